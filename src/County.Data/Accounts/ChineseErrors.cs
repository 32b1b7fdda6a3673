using Microsoft.AspNetCore.Identity;

namespace County.Data;

/// <summary>What the account store refuses, in office Chinese: these lines stand beside the form as they are.</summary>
public sealed class ChineseErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Of(nameof(DefaultError), "没有办成，请稍后再试。");

    public override IdentityError ConcurrencyFailure() =>
        Of(nameof(ConcurrencyFailure), "账号刚刚被修改过，请刷新后再试。");

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch), "当前密码不对。");

    public override IdentityError InvalidToken() => Of(nameof(InvalidToken), "验证信息已失效。");

    public override IdentityError RecoveryCodeRedemptionFailed() =>
        Of(nameof(RecoveryCodeRedemptionFailed), "备用码不对，或者已经用过。");

    public override IdentityError LoginAlreadyAssociated() =>
        Of(nameof(LoginAlreadyAssociated), "这个外部账号已经与另一个账号关联。");

    public override IdentityError InvalidUserName(string? userName) =>
        Of(nameof(InvalidUserName), $"用户名不符合规则：{AccountRules.NameRule}。");

    public override IdentityError DuplicateUserName(string userName) =>
        Of(nameof(DuplicateUserName), "这个用户名已经有人使用，请换一个。");

    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail), "邮箱地址不对。");

    public override IdentityError DuplicateEmail(string email) => Of(nameof(DuplicateEmail), "邮箱已用于另一个账号。");

    public override IdentityError InvalidRoleName(string? role) => Of(nameof(InvalidRoleName), "角色名称不对。");

    public override IdentityError DuplicateRoleName(string role) => Of(nameof(DuplicateRoleName), "角色名称重复。");

    public override IdentityError UserAlreadyHasPassword() => Of(nameof(UserAlreadyHasPassword), "账号已经设置了密码。");

    public override IdentityError UserLockoutNotEnabled() => Of(nameof(UserLockoutNotEnabled), "账号没有启用锁定。");

    public override IdentityError UserAlreadyInRole(string role) => Of(nameof(UserAlreadyInRole), "账号已有这个角色。");

    public override IdentityError UserNotInRole(string role) => Of(nameof(UserNotInRole), "账号没有这个角色。");

    public override IdentityError PasswordTooShort(int length) =>
        Of(nameof(PasswordTooShort), $"密码至少要有 {length} 位。");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Of(nameof(PasswordRequiresUniqueChars), $"密码至少要有 {uniqueChars} 个不同的字符。");

    public override IdentityError PasswordRequiresNonAlphanumeric() =>
        Of(nameof(PasswordRequiresNonAlphanumeric), "密码要有一个字母和数字以外的符号。");

    public override IdentityError PasswordRequiresDigit() => Of(nameof(PasswordRequiresDigit), "密码要有数字。");

    public override IdentityError PasswordRequiresLower() => Of(nameof(PasswordRequiresLower), "密码要有小写字母。");

    public override IdentityError PasswordRequiresUpper() => Of(nameof(PasswordRequiresUpper), "密码要有大写字母。");

    private static IdentityError Of(string code, string description) => new()
    {
        Code = code,
        Description = description,
    };
}

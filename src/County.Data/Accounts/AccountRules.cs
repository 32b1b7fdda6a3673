using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace County.Data;

/// <summary>What a user name and a password may be, beyond their length.</summary>
public sealed partial class AccountRules : IPasswordValidator<Account>
{
    public const string NameRule = "2 至 32 个汉字、字母、数字，中间可以有“-”“_”“.”；全是数字的只能是本人手机号";

    public const string PasswordRule = "至少 10 位，同时有大写字母、小写字母和数字，不含用户名和手机号，不用常见密码";

    // Made for this program: the words and keyboard rows that people put figures behind.
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>Why a name cannot be taken; null where it can.</summary>
    /// <param name="name">As it is kept.</param>
    /// <param name="mobile">The mobile number that the account signs in with; null where it has none.</param>
    public static string? NameProblem(string name, string? mobile) =>
        !Allowed().IsMatch(name) ? $"用户名不符合规则：{NameRule}。"
        // Somebody else's number would sign in to this account.
        : name.All(char.IsAsciiDigit) && name != mobile ? "全是数字的用户名只能是本人手机号。"
        : null;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var errors = new List<IdentityError>();
        if (Contains(password, user.UserName) || Contains(password, user.PhoneNumber))
        {
            errors.Add(new IdentityError { Code = "PasswordTellsName", Description = "密码不能包含用户名或者手机号。" });
        }

        if (IsCommon(password ?? ""))
        {
            errors.Add(new IdentityError { Code = "PasswordIsCommon", Description = "这个密码太常见，容易被猜中，请换一个。" });
        }

        return Task.FromResult(errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]));
    }

    /// <summary>Whether a password is one that many have: common words, with figures or signs around.</summary>
    public static bool IsCommon(string password)
    {
        var words = Ornament().Split(password.ToLowerInvariant()).Where(word => word.Length > 0).ToList();
        return words.All(word => Common.Value.Contains(word));
    }

    private static bool Contains(string? password, string? name) =>
        name is { Length: > 1 } && password?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(AccountRules).Assembly.GetManifestResourceStream("Accounts/CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"^[\p{L}0-9](?:[\p{L}0-9._\-]{0,30}[\p{L}0-9])$")]
    private static partial Regex Allowed();

    // "@" and "0" inside a word are letters in disguise and stand in the list.
    [GeneratedRegex(@"(?<![a-z@])[\d@$!]+|[\d@$!]+(?![a-z])|[^a-z0-9@$!]+")]
    private static partial Regex Ornament();
}

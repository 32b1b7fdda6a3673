using County.Data;
using Microsoft.AspNetCore.Identity;

namespace County.Web.Hosting;

/// <summary>
/// Asks who is signed in for their password or a code once more, before what a passer-by at an open browser must not
/// do. A wrong one counts as a failure to sign in does: this is no place to guess either.
/// </summary>
internal sealed class Proofs(SignInTries tries, SecondFactorBook factors, IPasswordHasher<Account> hasher)
{
    /// <summary>Null where the password is the account's; otherwise why not, with the failure written down.</summary>
    public Task<Sentence?> PasswordAsync(
        TenantWork work, Account account, string? password, CancellationToken cancellation) => JudgeAsync(
        work, account, Words.Key("密码"),
        _ => Task.FromResult(!string.IsNullOrEmpty(password) && account.PasswordHash is { } hash
            && hasher.VerifyHashedPassword(account, hash, password) is not PasswordVerificationResult.Failed),
        cancellation);

    /// <summary>Null where the code is taken, a backup code too; otherwise why not.</summary>
    public Task<Sentence?> CodeAsync(TenantWork work, Account account, string? code, CancellationToken cancellation) =>
        JudgeAsync(
            work, account, Words.Key("验证码"),
            accounts => factors.TakeAsync(accounts, account.Id, code ?? "", cancellation), cancellation);

    private async Task<Sentence?> JudgeAsync(
        TenantWork work, Account account, string what, Func<AccountsContext, Task<bool>> judge,
        CancellationToken cancellation)
    {
        var accounts = await work.AccountsAsync(cancellation);
        var isTaken = await tries.TakeAsync(accounts, account.Id, cancellation);
        if (isTaken && await judge(accounts))
        {
            await SignInTries.GiveBackAsync(accounts, account.Id, cancellation);
            return null;
        }

        work.Audit.Write(
            "核对身份失败", account.UserName ?? "", refused: isTaken ? $"{what}不对" : "账号已锁定");
        await work.Db.SaveChangesAsync(cancellation);
        return isTaken
            ? Words.Say("当前{0}不对，没有办理。", (Sentence)what)
            : Words.Key("失败次数过多，账号已暂时锁定，请稍后再试。");
    }
}

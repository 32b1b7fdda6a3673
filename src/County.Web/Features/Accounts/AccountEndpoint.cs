using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Accounts;

/// <summary>我的账号: who one is here, one's password, and where one is signed in.</summary>
public static class AccountEndpoint
{
    public const string Page = "/account";

    internal static async Task<IResult> Show(
        AccountReading reading, string? notice, CancellationToken cancellation) =>
        await reading.ShowAsync(null, null, notice, cancellation);

    internal static async Task<IResult> ChangePassword(
        [FromForm] string? current, [FromForm] string? password, [FromForm] string? again, HttpContext context,
        Caller caller, SignInSteps steps, Sessions sessions, Proofs proofs, AccountReading reading, TimeProvider time,
        CancellationToken cancellation)
    {
        if (NewPasswordProblem(current, password, again) is { } wrong)
        {
            return await reading.ShowAsync("password", wrong, null, cancellation);
        }

        var standing = await reading.StandingAsync(cancellation);
        await using var work = await steps.BeginAsync(context, standing, cancellation);
        var problem = await proofs.PasswordAsync(work, standing.Account, current, cancellation);
        if (problem is not null)
        {
            await work.CommitAsync(cancellation);
            return await reading.ShowAsync("password", problem, null, cancellation);
        }

        var users = work.Services.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByIdAsync(standing.Account.Id))!;
        account.PasswordSetAt = time.GetUtcNow();
        var changed = await users.ChangePasswordAsync(account, current!, password!);
        if (!changed.Succeeded)
        {
            var reasons = string.Concat(changed.Errors.Select(error => error.Description));
            await work.DisposeAsync();
            return await reading.ShowAsync("password", reasons, null, cancellation);
        }

        await sessions.EndAsync(await work.AccountsAsync(cancellation), account.Id, caller.SessionId, cancellation);
        work.Audit.Write("修改密码", account.UserName ?? "");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect($"{Page}?notice=password");
    }

    /// <summary>Ends one session, one's own too; somebody else's is not there.</summary>
    internal static async Task<IResult> EndSession(
        Guid session, IFormCollection _, HttpContext context, Caller caller, SignInSteps steps, Sessions sessions,
        AccountReading reading, CancellationToken cancellation)
    {
        var standing = await reading.StandingAsync(cancellation);
        await using var work = await steps.BeginAsync(context, standing, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        if (!await sessions.EndOneAsync(accounts, standing.Account.Id, session, cancellation))
        {
            return Results.NotFound();
        }

        work.Audit.Write("结束会话", standing.Account.UserName ?? "");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect(session == caller.SessionId ? SignInSteps.Page : $"{Page}?notice=session");
    }

    internal static async Task<IResult> EndOtherSessions(
        IFormCollection _, HttpContext context, Caller caller, SignInSteps steps, Sessions sessions,
        AccountReading reading, CancellationToken cancellation)
    {
        var standing = await reading.StandingAsync(cancellation);
        await using var work = await steps.BeginAsync(context, standing, cancellation);
        var ended = await sessions.EndAsync(
            await work.AccountsAsync(cancellation), standing.Account.Id, caller.SessionId, cancellation);
        work.Audit.Write("结束会话", standing.Account.UserName ?? "", after: new Dictionary<string, object?>
        {
            ["其他设备"] = ended,
        });
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect($"{Page}?notice=session");
    }

    private static Sentence? NewPasswordProblem(string? current, string? password, string? again) =>
        string.IsNullOrEmpty(current) ? Words.Key("请填写当前密码。")
        : string.IsNullOrEmpty(password) ? Words.Key("请填写新密码。")
        : password != again ? Words.Key("两次填写的新密码不一样。")
        : password == current ? Words.Key("新密码不能与当前密码相同。")
        : null;
}

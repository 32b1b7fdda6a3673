using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignIn;

/// <summary>The first factor: a user name or mobile number that is typed in, and a password.</summary>
public static class SignInEndpoint
{
    /// <summary>
    /// One text for an unknown name, a wrong password and a locked account, the right password on a locked one too: who
    /// asks learns nothing of which names there are, and nobody's tries at names that are nobody's need be kept.
    /// </summary>
    private static readonly string Refusal = Words.Key(
        "用户名或密码不对，或者账号已被锁定。登录连续失败 5 次后，账号锁定 1 分钟；"
        + "此后每失败一次，锁定时间加倍，最长 60 分钟。锁定期间输入正确的密码也不能登录。");

    // Of no password: hashing costs the same whether or not the name exists.
    private static readonly string NobodysHash =
        new PasswordHasher<Account>().HashPassword(new Account(), Secret.New());

    /// <summary>What the page shows; it never says whether a name exists.</summary>
    public sealed record Form(string Name, string From, string? Problem, string? Notice = null)
    {
        /// <summary>Whether the way on is a new password by a printed slip.</summary>
        public bool IsReset { get; init; }
    }

    internal static IResult Page(Caller caller, string? from, string? notice) => caller.AccountId is not null
        ? Results.LocalRedirect(SignInSteps.Local(from))
        : Show(new Form("", SignInSteps.Local(from), null, notice switch
        {
            "expired" => Words.Key("验证时间已过，请重新登录。"),
            "password" => Words.Key("密码已设置好，请用新密码登录。"),
            "account" => Words.Key("账号已开通，请登录。"),
            _ => null,
        }));

    internal static async Task<IResult> Enter(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? from, HttpContext context,
        Tenancy tenancy, SignInTries tries, SignInSteps steps, IPasswordHasher<Account> hasher,
        CancellationToken cancellation)
    {
        if (SignInName.Plain(name).Length == 0 || string.IsNullOrEmpty(password))
        {
            return Again(name, from, Words.Key("请填写用户名（或者手机号）和密码。"));
        }

        var (account, isTaken) = await TryAsync(tenancy, tries, name, cancellation);
        var hash = account?.PasswordHash ?? NobodysHash;
        var isRight = hasher.VerifyHashedPassword(account ?? new Account(), hash, password)
            is not PasswordVerificationResult.Failed;
        // The same steps for everybody, known or not, so that they take the same time.
        var standing = await steps.StandingAsync(account?.Id ?? "", cancellation);
        if (standing is null || !isTaken || !isRight || account?.PasswordHash is null)
        {
            await WriteRefusalAsync(context, tenancy, standing, isTaken, cancellation);
            return Again(name, from, Refusal);
        }

        await GiveBackAsync(tenancy, standing, cancellation);
        return standing.PasswordIsReset
            ? Show(
                new Form(SignInName.Plain(name), SignInSteps.Local(from), null) { IsReset = true },
                StatusCodes.Status422UnprocessableEntity)
            : await steps.NextAsync(context, standing, from, "密码", cancellation);
    }

    /// <summary>The form holds nothing but its token, which is checked because the form is read.</summary>
    internal static async Task<IResult> Leave(
        IFormCollection _, HttpContext context, Caller caller, SignInSteps steps, Sessions sessions,
        CancellationToken cancellation)
    {
        if (caller is { AccountId: { } account, SessionId: { } session }
            && await steps.StandingAsync(account, cancellation) is { } standing)
        {
            await using var work = await steps.BeginAsync(context, standing, cancellation);
            await sessions.EndOneAsync(await work.AccountsAsync(cancellation), account, session, cancellation);
            work.Audit.Write("退出", standing.Account.UserName ?? "");
            await work.Db.SaveChangesAsync(cancellation);
            await work.CommitAsync(cancellation);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect(SignInSteps.Page);
    }

    private static async Task<(Account? Account, bool IsTaken)> TryAsync(
        Tenancy tenancy, SignInTries tries, string? name, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        var account = await SignInName.FindAsync(accounts, name, cancellation);
        var isTaken = await tries.TakeAsync(accounts, account?.Id ?? "", cancellation);
        await work.CommitAsync(cancellation);
        return (account, isTaken);
    }

    private static async Task GiveBackAsync(Tenancy tenancy, Standing standing, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        var accounts = await work.AccountsAsync(cancellation);
        await SignInTries.GiveBackAsync(accounts, standing.Account.Id, cancellation);
        await work.CommitAsync(cancellation);
    }

    /// <summary>What was typed as a name may be a password, so the record of an unknown one does not say it.</summary>
    private static async Task WriteRefusalAsync(
        HttpContext context, Tenancy tenancy, Standing? standing, bool isTaken, CancellationToken cancellation)
    {
        var actor = standing?.Actor(context)
            ?? new Actor("未登录", Address: context.Connection.RemoteIpAddress?.ToString());
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, standing?.Tenant ?? TenantInfo.None, actor, cancellation);
        work.Audit.Write(
            "登录失败", standing?.Account.UserName ?? "不存在的账号",
            refused: standing is null ? "没有这个账号" : isTaken ? "密码不对" : "账号已锁定");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }

    private static RazorComponentResult<SignInPage> Again(string? name, string? from, string problem) => Show(
        new Form(SignInName.Plain(name), SignInSteps.Local(from), problem), StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<SignInPage> Show(Form form, int status = 200) =>
        Pages.Show<SignInPage, Form>(form, status);
}

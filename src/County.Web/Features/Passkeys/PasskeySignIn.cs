using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Passkeys;

/// <summary>
/// Sign-in with a passkey in place of password and code. Wrong passwords lock nobody out of it: it cannot be guessed.
/// </summary>
public static class PasskeySignIn
{
    private const string Way = "通行密钥";

    /// <summary>What the browser is to answer; the same for everybody, so it says not who has an account.</summary>
    internal static async Task<IResult> Options(Tenancy tenancy, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        await work.AccountsAsync(cancellation);
        var options = await work.Services.GetRequiredService<SignInManager<Account>>()
            .MakePasskeyRequestOptionsAsync(null);
        return Results.Text(options, "application/json");
    }

    internal static async Task<IResult> Enter(
        [FromForm] string? credential, [FromForm] string? from, HttpContext context, Tenancy tenancy,
        SignInSteps steps, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(credential) || !await PasskeyEndpoint.IsAskedAsync(context))
        {
            return Failed("浏览器没有给出通行密钥。请用密码登录，或者换用支持通行密钥的浏览器再试。");
        }

        var (accountId, passkey) = await AssertAsync(tenancy, credential, cancellation);
        var standing = accountId is null ? null : await steps.StandingAsync(accountId, cancellation);
        if (standing is null || passkey is null || Refused(standing, passkey) is not null)
        {
            var reason = standing is null || passkey is null ? "通行密钥不对" : Refused(standing, passkey);
            await WriteRefusalAsync(context, tenancy, standing, reason, cancellation);
            return Failed("这个通行密钥不能登录：它已被删除，或者账号的密码、第二验证已被重置。请用密码登录。");
        }

        return passkey.IsUserVerified
            ? await steps.EnterAsync(context, standing, from, Way, cancellation)
            : await steps.NextAsync(context, standing, from, Way, cancellation);
    }

    /// <summary>Whose passkey it is; that it was used is kept with it.</summary>
    private static async Task<(string? AccountId, UserPasskeyInfo? Passkey)> AssertAsync(
        Tenancy tenancy, string credential, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        await work.AccountsAsync(cancellation);
        var result = await work.Services.GetRequiredService<SignInManager<Account>>()
            .PerformPasskeyAssertionAsync(credential);
        if (!result.Succeeded) return (null, null);
        await work.Services.GetRequiredService<UserManager<Account>>()
            .AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await work.CommitAsync(cancellation);
        return (result.User.Id, result.Passkey);
    }

    /// <summary>Whoever resets a password or a second factor does not mean an older passkey to go on.</summary>
    private static string? Refused(Standing standing, UserPasskeyInfo passkey) =>
        standing.PasswordIsReset ? "密码已被重置"
        : standing.Member?.SecondFactorResetAt >= passkey.CreatedAt ? "第二验证已被重置"
        : null;

    private static async Task WriteRefusalAsync(
        HttpContext context, Tenancy tenancy, Standing? standing, string? reason, CancellationToken cancellation)
    {
        var actor = standing?.Actor(context)
            ?? new Actor("未登录", Address: context.Connection.RemoteIpAddress?.ToString());
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, standing?.Tenant ?? TenantInfo.None, actor, cancellation);
        work.Audit.Write("登录失败", standing?.Account.UserName ?? Way, refused: reason);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }

    private static RazorComponentResult<PasskeyFailedPage> Failed(string text) =>
        Pages.Show<PasskeyFailedPage, string>(text, StatusCodes.Status422UnprocessableEntity);
}

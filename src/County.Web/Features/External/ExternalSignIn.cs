using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace County.Web.Features.External;

/// <summary>
/// Sign-in with an identity that somebody has linked to their account. None is linked, and no account made, because a
/// name or an e-mail address is the same: whoever runs the provider could then be anybody.
/// </summary>
public static class ExternalSignIn
{
    internal static IResult Leave(string? from) => ExternalIdentity.Ask(
        $"/sign-in/external/arrival?from={Uri.EscapeDataString(SignInSteps.Local(from))}", forAccount: null);

    internal static async Task<IResult> Arrive(
        string? from, HttpContext context, Settings settings, Tenancy tenancy, SignInSteps steps,
        CancellationToken cancellation)
    {
        if (await ExternalIdentity.TakeAsync(context) is not { ForAccount: null } identity)
        {
            return Results.LocalRedirect(OidcSetup.FailurePage);
        }

        var name = settings.Oidc!.Name;
        var accountId = await FindAsync(tenancy, identity, cancellation);
        var standing = accountId is null ? null : await steps.StandingAsync(accountId, cancellation);
        if (standing is null or { PasswordIsReset: true })
        {
            await WriteRefusalAsync(context, tenancy, identity, standing, cancellation);
            return standing is null
                ? Refused($"这个{name}身份还没有关联账号", "请先用用户名和密码登录，再到“外部身份”页关联。")
                : Refused("密码已被重置", "请先用单子上的一次性密码设置新密码。");
        }

        return identity.HasSecondFactor
            ? await steps.EnterAsync(context, standing, from, $"{name}（含第二验证）", cancellation)
            : await steps.NextAsync(context, standing, from, name, cancellation);
    }

    internal static RazorComponentResult<MessagePage> Failure(Settings settings) => Refused(
        "没有登录", $"{settings.Oidc!.Name}没有确认您的身份，或者等待的时间太长。请回到登录页再试一次。");

    private static async Task<string?> FindAsync(
        Tenancy tenancy, ExternalIdentity identity, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, cancellation);
        await work.AccountsAsync(cancellation);
        var account = await work.Services.GetRequiredService<UserManager<Account>>()
            .FindByLoginAsync(identity.Issuer, identity.Subject);
        return account?.Id;
    }

    private static async Task WriteRefusalAsync(
        HttpContext context, Tenancy tenancy, ExternalIdentity identity, Standing? standing,
        CancellationToken cancellation)
    {
        var actor = standing?.Actor(context)
            ?? new Actor("未登录", Address: context.Connection.RemoteIpAddress?.ToString());
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, standing?.Tenant ?? TenantInfo.None, actor, cancellation);
        work.Audit.Write(
            "登录失败", standing?.Account.UserName ?? identity.Name,
            refused: standing is null ? "外部身份没有关联账号" : "密码已被重置");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
    }

    private static RazorComponentResult<MessagePage> Refused(string heading, string text) =>
        MessagePage.Show(StatusCodes.Status409Conflict, heading, text);
}

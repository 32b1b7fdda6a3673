using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.External;

/// <summary>
/// The identity (外部身份) that one's own account is linked to. What the provider says is shown and confirmed in a form
/// of the site's own: nobody's browser can be led to link another's identity unseen.
/// </summary>
public static class LinkEndpoint
{
    private const string Address = "/account/identity";

    public sealed record Model(string Provider, bool IsLinked, string? Candidate, string? Problem = null);

    internal static async Task<IResult> Page(
        HttpContext context, Caller caller, Settings settings, SignInSteps steps, CancellationToken cancellation)
    {
        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        return Show(settings, await IsLinkedAsync(own), candidate: null);
    }

    internal static IResult Leave(Caller caller) =>
        ExternalIdentity.Ask($"{Address}/confirmation", caller.AccountId);

    internal static async Task<IResult> Confirm(
        HttpContext context, Caller caller, Settings settings, SignInSteps steps, CancellationToken cancellation)
    {
        if (await ExternalIdentity.ReadAsync(context) is not { } identity || identity.ForAccount != caller.AccountId)
        {
            return Results.LocalRedirect(Address);
        }

        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        return Show(settings, await IsLinkedAsync(own), identity.Name);
    }

    /// <summary>Asks for the password: a passer-by at an open browser must not link their own identity.</summary>
    internal static async Task<IResult> Link(
        [FromForm] string? current, HttpContext context, Caller caller, Settings settings, SignInSteps steps,
        Proofs proofs, CancellationToken cancellation)
    {
        if (await ExternalIdentity.ReadAsync(context) is not { } identity || identity.ForAccount != caller.AccountId)
        {
            return Results.LocalRedirect(Address);
        }

        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        if (await IsLinkedAsync(own)) return Refused("您的账号已经关联，请先取消原来的关联。");
        if (await proofs.PasswordAsync(own.Work, own.Account, current, cancellation) is { } problem)
        {
            await own.Work.CommitAsync(cancellation);
            return Show(settings, false, identity.Name, problem.ToString());
        }

        var added = await own.Accounts.AddLoginAsync(
            own.Account, new UserLoginInfo(identity.Issuer, identity.Subject, settings.Oidc!.Name));
        if (!added.Succeeded) return Refused($"这个{settings.Oidc.Name}身份已经关联了另一个账号。");
        await own.CommitAsync("关联外部身份", $"{settings.Oidc.Name} {identity.Name}", cancellation);
        await ExternalIdentity.TakeAsync(context);
        return Results.LocalRedirect(Address);
    }

    internal static async Task<IResult> Remove(
        IFormCollection _, HttpContext context, Caller caller, SignInSteps steps, CancellationToken cancellation)
    {
        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        var logins = await own.Accounts.GetLoginsAsync(own.Account);
        if (logins.Count == 0) return Results.NotFound();
        foreach (var login in logins)
        {
            await own.Accounts.RemoveLoginAsync(own.Account, login.LoginProvider, login.ProviderKey);
        }

        await own.CommitAsync("取消关联外部身份", logins[0].ProviderDisplayName ?? "", cancellation);
        return Results.LocalRedirect(Address);
    }

    private static async Task<bool> IsLinkedAsync(OwnAccount own) =>
        (await own.Accounts.GetLoginsAsync(own.Account)).Count > 0;

    private static RazorComponentResult<LinkPage> Show(
        Settings settings, bool isLinked, string? candidate, string? problem = null) =>
        Pages.Show<LinkPage, Model>(
            new Model(settings.Oidc!.Name, isLinked, candidate, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<MessagePage> Refused(string text) =>
        MessagePage.Show(StatusCodes.Status409Conflict, "没有关联", text);
}

using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignIn;

public static class SignInEndpoint
{
    /// <summary>What the page shows; it never says whether a name exists.</summary>
    public sealed record Form(string Name, string From, string? Problem);

    internal static IResult Page(Caller caller, string? from) =>
        caller.AccountId is null ? Show(new Form("", Local(from), null)) : Results.LocalRedirect(Local(from));

    internal static async Task<IResult> Enter(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? from,
        HttpContext context, Tenancy tenancy, Sessions sessions, UserManager<Account> accounts,
        CancellationToken cancellation)
    {
        name = name?.Trim() ?? "";
        if (name.Length == 0 || string.IsNullOrEmpty(password)) return Again(name, from, "请填写用户名和密码。");
        var account = await accounts.FindByNameAsync(name);
        if (account is null)
        {
            // Hashing costs the same whether or not the name exists.
            accounts.PasswordHasher.HashPassword(new Account(), password);
            return Again(name, from, "用户名或密码不对。");
        }

        if (!await accounts.CheckPasswordAsync(account, password)) return Again(name, from, "用户名或密码不对。");
        await using var work = await tenancy.BeginAsync(
            Scope.Accounts, TenantInfo.None with { AccountId = account.Id }, cancellation);
        await sessions.OpenAsync(context, await work.AccountsAsync(cancellation), account.Id, cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect(Local(from));
    }

    /// <summary>The form holds nothing but its token, which is checked because the form is read.</summary>
    internal static async Task<IResult> Leave(
        IFormCollection _, HttpContext context, Caller caller, Tenancy tenancy, Sessions sessions,
        CancellationToken cancellation)
    {
        if (caller is { AccountId: { } account, SessionId: { } session })
        {
            await using var work = await tenancy.BeginAsync(
                Scope.Accounts, TenantInfo.None with { AccountId = account }, cancellation);
            await sessions.EndOneAsync(await work.AccountsAsync(cancellation), account, session, cancellation);
            await work.CommitAsync(cancellation);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Again(string name, string? from, string problem) =>
        Show(new Form(name, Local(from), problem), StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<SignInPage> Show(Form form, int status = 200) =>
        Pages.Show<SignInPage, Form>(form, status);

    // Two strokes, however they lean, would lead to another site.
    private static string Local(string? from) => from is ['/', not ('/' or '\\'), ..] ? from : "/";
}

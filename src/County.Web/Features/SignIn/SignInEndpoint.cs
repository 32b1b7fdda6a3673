using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignIn;

public static class SignInEndpoint
{
    /// <summary>What the page shows; it never says whether a name exists.</summary>
    public sealed record Form(string Name, string From, string? Problem);

    public static IResult Page(Caller caller, string? from) =>
        caller.Membership is null ? Show(new Form("", Local(from), null)) : Results.LocalRedirect(Local(from));

    public static async Task<IResult> Enter(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? from,
        SignInManager<IdentityUser> signIn, UserManager<IdentityUser> accounts)
    {
        name = name?.Trim() ?? "";
        if (name.Length == 0 || string.IsNullOrEmpty(password)) return Again(name, from, "请填写用户名和密码。");
        var account = await accounts.FindByNameAsync(name);
        if (account is null)
        {
            // Hashing costs the same whether or not the name exists.
            accounts.PasswordHasher.HashPassword(new IdentityUser(), password);
            return Again(name, from, "用户名或密码不对。");
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded
            ? Results.LocalRedirect(Local(from))
            : Again(name, from, result.IsLockedOut ? "登录失败次数过多，请十分钟后再试。" : "用户名或密码不对。");
    }

    /// <summary>The form holds nothing but its token, which is checked because the form is read.</summary>
    public static async Task<IResult> Leave(IFormCollection _, SignInManager<IdentityUser> signIn)
    {
        await signIn.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Again(string name, string? from, string problem) =>
        Show(new Form(name, Local(from), problem), StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult<SignInPage> Show(Form form, int status = 200) =>
        Pages.Show<SignInPage, Form>(form, status);

    // Two strokes, however they lean, would lead to another site.
    private static string Local(string? from) => from is ['/', not ('/' or '\\'), ..] ? from : "/";
}

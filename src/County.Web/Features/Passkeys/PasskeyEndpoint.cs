using County.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace County.Web.Features.Passkeys;

/// <summary>The passkeys of one's own account: seen, added under a name, removed.</summary>
public static class PasskeyEndpoint
{
    private const string Address = "/account/passkeys";
    private const int LongestName = 40;

    // One for each device that a person may reasonably have.
    private const int Most = 10;

    public sealed record Row(string Id, string Name, DateTimeOffset AddedAt);

    public sealed record Form(IReadOnlyList<Row> Passkeys, string Name, string? Problem);

    internal static async Task<IResult> Page(
        HttpContext context, Caller caller, SignInSteps steps, CancellationToken cancellation)
    {
        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        return Show(await RowsAsync(own), "", null);
    }

    /// <summary>
    /// What the browser is to make a passkey for. The password is asked for here, and what is added answers this: a
    /// passer-by at an open browser must not leave with a way in.
    /// </summary>
    internal static async Task<IResult> Options(
        [FromForm] string? current, HttpContext context, Caller caller, SignInSteps steps, Proofs proofs,
        CancellationToken cancellation)
    {
        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        if (await proofs.PasswordAsync(own.Work, own.Account, current, cancellation) is { } problem)
        {
            await own.Work.CommitAsync(cancellation);
            return Results.Text(problem.ToString(), statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var options = await own.SignIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = own.Account.Id,
            Name = own.Account.UserName ?? "",
            DisplayName = caller.Person.Length == 0 ? own.Account.UserName ?? "" : caller.Person,
        });
        await own.Work.CommitAsync(cancellation);
        return Results.Text(options, "application/json");
    }

    internal static async Task<IResult> Add(
        [FromForm] string? name, [FromForm] string? credential, HttpContext context, Caller caller, SignInSteps steps,
        CancellationToken cancellation)
    {
        name = name?.Trim() ?? "";
        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        var rows = await RowsAsync(own);
        if (Problem(name, rows) is { } problem) return Show(rows, name, problem);
        if (string.IsNullOrEmpty(credential) || !await IsAskedAsync(context))
        {
            return Show(rows, name, "浏览器没有给出通行密钥。请换用支持通行密钥的浏览器，或者再试一次。");
        }

        var result = await own.SignIn.PerformPasskeyAttestationAsync(credential);
        if (!result.Succeeded || result.UserEntity.Id != own.Account.Id)
        {
            return Show(rows, name, "这个通行密钥没有通过验证，请再试一次。");
        }

        result.Passkey.Name = name;
        var added = await own.Accounts.AddOrUpdatePasskeyAsync(own.Account, result.Passkey);
        if (!added.Succeeded) return Show(rows, name, "这个通行密钥已经属于另一个账号。");
        await own.CommitAsync("新增通行密钥", name, cancellation);
        return Results.LocalRedirect(Address);
    }

    internal static async Task<IResult> Remove(
        string id, IFormCollection _, HttpContext context, Caller caller, SignInSteps steps,
        CancellationToken cancellation)
    {
        await using var own = await OwnAccount.OpenAsync(context, caller, steps, cancellation);
        var passkey = (await own.Accounts.GetPasskeysAsync(own.Account))
            .FirstOrDefault(one => WebEncoders.Base64UrlEncode(one.CredentialId) == id);
        if (passkey is null) return Results.NotFound();
        await own.Accounts.RemovePasskeyAsync(own.Account, passkey.CredentialId);
        await own.CommitAsync("删除通行密钥", passkey.Name ?? "", cancellation);
        return Results.LocalRedirect(Address);
    }

    /// <summary>Whether the site has asked this browser within the last minutes.</summary>
    internal static async Task<bool> IsAskedAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Succeeded;

    private static async Task<IReadOnlyList<Row>> RowsAsync(OwnAccount own) =>
        [.. (await own.Accounts.GetPasskeysAsync(own.Account)).OrderBy(one => one.CreatedAt).Select(
            one => new Row(WebEncoders.Base64UrlEncode(one.CredentialId), one.Name ?? "", one.CreatedAt))];

    private static string? Problem(string name, IReadOnlyList<Row> rows) => name switch
    {
        "" => "请填写名称，以后好分辨是哪台设备。",
        { Length: > LongestName } => $"名称不能超过{LongestName}个字。",
        _ when rows.Any(row => row.Name == name) => "已有同名的通行密钥，请换一个名称。",
        _ when rows.Count >= Most => $"最多保存{Most}个通行密钥，请先删除不用的。",
        _ => null,
    };

    private static RazorComponentResult<PasskeysPage> Show(IReadOnlyList<Row> rows, string name, string? problem) =>
        Pages.Show<PasskeysPage, Form>(
            new Form(rows, name, problem),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

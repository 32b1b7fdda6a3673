using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignIn;

/// <summary>Opens an account or sets a password anew, by the secret of a printed slip or a mail.</summary>
public static class InvitationEndpoint
{
    // Longer than any secret, with whatever spaces it was typed.
    private const int Longest = 100;

    /// <summary>Asks for the secret of a slip.</summary>
    public sealed record Ask(string? Problem);

    /// <summary>Whose account it is, and what they chose.</summary>
    /// <param name="Address">Where the form goes.</param>
    /// <param name="Name">User name as typed; null where the account has one already.</param>
    /// <param name="Problems">Why it was not taken, a line each.</param>
    public sealed record Form(
        string Address, string Person, string Place, string Rights, string? Name, IReadOnlyList<string> Problems);

    internal static IResult Page() => Pages.Show<InvitationAskPage, Ask>(new Ask(null));

    internal static async Task<IResult> Find(
        [FromForm] string? secret, AccountBook book, CancellationToken cancellation)
    {
        secret = SignInName.Plain(secret);
        if (secret.Length == 0)
        {
            return Pages.Show<InvitationAskPage, Ask>(
                new Ask("请填写单子上的一次性密码。"), StatusCodes.Status422UnprocessableEntity);
        }

        return await OpenAsync(book, secret, cancellation) is null
            ? Gone()
            : Results.LocalRedirect(Address(secret));
    }

    internal static async Task<IResult> Show(
        string secret, AccountBook book, Tenancy tenancy, CancellationToken cancellation) =>
        await OpenAsync(book, secret, cancellation) is { } invitation
            ? await ShowAsync(
                invitation, secret, SignInName.Mobile(invitation.Telephone) ?? "", [], tenancy, cancellation)
            : Gone();

    internal static async Task<IResult> Use(
        string secret, [FromForm] string? name, [FromForm] string? password, [FromForm] string? again,
        HttpContext context, AccountBook book, Tenancy tenancy, CancellationToken cancellation)
    {
        if (await OpenAsync(book, secret, cancellation) is not { } invitation) return Gone();
        if (string.IsNullOrEmpty(password) || password != again)
        {
            var problem = string.IsNullOrEmpty(password) ? "请填写新密码。" : "两次填写的密码不一样。";
            return await ShowAsync(invitation, secret, SignInName.Plain(name), [problem], tenancy, cancellation);
        }

        var outcome = await book.UseAsync(
            secret, name, password, context.Connection.RemoteIpAddress?.ToString(), cancellation);
        return outcome switch
        {
            AccountBook.Outcome.Done => Results.LocalRedirect(
                invitation.Kind == InvitationKind.Account ? "/sign-in?notice=account" : "/sign-in?notice=password"),
            AccountBook.Outcome.Refused refused => await ShowAsync(
                invitation, secret, SignInName.Plain(name), refused.Problems, tenancy, cancellation),
            _ => Gone(),
        };
    }

    private static async Task<Invitation?> OpenAsync(AccountBook book, string secret, CancellationToken cancellation) =>
        secret.Length <= Longest ? await book.FindAsync(secret, cancellation) : null;

    private static async Task<IResult> ShowAsync(
        Invitation invitation, string secret, string name, IReadOnlyList<string> problems, Tenancy tenancy,
        CancellationToken cancellation)
    {
        var place = await PlaceName.ReadAsync(tenancy, invitation.CountyId, invitation.UnitId, cancellation);
        return Pages.Show<InvitationPage, Form>(
            new Form(
                Address(secret), invitation.Person, place, Rights.Line(invitation.Rights, invitation.UnitId),
                invitation.Kind == InvitationKind.Account ? name : null, problems),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string Address(string secret) => $"/invitation/{Uri.EscapeDataString(secret)}";

    /// <summary>One page for all that does not open: who tries secrets learns nothing from it.</summary>
    private static RazorComponentResult<MessagePage> Gone() => MessagePage.Show(
        StatusCodes.Status404NotFound, "已失效",
        "这个一次性密码（或者邀请链接）已失效：可能输错了，可能已经用过、已经过期，也可能已被撤销。"
            + "请向给您单子的人（本单位签发人或者县政府办公室管理员）重新领取。");
}

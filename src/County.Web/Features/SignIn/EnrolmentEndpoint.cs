using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.SignIn;

/// <summary>
/// Enrols a second factor after the first and before any session: for who must have one and has none, and for who had
/// one that an administrator reset.
/// </summary>
public static class EnrolmentEndpoint
{
    /// <summary>What the page shows.</summary>
    /// <param name="MayDoWithout">A password alone is enough in this place.</param>
    public sealed record Form(EnrolmentOffer Offer, bool IsReset, bool MayDoWithout, string? Problem);

    internal static async Task<IResult> Page(
        HttpContext context, PendingCookie cookie, SignInSteps steps, Enrolments enrolments,
        CancellationToken cancellation)
    {
        if (await CodeEndpoint.PendingAsync(context, cookie, steps, cancellation) is not var (_, standing))
        {
            return Results.LocalRedirect(CodeEndpoint.Expired);
        }

        return standing.MustEnrol
            ? Show(standing, enrolments.Offer(standing.Account), null)
            : Results.LocalRedirect(SignInSteps.CodePage);
    }

    internal static async Task<IResult> Enter(
        [FromForm] string? ticket, [FromForm] string? newCode, HttpContext context, PendingCookie cookie,
        SignInSteps steps, Enrolments enrolments, TimeProvider time, CancellationToken cancellation)
    {
        if (await CodeEndpoint.PendingAsync(context, cookie, steps, cancellation) is not var (pending, standing)
            || !standing.MustEnrol)
        {
            return Results.LocalRedirect(CodeEndpoint.Expired);
        }

        await using var work = await steps.BeginAsync(context, standing, cancellation);
        if (await enrolments.ConfirmAsync(work, standing.Account, ticket, newCode, cancellation) is not { } codes)
        {
            return Show(
                standing, enrolments.Offer(standing.Account, ticket), "验证码不对，请填写验证器当前显示的验证码；仍然不对时，请核对手机的时间。");
        }

        await steps.OpenAsync(work, context, standing, $"{pending.First}、登记验证器", cancellation);
        await work.CommitAsync(cancellation);
        return BackupCodes.Show(
            context, standing.Account.UserName ?? "", time, codes, SignInSteps.Local(pending.From));
    }

    /// <summary>Who needs no second factor and lost theirs may come in without one from now on.</summary>
    internal static async Task<IResult> DoWithout(
        IFormCollection _, HttpContext context, PendingCookie cookie, SignInSteps steps,
        CancellationToken cancellation)
    {
        if (await CodeEndpoint.PendingAsync(context, cookie, steps, cancellation) is not var (pending, standing)
            || standing is not { FactorIsReset: true, NeedsSecondFactor: false })
        {
            return Results.LocalRedirect(CodeEndpoint.Expired);
        }

        await using var work = await steps.BeginAsync(context, standing, cancellation);
        await SecondFactorBook.RemoveAsync(
            await work.AccountsAsync(cancellation), standing.Account.Id, cancellation);
        work.Audit.Write("停用二次验证", standing.Account.UserName ?? "");
        await steps.OpenAsync(work, context, standing, pending.First, cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect(SignInSteps.Local(pending.From));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<EnrolmentPage> Show(
        Standing standing, EnrolmentOffer offer, string? problem) => Pages.Show<EnrolmentPage, Form>(
        new Form(offer, standing.FactorIsReset, !standing.NeedsSecondFactor, problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

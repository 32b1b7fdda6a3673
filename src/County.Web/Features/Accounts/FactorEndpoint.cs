using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Accounts;

/// <summary>One's own second factor: enrol, replace, new backup codes, and off where it is not required.</summary>
public static class FactorEndpoint
{
    /// <summary>What the page of enrolment shows.</summary>
    /// <param name="Replaces">There is one already, and a code of it is asked for.</param>
    public sealed record Form(EnrolmentOffer Offer, bool Replaces, Sentence? Problem);

    internal static async Task<IResult> Page(
        AccountReading reading, Enrolments enrolments, CancellationToken cancellation) =>
        Show(await reading.StandingAsync(cancellation), enrolments, null, null);

    internal static async Task<IResult> Enrol(
        [FromForm] string? ticket, [FromForm] string? newCode, [FromForm] string? code, HttpContext context,
        SignInSteps steps, Proofs proofs, Enrolments enrolments, AccountReading reading, TimeProvider time,
        CancellationToken cancellation)
    {
        var standing = await reading.StandingAsync(cancellation);
        await using var work = await steps.BeginAsync(context, standing, cancellation);
        if (standing.HasSecondFactor
            && await proofs.CodeAsync(work, standing.Account, code, cancellation) is { } problem)
        {
            await work.CommitAsync(cancellation);
            return Show(standing, enrolments, ticket, problem);
        }

        // Where the new code does not fit nothing has happened: the old one's is not used up.
        if (await enrolments.ConfirmAsync(work, standing.Account, ticket, newCode, cancellation) is not { } codes)
        {
            return Show(standing, enrolments, ticket, Words.Key(
                "新验证器的验证码不对，请填写它当前显示的验证码；仍然不对时，请核对手机的时间。"));
        }

        await work.CommitAsync(cancellation);
        return BackupCodes.Show(context, standing.Account.UserName ?? "", time, codes, AccountEndpoint.Page);
    }

    internal static async Task<IResult> PrintBackupCodes(
        [FromForm] string? code, HttpContext context, SignInSteps steps, Proofs proofs, AccountReading reading,
        TimeProvider time, CancellationToken cancellation)
    {
        var standing = await reading.StandingAsync(cancellation);
        await using var work = await steps.BeginAsync(context, standing, cancellation);
        if (await RefuseAsync(work, standing, proofs, code, reading, cancellation) is { } refused) return refused;
        var codes = await SecondFactorBook.PrintAsync(
            await work.AccountsAsync(cancellation), standing.Account.Id, cancellation);
        work.Audit.Write("更换备用码", standing.Account.UserName ?? "");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return BackupCodes.Show(context, standing.Account.UserName ?? "", time, codes, AccountEndpoint.Page);
    }

    internal static async Task<IResult> Remove(
        [FromForm] string? code, HttpContext context, SignInSteps steps, Proofs proofs, AccountReading reading,
        CancellationToken cancellation)
    {
        var standing = await reading.StandingAsync(cancellation);
        if (standing.NeedsSecondFactor)
        {
            return await reading.ShowAsync(
                "factor", Words.Key("县政府办公室和运维人员的账号不能停用二次验证。"), null, cancellation);
        }

        await using var work = await steps.BeginAsync(context, standing, cancellation);
        if (await RefuseAsync(work, standing, proofs, code, reading, cancellation) is { } refused) return refused;
        await SecondFactorBook.RemoveAsync(
            await work.AccountsAsync(cancellation), standing.Account.Id, cancellation);
        work.Audit.Write("停用二次验证", standing.Account.UserName ?? "");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect($"{AccountEndpoint.Page}?notice=removal");
    }

    private static async Task<IResult?> RefuseAsync(
        TenantWork work, Standing standing, Proofs proofs, string? code, AccountReading reading,
        CancellationToken cancellation)
    {
        var problem = await proofs.CodeAsync(work, standing.Account, code, cancellation);
        if (problem is null) return null;
        await work.CommitAsync(cancellation);
        return await reading.ShowAsync("factor", problem, null, cancellation);
    }

    private static RazorComponentResult<FactorPage> Show(
        Standing standing, Enrolments enrolments, string? ticket, Sentence? problem) => Pages.Show<FactorPage, Form>(
        new Form(enrolments.Offer(standing.Account, ticket), standing.HasSecondFactor, problem),
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Submitting;

/// <summary>报送, taking it back, and asking for a correction.</summary>
public static class SubmissionEndpoint
{
    /// <param name="Refused">Why it was not handed in; null where nobody tried.</param>
    public sealed record Model(string Unit, Readiness Ready, IReadOnlyList<FindingLine> Findings, Sentence? Refused)
    {
        public Report Report => Ready.Report;
    }

    internal static async Task<Results<RazorComponentResult<SubmissionPage>, NotFound>> Page(
        int year, CountyContext db, DraftBook drafts, HandingIn desk, ExplanationBook explanations, Caller caller,
        CancellationToken cancellation) =>
        await drafts.FindAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is { } work
            ? await ShowAsync(
                await desk.LookAsync(work, cancellation), db, explanations, null, StatusCodes.Status200OK, cancellation)
            : TypedResults.NotFound();

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<SubmissionPage>, NotFound>> HandIn(
        int year, CountyContext db, DraftBook drafts, HandingIn desk, ExplanationBook explanations, Caller caller,
        CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var ready = await desk.LookAsync(work, cancellation);
        return await desk.DoAsync(ready, cancellation) is { } refusal
            ? await ShowAsync(ready, db, explanations, refusal, StatusCodes.Status409Conflict, cancellation)
            : TypedResults.LocalRedirect($"/rounds/{year}/units/{caller.UnitId}");
    }

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> TakeBack(
        int year, DraftBook drafts, ReportBook reports, Caller caller, CancellationToken cancellation) =>
        ActAsync(year, new Act.TakeBack(), drafts, reports, caller, cancellation);

    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Correct(
        int year, [FromForm] string? reason, DraftBook drafts, ReportBook reports, ReportNotices notices,
        Caller caller, CancellationToken cancellation)
    {
        var done = await ActAsync(
            year, new Act.Correct(Typed.CleanLines(reason).Trim()), drafts, reports, caller, cancellation);
        if (done.Result is RedirectHttpResult
            && await drafts.FindAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is { } work)
        {
            await notices.TellOfficeAsync(work.Report, cancellation);
        }

        return done;
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> ActAsync(
        int year, Act act, DraftBook drafts, ReportBook reports, Caller caller, CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var address = $"/reports/{year}";
        return await reports.ActAsync(work.Report, act, Party.Unit, caller.Person, cancellation) is { } refusal
            ? Refusal.Show(address, refusal)
            : TypedResults.LocalRedirect(address);
    }

    private static async Task<RazorComponentResult<SubmissionPage>> ShowAsync(
        Readiness ready, CountyContext db, ExplanationBook explanations, Sentence? refused, int status,
        CancellationToken cancellation)
    {
        var report = ready.Report;
        var unit = await db.Units.Where(u => u.CountyId == report.CountyId && u.UnitId == report.UnitId)
            .Select(u => u.Name).SingleAsync(cancellation);
        var earlier = await explanations.EarlierAsync(report, ready.Appraisal, cancellation);
        return Pages.Show<SubmissionPage, Model>(
            new Model(unit, ready, FindingLine.Of(ready.Appraisal, earlier), refused), status);
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>The county office's answers to a submission, each a resource that is made: 审核、通过、退回、撤销、发布.</summary>
public static class ReviewEndpoint
{
    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Start(
        int year, int unit, [FromForm] int version, CountyContext db, Caller caller, TimeProvider time,
        ReportNotices notices, CancellationToken cancellation) =>
        ActAsync(year, unit, version, _ => new Act.StartReview(), db, caller, time, notices, cancellation);

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Accept(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, CountyContext db, Caller caller,
        TimeProvider time, ReportNotices notices, CancellationToken cancellation) =>
        ActAsync(
            year, unit, version,
            seen => new Act.Accept(
                seen.Errors, seen.Errors == 0 && string.IsNullOrWhiteSpace(reason) ? null : reason ?? "")
            {
                IsByFiller = seen.IsByFiller,
            },
            db, caller, time, notices, cancellation);

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Return(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, CountyContext db, Caller caller,
        TimeProvider time, ReportNotices notices, CancellationToken cancellation) =>
        ActAsync(
            year, unit, version, _ => new Act.Return(reason ?? ""), db, caller, time, notices, cancellation);

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> UndoAcceptance(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, CountyContext db, Caller caller,
        TimeProvider time, ReportNotices notices, CancellationToken cancellation) =>
        ActAsync(
            year, unit, version, _ => new Act.UndoAcceptance(reason ?? ""), db, caller, time, notices, cancellation);

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> UndoReturn(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, CountyContext db, Caller caller,
        TimeProvider time, ReportNotices notices, CancellationToken cancellation) =>
        ActAsync(
            year, unit, version, _ => new Act.UndoReturn(reason ?? ""), db, caller, time, notices, cancellation);

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Publish(
        int year, int unit, [FromForm] int version, CountyContext db, Caller caller, TimeProvider time,
        ReportNotices notices, CancellationToken cancellation) =>
        ActAsync(year, unit, version, _ => new Act.Publish(), db, caller, time, notices, cancellation);

    /// <param name="version">The submission the reviewer was looking at: an answer to another is refused.</param>
    /// <param name="act">Makes the act from what the submission is.</param>
    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> ActAsync(
        int year, int unit, int version, Func<Seen, Act> act, CountyContext db, Caller caller, TimeProvider time,
        ReportNotices notices, CancellationToken cancellation)
    {
        var county = caller.CountyId;
        // Two who act at once wait for each other; the second meets what the first did.
        var report = await ReportBook.Locked(db, county, unit, year).SingleOrDefaultAsync(cancellation);
        if (report is null) return TypedResults.NotFound();
        var address = $"/rounds/{year}/units/{unit}";
        if (version != report.LatestVersion) return Refused(address, $"已有第{report.LatestVersion}稿，请看过新稿再办理");
        var wanted = act(await SeenAsync(db, unit, year, version, caller, cancellation));
        if (wanted is Act.Publish && await IsCountyItselfAsync(db, unit, cancellation))
        {
            return Refused(address, "县人民政府（本级）的数据只计入全县汇总，没有单独的年度报告，不能发布");
        }

        var refusal = await new ReportBook(db, time).ActAsync(
            report, wanted, caller.IsOffice ? Party.Office : Party.Unit, caller.Person, cancellation);
        if (refusal is not null) return Refused(address, refusal);
        var sent = wanted is Act.Return ? await new RemarkBook(db, time).SendAsync(report, cancellation) : 0;
        if (caller.IsOffice) await notices.WriteAsync(report, wanted, cancellation, sent);
        return TypedResults.LocalRedirect(address);
    }

    private static async Task<Seen> SeenAsync(
        CountyContext db, int unit, int year, int version, Caller caller, CancellationToken cancellation)
    {
        var errors = await CheckBook.Current(db).CountAsync(
            f => f.UnitId == unit && f.Year == year && f.Version == version && f.Severity == Severity.Error,
            cancellation);
        var isByFiller = await db.Submissions.AnyAsync(
            s => s.UnitId == unit && s.Year == year && s.Version == version && s.FilledForUnit != null
                && s.SubmittedBy == caller.Person,
            cancellation);
        return new Seen(errors, isByFiller);
    }

    private static Task<bool> IsCountyItselfAsync(CountyContext db, int unit, CancellationToken cancellation) =>
        db.Units.AnyAsync(u => u.UnitId == unit && u.Kind == UnitKind.CountyGovernment, cancellation);

    private static RazorComponentResult<RefusalPage> Refused(string address, string reason) =>
        Refusal.Show(address, reason, "回到该报告");

    /// <param name="Errors">How many errors it contains.</param>
    /// <param name="IsByFiller">Whether who acts filled it for the unit.</param>
    internal sealed record Seen(int Errors, bool IsByFiller);
}

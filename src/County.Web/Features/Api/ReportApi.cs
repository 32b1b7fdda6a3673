using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Api;

/// <summary>/api/v1/report: reads a report.</summary>
internal static class ReportApi
{
    /// <param name="year">Report year.</param>
    /// <param name="unit">Number of the unit; the office must name one, a unit's own system need not.</param>
    public static async Task<Results<Ok<ReportJson>, NotFound, ProblemHttpResult>> Get(
        int year, int? unit, HttpResponse response, CountyContext db, DraftBook drafts, Caller caller,
        CancellationToken cancellation)
    {
        if ((unit ?? caller.UnitId) is not { } wanted)
        {
            return TypedResults.Problem("请用参数unit写明单位编号。", statusCode: StatusCodes.Status400BadRequest);
        }

        if (caller.IsOffice) return await SubmissionAsync(year, wanted, response, db, caller, cancellation);
        return await drafts.FindAsync(caller.CountyId, wanted, year, cancellation) is { } work
            ? TypedResults.Ok(await ShowAsync(work, response, db, drafts, cancellation))
            : TypedResults.NotFound();
    }

    /// <summary>A unit's work as it stands, with the tag that whoever changes it must send.</summary>
    public static async Task<ReportJson> ShowAsync(
        Working work, HttpResponse response, CountyContext db, DraftBook drafts, CancellationToken cancellation)
    {
        Tags.Set(response, work.Version);
        var findings = Checker.Check(await drafts.SubjectAsync(work, cancellation));
        return await OfAsync(
            work.Report, work.Figures, work.Narrative, work.IsDraft, findings.Select(ApiJson.Of), db, cancellation);
    }

    /// <summary>What the office sees of a report: its newest submission, never a draft.</summary>
    private static async Task<Results<Ok<ReportJson>, NotFound, ProblemHttpResult>> SubmissionAsync(
        int year, int unit, HttpResponse response, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(
            r => r.CountyId == caller.CountyId && r.UnitId == unit && r.Year == year, cancellation);
        if (report is null) return TypedResults.NotFound();
        var submission = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(
            s => s.UnitId == unit && s.Year == year && s.Version == report.LatestVersion, cancellation);
        var findings = await CheckBook.Current(db)
            .Where(f => f.UnitId == unit && f.Year == year && f.Version == report.LatestVersion)
            .OrderBy(f => f.Ordinal).ToListAsync(cancellation);
        Tags.Set(response, $"{report.LatestVersion}-{report.State}-{report.ReviewStarted}".ToLowerInvariant());
        return TypedResults.Ok(await OfAsync(
            report, submission?.Figures, submission?.Narrative, isDraft: false, findings.Select(ApiJson.Of), db,
            cancellation));
    }

    private static async Task<ReportJson> OfAsync(
        Report report, Figures? figures, Narrative? narrative, bool isDraft, IEnumerable<FindingJson> findings,
        CountyContext db, CancellationToken cancellation)
    {
        var unit = await db.Units.Where(u => u.CountyId == report.CountyId && u.UnitId == report.UnitId)
            .Select(u => new UnitJson(u.UnitId, u.Code, u.Name)).SingleAsync(cancellation);
        var format = figures?.Format.Id ?? await db.Rounds
            .Where(r => r.CountyId == report.CountyId && r.Year == report.Year).Select(r => r.Format)
            .SingleAsync(cancellation);
        var filled = await db.Submissions
            .Where(s => s.CountyId == report.CountyId && s.UnitId == report.UnitId && s.Year == report.Year
                && s.Version == report.LatestVersion)
            .Select(s => s.FilledForUnit).SingleOrDefaultAsync(cancellation);
        return new ReportJson(
            report.Year, unit, format, report.State, report.State.OfficialName(), ApiJson.Versions(report), filled,
            report.AwaitsConfirmation, isDraft,
            figures is null ? null : ApiJson.Of(figures), narrative is null ? null : ApiJson.Of(narrative),
            [.. findings]);
    }
}

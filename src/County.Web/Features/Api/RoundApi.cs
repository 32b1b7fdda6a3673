using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Api;

/// <summary>/api/v1/round and /api/v1/summary.</summary>
internal static class RoundApi
{
    /// <param name="year">Report year; the newest round where it is not given.</param>
    public static async Task<Results<Ok<RoundJson>, NotFound>> Get(
        int? year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking()
            .Where(r => r.CountyId == caller.CountyId && (year == null || r.Year == year))
            .OrderByDescending(r => r.Year).FirstOrDefaultAsync(cancellation);
        if (round is null) return TypedResults.NotFound();
        var rows = await (
            from member in db.RoundUnits
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where member.CountyId == caller.CountyId && member.Year == round.Year
            orderby unit.Code
            select new { Member = member, Unit = unit, Report = report }).AsNoTracking().ToListAsync(cancellation);
        return TypedResults.Ok(new RoundJson(
            round.Year, round.Format, round.Opens, round.FirstDraftDue, round.SignedCopyDue, round.PublishBy,
            round.SummaryDue, round.CountyReportBy,
            [.. rows.Select(row => new ObligationJson(
                new UnitJson(row.Unit.UnitId, row.Unit.Code, row.Unit.Name), row.Report.State,
                row.Report.State.OfficialName(), ApiJson.Versions(row.Report), row.Member.Exemption,
                row.Member.IsSample))]));
    }

    /// <param name="year">Report year.</param>
    public static async Task<Results<Ok<SummaryJson>, NotFound>> Summary(
        int year, HttpResponse response, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        if (summary is null) return TypedResults.NotFound();
        Tags.Set(response, $"{summary.Version}");
        return TypedResults.Ok(ApiJson.Of(summary));
    }
}

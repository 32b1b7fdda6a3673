using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>A unit whose report of a round is not handed in.</summary>
internal sealed record Owing(RoundUnit Member, string Unit, Report Report)
{
    public bool IsReturned => Report.State == ReportState.Returned;

    /// <summary>
    /// The units of a round that owe their report. Not those that are exempt, that no longer exist or do not yet, whose
    /// report was handed in and awaits an answer or has one; a report that is being corrected after its acceptance has
    /// been handed in. One that was returned is owed again.
    /// </summary>
    public static async Task<IReadOnlyList<Owing>> OfAsync(
        CountyContext db, Round round, DateOnly day, CancellationToken cancellation)
    {
        var rows = await (
            from member in db.RoundUnits.AsNoTracking()
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where member.CountyId == round.CountyId && member.Year == round.Year && member.Exemption == null
                && unit.ValidFrom <= day && (unit.ValidTo == null || unit.ValidTo >= day)
            orderby unit.Code
            select new { Member = member, unit.Name, Report = report }).ToListAsync(cancellation);
        return [.. rows.Where(row => IsOwed(row.Report)).Select(row => new Owing(row.Member, row.Name, row.Report))];
    }

    private static bool IsOwed(Report report) => report.State switch
    {
        ReportState.Returned => true,
        ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff => report.AcceptedVersion is null,
        _ => false,
    };
}

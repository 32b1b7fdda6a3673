using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>A unit that must report in a round, with its report.</summary>
public sealed record Duty(RoundUnit Member, string Unit, Level Level, Report Report)
{
    public bool IsReturned => Report.State == ReportState.Returned;

    /// <summary>
    /// Whether the report is still to be handed in. Not where it was and awaits an answer or has one; one that is
    /// being corrected after its acceptance has been handed in. One that was returned is owed again.
    /// </summary>
    public bool IsOwed => Report.State switch
    {
        ReportState.Returned => true,
        ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff => Report.AcceptedVersion is null,
        _ => false,
    };

    /// <summary>All but the exempt and those that no longer exist or do not yet.</summary>
    public static async Task<IReadOnlyList<Duty>> OfAsync(
        CountyContext db, Round round, DateOnly day, CancellationToken cancellation)
    {
        var rows = await (
            from member in db.RoundUnits
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where member.CountyId == round.CountyId && member.Year == round.Year && member.Exemption == null
                && unit.ValidFrom <= day && (unit.ValidTo == null || unit.ValidTo >= day)
            orderby unit.Code
            select new { Member = member, Unit = unit, Report = report }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(row => new Duty(row.Member, row.Unit.Name, row.Unit.Level, row.Report))];
    }
}

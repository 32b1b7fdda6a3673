using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>
/// Rolls one county's accepted submissions up into its summary. Runs as the aggregator; two at once wait for each other
/// on the round's change mark, and the second finds nothing left to do.
/// </summary>
internal sealed class RollUpHandler(TimeProvider time)
{
    /// <summary>The new version's number; null where no input has changed since the last.</summary>
    public async Task<int?> RunAsync(CountyContext db, int county, int year, CancellationToken cancellation)
    {
        var mark = await db.ChangeMarks
            .FromSql($"select * from county.change_marks where county_id = {county} and year = {year} for update")
            .SingleOrDefaultAsync(cancellation);
        if (mark is null) return null;
        var summary = await SummaryAsync(db, county, year, cancellation);
        var latest = await db.Summaries.Where(s => s.CountyId == county && s.Year == year)
            .OrderByDescending(s => s.Version).Select(s => new { s.Version, s.InputHash })
            .FirstOrDefaultAsync(cancellation);
        mark.RolledUp = mark.Changes;
        if (latest?.InputHash == summary.InputHash)
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }

        var version = (latest?.Version ?? 0) + 1;
        await StoreAsync(db, county, year, version, summary, cancellation);
        await db.SaveChangesAsync(cancellation);
        return version;
    }

    private static async Task<Summary> SummaryAsync(
        CountyContext db, int county, int year, CancellationToken cancellation)
    {
        var round = await db.Rounds.SingleAsync(r => r.CountyId == county && r.Year == year, cancellation);
        var rows = await (
            from member in db.RoundUnits
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            join accepted in db.Submissions
                on new { report.CountyId, report.UnitId, report.Year, V = report.AcceptedVersion }
                equals new { accepted.CountyId, accepted.UnitId, accepted.Year, V = (int?)accepted.Version } into found
            from submission in found.DefaultIfEmpty()
            where member.CountyId == county && member.Year == year
            select new
            {
                unit.Code,
                unit.Name,
                unit.OutsideSum,
                member.Exemption,
                report.State,
                Submission = submission,
            })
            .AsNoTracking().ToListAsync(cancellation);
        var format = Catalogue.Of(round.Format);
        var counted = rows.Where(row => row.OutsideSum is null && row.Submission?.Format == format.Id).ToList();
        return RollUp.Of(
            format,
            counted.Select(row => new Contribution(
                row.Code, row.Name, row.Submission.Version, row.Submission.ContentHash, row.Submission.Figures)),
            rows.Except(counted).Select(row => new Gap(
                row.Code, row.Name,
                row.OutsideSum is null ? Why(row.State, row.Exemption, row.Submission) : GapReason.OutsideSum)));
    }

    private static GapReason Why(ReportState state, string? exemption, Submission? accepted) => state switch
    {
        // Accepted as published on the other form: its figures mean other things and cannot be added.
        _ when accepted is not null => GapReason.OtherFormat,
        _ when exemption is not null => GapReason.Exempt,
        ReportState.NotStarted => GapReason.NotStarted,
        ReportState.Drafting => GapReason.Drafting,
        ReportState.InSignOff => GapReason.InSignOff,
        ReportState.Submitted => GapReason.Submitted,
        ReportState.Returned => GapReason.Returned,
        _ => throw new InvalidOperationException($"A report that is {state} has no accepted submission"),
    };

    private async Task StoreAsync(
        CountyContext db, int county, int year, int version, Summary summary, CancellationToken cancellation)
    {
        var (proactive, applications, disputes) = summary.Figures.Parts();
        db.Summaries.Add(new StoredSummary
        {
            CountyId = county,
            Year = year,
            Version = version,
            Format = summary.Format.Id,
            InputHash = summary.InputHash,
            Proactive = proactive,
            Applications = applications,
            Disputes = disputes,
            MadeAt = time.GetUtcNow(),
        });
        var units = await UnitsAsync(db, county, year, cancellation);
        db.Contributions.AddRange(summary.Contributions.Select(contribution => new StoredContribution
        {
            CountyId = county,
            UnitId = units[contribution.UnitCode],
            Year = year,
            SummaryVersion = version,
            SubmissionVersion = contribution.Version,
            ContentHash = contribution.Hash,
        }));
        db.Gaps.AddRange(summary.Gaps.Select(gap => new StoredGap
        {
            CountyId = county,
            UnitId = units[gap.UnitCode],
            Year = year,
            SummaryVersion = version,
            Reason = gap.Reason,
        }));
    }

    /// <summary>The round's units alone: in other years a code may have belonged to another unit.</summary>
    private static Task<Dictionary<string, int>> UnitsAsync(
        CountyContext db, int county, int year, CancellationToken cancellation) => (
            from member in db.RoundUnits
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            where member.CountyId == county && member.Year == year
            select new { unit.Code, unit.UnitId })
            .ToDictionaryAsync(unit => unit.Code, unit => unit.UnitId, cancellation);
}

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
        var mark = await ChangeMark.Locked(db, county, year).SingleOrDefaultAsync(cancellation);
        if (mark is null) return null;
        var inputs = await RollUpInputs.ReadAsync(db, county, year, isPreview: false, cancellation);
        var summary = inputs.Sum();
        if (inputs.LatestHash != summary.InputHash)
        {
            return await WriteAsync(db, mark, inputs, summary, cancellation);
        }

        mark.RolledUp = mark.Changes;
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Writes the next version: one row for the sum, one for each unit and each adjustment.</summary>
    internal async Task<int> WriteAsync(
        CountyContext db, ChangeMark mark, RollUpInputs inputs, Summary summary, CancellationToken cancellation)
    {
        mark.RolledUp = mark.Changes;
        var version = inputs.LatestVersion + 1;
        Store(db, mark, version, summary);
        StoreUnits(db, mark, version, summary, inputs.Lines.ToDictionary(line => line.Code, line => line.UnitId));
        await db.SaveChangesAsync(cancellation);
        return version;
    }

    private void Store(CountyContext db, ChangeMark round, int version, Summary summary)
    {
        var (proactive, applications, disputes) = summary.UnitsSum.Parts();
        db.Summaries.Add(new StoredSummary
        {
            CountyId = round.CountyId,
            Year = round.Year,
            Version = version,
            Format = summary.Format.Id,
            InputHash = summary.InputHash,
            Proactive = proactive,
            Applications = applications,
            Disputes = disputes,
            MadeAt = time.GetUtcNow(),
        });
        db.SummaryAdjustments.AddRange(summary.Adjustments.Select(one => new SummaryAdjustment
        {
            CountyId = round.CountyId,
            Year = round.Year,
            SummaryVersion = version,
            Number = one.Number,
        }));
    }

    private static void StoreUnits(
        CountyContext db, ChangeMark round, int version, Summary summary, Dictionary<string, int> units)
    {
        db.Contributions.AddRange(summary.Contributions.Select(contribution => new StoredContribution
        {
            CountyId = round.CountyId,
            UnitId = units[contribution.UnitCode],
            Year = round.Year,
            SummaryVersion = version,
            SubmissionVersion = contribution.Version,
            ContentHash = contribution.Hash,
        }));
        db.Gaps.AddRange(summary.Gaps.Select(gap => new StoredGap
        {
            CountyId = round.CountyId,
            UnitId = units[gap.UnitCode],
            Year = round.Year,
            SummaryVersion = version,
            Reason = gap.Reason,
        }));
    }
}

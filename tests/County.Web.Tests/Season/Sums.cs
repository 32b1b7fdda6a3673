using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Season;

/// <summary>Holds every stored version of a summary against the submissions it names, added up here once more.</summary>
internal static class Sums
{
    /// <summary>How many versions there are, all of them right and the newest as things stand.</summary>
    public static async Task<int> AgreeAsync(BigCounty county)
    {
        await using var db = county.Owner();
        var submissions = await db.Submissions.AsNoTracking().Where(s => s.Year == BigCounty.Year)
            .ToDictionaryAsync(s => (s.UnitId, s.Version));
        var parts = (await db.Contributions.AsNoTracking().Where(c => c.Year == BigCounty.Year).ToListAsync())
            .ToLookup(c => c.SummaryVersion);
        var gaps = (await db.Gaps.AsNoTracking().Where(g => g.Year == BigCounty.Year).ToListAsync())
            .ToLookup(g => g.SummaryVersion);
        var summaries = await db.Summaries.AsNoTracking().Where(s => s.Year == BigCounty.Year)
            .OrderBy(s => s.Version).ToListAsync();
        Assert.Equal(Enumerable.Range(1, summaries.Count), summaries.Select(summary => summary.Version));
        Assert.All(summaries.Zip(summaries.Skip(1)), pair =>
            Assert.NotEqual(pair.First.InputHash, pair.Second.InputHash));
        foreach (var summary in summaries)
        {
            var named = parts[summary.Version].Select(c => (c.ContentHash, Counted: submissions[(c.UnitId,
                c.SubmissionVersion)])).ToList();
            Assert.All(named, one => Assert.Equal(one.Counted.ContentHash, one.ContentHash));
            Assert.Equal(Enumerable.Range(1, county.Units), parts[summary.Version].Select(c => c.UnitId)
                .Concat(gaps[summary.Version].Select(g => g.UnitId)).Order());
            Assert.Equal(Add(named.Select(n => n.Counted.Proactive), summary.Proactive.Length), summary.Proactive);
            Assert.Equal(
                Add(named.Select(n => n.Counted.Applications), summary.Applications.Length), summary.Applications);
            Assert.Equal(Add(named.Select(n => n.Counted.Disputes), summary.Disputes.Length), summary.Disputes);
        }

        await IsCurrentAsync(db, county, [.. parts[summaries.Count]], [.. gaps[summaries.Count]]);
        return summaries.Count;
    }

    /// <summary>Who is in the newest version, with what, and who is missing and why: as the reports stand.</summary>
    private static async Task IsCurrentAsync(
        CountyContext db, BigCounty county, IReadOnlyList<StoredContribution> parts, IReadOnlyList<StoredGap> gaps)
    {
        var reports = await db.Reports.AsNoTracking().Where(r => r.Year == BigCounty.Year).ToListAsync();
        Assert.Equal(
            reports.Where(r => r.AcceptedVersion is not null).Select(r => (r.UnitId, r.AcceptedVersion!.Value)).Order(),
            parts.Select(c => (c.UnitId, c.SubmissionVersion)).Order());
        Assert.Equal(
            reports.Where(r => r.AcceptedVersion is null).Select(r => (r.UnitId,
                r.UnitId == county.Exempt ? GapReason.Exempt : Enum.Parse<GapReason>(r.State.ToString()))).Order(),
            gaps.Select(g => (g.UnitId, g.Reason)).Order());
    }

    /// <summary>A blank adds nothing; a cell that all leave blank is blank.</summary>
    private static long?[] Add(IEnumerable<long?[]> reports, int cells)
    {
        var sum = new long?[cells];
        foreach (var report in reports)
        {
            Assert.Equal(cells, report.Length);
            for (var i = 0; i < cells; i++)
            {
                if (report[i] is { } figure) sum[i] = (sum[i] ?? 0) + figure;
            }
        }

        return sum;
    }
}

using System.Collections.Immutable;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>与上年对照: the county's sum beside last year's, cell by cell, and what the checker says of it.</summary>
public static class LastYearEndpoint
{
    /// <param name="Now">The newest summary; null before the first.</param>
    /// <param name="Last">Last year's; null where there is none.</param>
    /// <param name="Dropped">Cells of last year's form with which nothing compares.</param>
    /// <param name="Gone">Units that last year's sum has and this year's lacks.</param>
    /// <param name="Came">Units that this year's has and last year's lacked.</param>
    /// <param name="Findings">What the checker says of the county's figures.</param>
    public sealed record Model(
        string County, int Year, SummaryView? Now, SummaryView? Last, IReadOnlyList<YearPair> Pairs,
        IReadOnlyList<YearPair> Dropped, IReadOnlyList<Gone> Gone, IReadOnlyList<string> Came,
        ImmutableArray<Finding> Findings);

    /// <param name="Why">What became of it.</param>
    public sealed record Gone(int UnitId, string Unit, string Why);

    public static async Task<Results<RazorComponentResult<LastYearPage>, NotFound>> Page(
        int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(round => round.Year == year, cancellation)) return TypedResults.NotFound();
        var now = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        var last = await SummaryReading.LatestAsync(db, caller.CountyId, year - 1, cancellation);
        var model = new Model(caller.CountyName, year, now, last, [], [], [], [], []);
        if (now is not null)
        {
            model = model with { Findings = Check(now, last) };
            if (last is not null)
            {
                model = model with
                {
                    Pairs = YearPair.Of(now.Figures, last.Figures),
                    Dropped = YearPair.Dropped(now.Figures, last.Figures),
                    Gone = await GoneAsync(db, now, last, cancellation),
                    Came = [.. now.Contributions.ExceptBy(last.Contributions.Select(l => l.UnitId), l => l.UnitId)
                        .Select(line => line.Unit)],
                };
            }
        }

        return Pages.Show<LastYearPage, Model>(model);
    }

    private static ImmutableArray<Finding> Check(SummaryView now, SummaryView? last) => Checker.Check(
        new Subject(now.Figures) { Year = now.Year, Level = Level.County, LastYear = last?.Figures });

    private static async Task<IReadOnlyList<Gone>> GoneAsync(
        CountyContext db, SummaryView now, SummaryView last, CancellationToken cancellation)
    {
        var gone = last.Contributions.ExceptBy(now.Contributions.Select(line => line.UnitId), line => line.UnitId)
            .ToList();
        var ids = gone.Select(line => line.UnitId).ToList();
        var merged = (await (
            from line in db.Lineage
            join successor in db.Units on new { line.CountyId, Id = line.SuccessorId }
                equals new { successor.CountyId, Id = successor.UnitId }
            where ids.Contains(line.UnitId) && line.SuccessorId != line.UnitId && line.Kind == LineageKind.MergedInto
            select new { line.UnitId, line.Since, successor.Name }).ToListAsync(cancellation))
            .ToLookup(line => line.UnitId);
        var gaps = now.Gaps.ToDictionary(gap => gap.UnitId, gap => gap.Why);
        return
        [
            .. gone.Select(line => new Gone(line.UnitId, line.Unit, gaps.GetValueOrDefault(line.UnitId)
                ?? (merged[line.UnitId].OrderBy(one => one.Since).LastOrDefault() is { } into
                    ? $"已并入{into.Name}"
                    : "本年未列入应报单位"))),
        ];
    }
}

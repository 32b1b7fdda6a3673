using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>历次汇总: every version that was kept, one of them, and what changed between two.</summary>
public static class VersionsEndpoint
{
    public sealed record Listing(string County, int Year, IReadOnlyList<Line> Lines);

    /// <param name="Missing">Units that were expected in it and are not.</param>
    public sealed record Line(
        int Version, string Format, DateTimeOffset MadeAt, int Counted, int Missing, int Adjustments);

    public sealed record Comparison(
        string County, int Year, SummaryView Earlier, SummaryView Later, SummaryChanges Changes);

    public static async Task<Results<RazorComponentResult<VersionsPage>, NotFound>> List(
        int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(round => round.Year == year, cancellation)) return TypedResults.NotFound();
        return Pages.Show<VersionsPage, Listing>(
            new Listing(caller.CountyName, year, await Lines(db, year).ToListAsync(cancellation)));
    }

    public static async Task<Results<RazorComponentResult<SummaryPage>, RedirectHttpResult, NotFound>> Version(
        int year, int version, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var summary = await SummaryReading.VersionAsync(db, caller.CountyId, year, version, cancellation);
        if (summary is null) return TypedResults.NotFound();
        var newest = await db.Summaries.Where(s => s.Year == year).MaxAsync(s => s.Version, cancellation);
        return newest == version
            ? TypedResults.LocalRedirect($"/rounds/{year}/summary")
            : Pages.Show<SummaryPage, SummaryEndpoint.Model>(
                new SummaryEndpoint.Model(caller.CountyName, year, summary, null)
                {
                    Newest = newest,
                    Released = await SummaryEndpoint.ReleasedAsync(db, summary, cancellation),
                });
    }

    /// <param name="earlier">The version that is compared; the one before where it is not given.</param>
    /// <param name="later">The version it is compared with; the newest where it is not given.</param>
    public static async Task<Results<RazorComponentResult<ComparisonPage>, NotFound>> Compare(
        int year, int? earlier, int? later, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var to = later ?? await db.Summaries.Where(s => s.Year == year)
            .MaxAsync(s => (int?)s.Version, cancellation) ?? 0;
        if (await SummaryReading.VersionAsync(db, caller.CountyId, year, earlier ?? to - 1, cancellation)
                is not { } before
            || await SummaryReading.VersionAsync(db, caller.CountyId, year, to, cancellation) is not { } after)
        {
            return TypedResults.NotFound();
        }

        return Pages.Show<ComparisonPage, Comparison>(new Comparison(
            caller.CountyName, year, before, after, SummaryChanges.Between(before, after)));
    }

    private static IQueryable<Line> Lines(CountyContext db, int year) => db.Summaries.Where(s => s.Year == year)
        .OrderByDescending(s => s.Version).Select(s => new Line(
            s.Version, s.Format, s.MadeAt,
            db.Contributions.Count(part => part.Year == year && part.SummaryVersion == s.Version),
            db.Gaps.Count(gap => gap.Year == year && gap.SummaryVersion == s.Version
                && gap.Reason != Reporting.GapReason.Exempt && gap.Reason != Reporting.GapReason.OutsideSum),
            db.SummaryAdjustments.Count(link => link.Year == year && link.SummaryVersion == s.Version)));
}

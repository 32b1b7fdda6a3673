using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>The county's summary, and what each of its figures is made of.</summary>
public static class SummaryEndpoint
{
    /// <param name="Cell">The figure that is opened; null where none is.</param>
    public sealed record Model(string County, int Year, SummaryView? Summary, Cell? Cell)
    {
        /// <summary>The newest version, where an older one is shown; else null.</summary>
        public int? Newest { get; init; }

        /// <summary>What came of an act just done; null where none was.</summary>
        public string? Word { get; init; }

        /// <summary>Errors of what is counted that were let stand (放行).</summary>
        public IReadOnlyList<ReleasedError> Released { get; init; } = [];

        /// <summary>Whether the caller may adjust a figure.</summary>
        public bool MayAdjust { get; init; }
    }

    /// <param name="made">What came of rolling up at once; null where nobody has asked for it.</param>
    public static async Task<Results<RazorComponentResult<SummaryPage>, NotFound>> Page(
        int year, string? made, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(round => round.Year == year, cancellation)) return TypedResults.NotFound();
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        return Pages.Show<SummaryPage, Model>(
            new Model(caller.CountyName, year, summary, null)
            {
                Word = Word(made, summary),
                Released = await ReleasedAsync(db, summary, cancellation),
            });
    }

    /// <summary>The released errors of the submissions that a summary is made of.</summary>
    internal static async Task<IReadOnlyList<ReleasedError>> ReleasedAsync(
        CountyContext db, SummaryView? summary, CancellationToken cancellation)
    {
        if (summary is null) return [];
        var counted = summary.Contributions.Select(one => (one.UnitId, one.Version)).ToHashSet();
        var released = await ReleaseBook.OfRoundAsync(db, summary.CountyId, summary.Year, cancellation);
        return [.. released.Where(one => counted.Contains((one.UnitId, one.Version)))];
    }

    /// <summary>The same page with one figure opened; to htmx, the opened figure alone.</summary>
    public static async Task<Results<RazorComponentResult<SummaryPage>, RazorComponentResult<FigurePanel>, NotFound>>
        Figure(
            int year, string cell, HttpRequest request, CountyContext db, Caller caller,
            CancellationToken cancellation)
    {
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        if (summary?.Figures.Format.Find(cell) is not { } found) return TypedResults.NotFound();
        var model = new Model(summary.County, year, summary, found)
        {
            MayAdjust = caller.Has(Right.Administrator),
            Released = await ReleasedAsync(db, summary, cancellation),
        };
        return request.Headers.ContainsKey("HX-Request")
            ? Pages.Show<FigurePanel, Model>(model)
            : Pages.Show<SummaryPage, Model>(model);
    }

    /// <summary>
    /// 立即汇总: what the schedule would do, done at once, in a transaction of the aggregator's own after the request
    /// has been let in.
    /// </summary>
    internal static async Task<IResult> RollUp(
        int year, Tenancy tenancy, RollUpHandler handler, Caller caller, CancellationToken cancellation)
    {
        var county = caller.CountyId;
        await using var work = await tenancy.BeginAsync(
            Scope.Aggregator, new TenantInfo(county), caller.Actor, cancellation);
        if (!await work.Db.Rounds.AnyAsync(r => r.CountyId == county && r.Year == year, cancellation))
        {
            return Results.NotFound();
        }

        var version = await handler.RunAsync(work.Db, county, year, cancellation);
        work.Audit.Write("立即汇总", version is null ? $"{year}年，没有变化" : $"{year}年，第{version}版");
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        return Results.LocalRedirect($"/rounds/{year}/summary?made={(version is null ? Same : New)}");
    }

    private const string New = "new";

    private const string Same = "same";

    private static string? Word(string? made, SummaryView? summary) => (made, summary) switch
    {
        (New, not null) => $"已汇总，生成第{summary.Version}版。",
        (Same, not null) => $"已汇总，没有变化，仍是第{summary.Version}版。",
        _ => null,
    };
}

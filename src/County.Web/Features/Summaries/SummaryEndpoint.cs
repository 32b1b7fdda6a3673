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
    public sealed record Model(string County, int Year, SummaryView? Summary, Cell? Cell);

    public static async Task<Results<RazorComponentResult<SummaryPage>, NotFound>> Page(
        int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(round => round.Year == year, cancellation)) return TypedResults.NotFound();
        var county = await db.Counties.Select(c => c.Name).SingleAsync(cancellation);
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        return Pages.Show<SummaryPage, Model>(new Model(county, year, summary, null));
    }

    /// <summary>The same page with one figure opened; to htmx, the opened figure alone.</summary>
    public static async Task<Results<RazorComponentResult<SummaryPage>, RazorComponentResult<FigurePanel>, NotFound>>
        Figure(
            int year, string cell, HttpRequest request, CountyContext db, Caller caller,
            CancellationToken cancellation)
    {
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        if (summary?.Figures.Format.Find(cell) is not { } found) return TypedResults.NotFound();
        var model = new Model(summary.County, year, summary, found);
        return request.Headers.ContainsKey("HX-Request")
            ? Pages.Show<FigurePanel, Model>(model)
            : Pages.Show<SummaryPage, Model>(model);
    }
}

using System.Globalization;
using System.Text;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Comparison;

/// <summary>对比分析: any indicator, units by years, with what is to be looked at.</summary>
public static class ComparisonEndpoint
{
    internal static async Task<Results<RazorComponentResult<AnalysisPage>, NotFound>> Page(
        int year, [AsParameters] ComparisonQuestion question, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        if (await ModelAsync(year, question, db, caller, cancellation) is not { } model) return TypedResults.NotFound();
        return Pages.Show<AnalysisPage, ComparisonModel>(
            model, model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>The table as a file, every year with its figure and the base of its share.</summary>
    internal static async Task<Results<FileContentHttpResult, RazorComponentResult<AnalysisPage>, NotFound>> Export(
        int year, [AsParameters] ComparisonQuestion question, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        if (await ModelAsync(year, question, db, caller, cancellation) is not { } model) return TypedResults.NotFound();
        if (model.Problem is not null)
        {
            return Pages.Show<AnalysisPage, ComparisonModel>(model, StatusCodes.Status400BadRequest);
        }

        // Spreadsheets take a file for UTF-8 only by its mark.
        return TypedResults.File(
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(ComparisonText.Of(model))],
            "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"对比分析-{year}.csv"));
    }

    private static async Task<ComparisonModel?> ModelAsync(
        int year, ComparisonQuestion question, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var format = await db.Rounds.Where(r => r.CountyId == caller.CountyId && r.Year == year)
            .Select(r => r.Format).SingleOrDefaultAsync(cancellation);
        if (format is null) return null;
        var form = Catalogue.Of(format);
        var model = new ComparisonModel(caller.CountyName, year, form, question);
        if (question.Problem(form) is { } problem) return model with { Problem = problem };
        var material = await Material.ReadAsync(db, caller.CountyId, year, question.Span, cancellation);
        return new Compared(material, form, Indicator.Of(form, question.Find(form)!)).Fill(model);
    }
}

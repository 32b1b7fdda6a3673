using System.Globalization;
using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>The county's own indicators, rolled up over what is accepted, as the page and as a table file.</summary>
public static class SupplementEndpoint
{
    /// <param name="Units">Numbers and sample marks of the units, by code.</param>
    public sealed record Model(
        string County, int Year, IReadOnlyList<IndicatorTotal> Totals, IReadOnlyDictionary<string, UnitMark> Units);

    /// <param name="Version">The submission that is counted; null where none is.</param>
    public sealed record UnitMark(int UnitId, bool IsSample, int? Version);

    internal static async Task<Results<RazorComponentResult<SupplementPage>, NotFound>> Page(
        int year, CountyContext db, SupplementBook book, Caller caller, CancellationToken cancellation) =>
        await ReadAsync(year, db, book, caller, cancellation) is { } model
            ? Pages.Show<SupplementPage, Model>(model)
            : TypedResults.NotFound();

    /// <summary>Units by indicators.</summary>
    internal static async Task<Results<FileContentHttpResult, NotFound>> Export(
        int year, CountyContext db, SupplementBook book, Caller caller, CancellationToken cancellation)
    {
        if (await ReadAsync(year, db, book, caller, cancellation) is not { } model) return TypedResults.NotFound();
        var title = string.Create(CultureInfo.InvariantCulture, $"{model.County}{year}年度补充指标");
        var sheet = SupplementSheet.Of(model);
        return TypedResults.File(
            ListWriter.Write("补充指标", title, sheet.Heads, sheet.Rows), ExcelFile.MediaType, $"{title}.xlsx");
    }

    private static async Task<Model?> ReadAsync(
        int year, CountyContext db, SupplementBook book, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(round => round.Year == year, cancellation)) return null;
        var asked = await book.AskedAsync(caller.CountyId, year, cancellation);
        var inputs = await RollUpInputs.ReadAsync(db, caller.CountyId, year, isPreview: false, cancellation);
        var kinds = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.UnitId, u => u.Kind, cancellation);
        var values = (await db.SupplementValues.AsNoTracking().Where(v => v.Year == year).ToListAsync(cancellation))
            .ToDictionary(v => (v.UnitId, v.Version, v.IndicatorId), v => v.Answer);
        return new Model(
            caller.CountyName, year,
            [
                .. asked.Select(one => IndicatorTotal.Of(
                    one.ToIndicator(),
                    from line in inputs.Lines
                    where one.Asks(kinds[line.UnitId])
                    select Input(line, one, values))),
            ],
            inputs.Lines.ToDictionary(
                line => line.Code, line => new UnitMark(line.UnitId, line.IsSample, line.Submission?.Version)));
    }

    // Whatever form the report itself stands on: these are no figures of the form.
    private static SupplementInput Input(
        RollUpInputs.Line line, RoundIndicator one,
        IReadOnlyDictionary<(int Unit, int Version, string Indicator), Answer> values) =>
        line is { OutsideSum: null, Submission: { } counted }
            ? new(
                line.Code, line.Name,
                values.GetValueOrDefault((line.UnitId, counted.Version, one.IndicatorId), Answer.Blank), null)
            : new(line.Code, line.Name, null, RollUpInputs.Why(line));
}

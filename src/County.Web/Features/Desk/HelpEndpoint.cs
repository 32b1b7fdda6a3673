using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Desk;

/// <summary>What every figure of the form means, on one page that needs no scripts and can be printed.</summary>
public static class HelpEndpoint
{
    public sealed record Model(int Year, string Form, IReadOnlyList<Part> Parts);

    /// <summary>A table of the form, and what its figures mean.</summary>
    public sealed record Part(string Title, IReadOnlyList<Line> Lines);

    /// <param name="Where">Which cells of the table, by their rows and columns.</param>
    public sealed record Line(string Where, Help Help);

    internal static async Task<Results<RazorComponentResult<HelpPage>, NotFound>> Page(
        int year, DraftBook drafts, Caller caller, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var format = work.Figures.Format;
        return Pages.Show<HelpPage, Model>(new Model(year, format.Id, [.. format.Tables.Select(PartOf)]));
    }

    private static Part PartOf(Table table) => new(
        table.Title is null ? table.Section.FullTitle : $"{table.Section.FullTitle}：{table.Title}",
        [
            .. table.Cells.GroupBy(Help.Of).Select(group => new Line(
                string.Join("；", group.GroupBy(cell => cell.Column).GroupBy(
                    column => Rows(table, [.. column.Select(cell => cell.Row)]), column => column.Key)
                    .Select(same => same.Key + Columns(table, [.. same]))),
                group.Key)),
        ]);

    private static string Rows(Table table, List<Row> rows) =>
        rows.Count == table.Rows.Length && (rows.Count > 1 || rows[0].Label.Length == 0)
            ? ""
            : string.Concat(rows.Select(row => $"“{row.Label}”")) + "行";

    private static string Columns(Table table, List<Column> columns) =>
        table.Columns.Length == 1 ? ""
        : columns.Count == table.Columns.Length ? "各列"
        : string.Concat(columns.Select(Name)) + "列";

    private static string Name(Column column) => $"“{string.Join('·', [.. column.Heads, column.Label])}”";
}

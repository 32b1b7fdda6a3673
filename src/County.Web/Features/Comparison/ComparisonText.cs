using System.Globalization;
using System.Text;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Comparison;

/// <summary>A comparison as a table file: figures as numbers, gaps as words.</summary>
internal static class ComparisonText
{
    public static string Of(ComparisonModel model)
    {
        var text = new StringBuilder();
        var unit = model.Cell.Column.Unit;
        text.Append(CsvText.Row([$"{CellName.Of(model.Cell)}（{unit}）"]));
        text.Append(CsvText.Row(
        [
            "单位", "类别", .. model.Years.SelectMany(year => Heads(model.Indicator!, year)),
        ]));
        foreach (var row in model.Rows)
        {
            text.Append(CsvText.Row(
            [
                row.Name, row.Kind.OfficialName(),
                .. row.Years.SelectMany(entry => Cells(model, entry.Figure, entry.Whole, entry.Gap, State(entry))),
            ]));
        }

        return text.Append(CsvText.Row(
        [
            "所列单位合计", "",
            .. model.Totals.SelectMany(total => Cells(
                model, total.Figure, total.Whole, Compared.Unreported, Coverage(total))),
        ])).ToString();
    }

    private static string[] Heads(Indicator indicator, int year) =>
    [
        $"{year}年",
        .. indicator.WholeName is { } whole ? (string[])[$"{year}年{whole}"] : [],
        $"{year}年报送稿",
    ];

    private static string[] Cells(ComparisonModel model, long? figure, long? whole, string? gap, string state) =>
    [
        figure is null ? gap ?? "" : model.Cell.Print(figure),
        .. model.Indicator!.Whole is { } cell ? (string[])[cell.Print(whole)] : [],
        state,
    ];

    private static string State(Entry entry) => entry.Figure is null
        ? entry.Why ?? ""
        : string.Join("＋", entry.Parts.Select(part => string.Create(
            CultureInfo.InvariantCulture,
            $"{(entry.Parts.Count > 1 ? part.Unit : "")}第{part.Version}稿{(part.IsAccepted ? "" : "，尚未通过")}")));

    private static string Coverage(Total total) => $"{total.Known}/{total.Expected}个单位";
}

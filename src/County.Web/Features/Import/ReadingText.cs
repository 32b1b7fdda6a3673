using System.Globalization;
using System.Text;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Import;

/// <summary>What was read, for a person's eyes.</summary>
internal static class ReadingText
{
    private const string Unsaid = "（文中没有写明）";

    public static string Of(string file, Reading reading)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');

        Line(file);
        Line($"  单位：{reading.Unit ?? Unsaid}  "
            + $"年度：{reading.Year?.ToString(CultureInfo.InvariantCulture) ?? Unsaid}  "
            + $"格式：{(reading.Format is null ? "（没有两种格式的表格）" : reading.Format.Id + "年格式")}");
        foreach (var row in reading.Cells.GroupBy(cell => (cell.Cell.Table, cell.Cell.Row, Label: Label(cell.Cell))))
        {
            Line($"  {row.Key.Label}：{string.Join("  ", row.Select(Show))}");
        }

        foreach (var finding in ReadingJson.Findings(reading))
        {
            Line($"  {finding.Severity.OfficialName()} {finding.Code} {finding.Message}");
        }

        return text.ToString();
    }

    private static string Label(Cell cell) =>
        cell.Column.Heads.Length > 0 && cell.Row.Label.Length == 0 ? cell.RowName : cell.Row.Label;

    private static string Show(CellReading cell)
    {
        var value = cell.IsUnresolved
            ? $"？“{cell.Text}”" + (cell.Readings.Length == 0
                ? ""
                : $"（可读作{string.Join("或", cell.Readings.Select(reading => Money.Show(cell.Cell, reading)))}）")
            : cell.Value is null ? "空白" : Money.Show(cell.Cell, cell.Value);
        return $"{cell.Cell.ColumnName} {value}";
    }
}

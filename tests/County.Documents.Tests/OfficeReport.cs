using System.Globalization;
using System.Text;

namespace County.Documents.Tests;

/// <summary>A report as Word and Excel hold it: groups of rows and columns merged, some cells left out.</summary>
internal static class OfficeReport
{
    // Labels stand in three columns, of which a row with fewer merges the last.
    private const int First = 2;
    private const string Away = "<w:vMerge/>";
    private const string Begins = "<w:vMerge w:val=\"restart\"/>";

    public static string WordBody(Figures figures, Func<string, string>? print = null)
    {
        var body = new StringBuilder();
        var inTable = false;
        foreach (var line in PrintedReport.Of(figures).Lines)
        {
            if (line.IsTable != inTable) body.Append(inTable ? "</w:tbl>" : "<w:tbl>");
            inTable = line.IsTable;
            body.Append(inTable ? WordRow(line, print ?? (number => number)) : OfficePackage.Paragraph(line.Labels[0]));
        }

        return body.ToString();
    }

    /// <summary>Each table of the form on a sheet of its own; noughts left out where they are to be blank.</summary>
    public static byte[] Excel(Figures figures, Func<string, string>? print = null)
    {
        var shared = new List<string>();
        var sheets = new List<(string, string, string)>();
        var (rows, merged, number) = (new StringBuilder(), new List<string>(), 0);
        foreach (var line in PrintedReport.Of(figures).Lines)
        {
            if (line.Labels is [['二' or '三' or '四', '、', ..]] && number > 0) Close();
            number += 2;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            var column = First;
            foreach (var (label, i) in line.Labels.Select((label, i) => (label, i)))
            {
                rows.Append(Shared(label, number, column, shared));
                var isLastLabel = line.IsTable && i == (line.Numbers.Count > 0 ? line.Labels.Count - 1 : 0)
                    && label is not ("行政复议" or "结果维持");
                if (isLastLabel) merged.Add($"{Name(column, number)}:{Name(First + 2, number)}");
                column = isLastLabel ? First + 3 : column + 1;
            }

            foreach (var figure in line.Numbers)
            {
                var value = Value(print is null ? figure : print(figure));
                if (value is not null) rows.Append("<c r=\"" + Name(column, number) + "\" " + value + "</c>");
                column++;
            }

            rows.Append("</row>");
        }

        Close();
        return OfficePackage.Excel(shared, [.. sheets, ("旧表", "hidden", "<sheetData/>")]);

        void Close()
        {
            sheets.Add(($"表{sheets.Count}", "visible", Sheet(rows, merged)));
            (rows, merged, number) = (new StringBuilder(), [], 0);
        }
    }

    private static string Sheet(StringBuilder rows, List<string> merged) => $"<sheetData>{rows}</sheetData><mergeCells>"
        + string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>")) + "</mergeCells>";

    // A group's label begins a merged cell; under it the cells are there, empty and merged away.
    private static string WordRow(PrintedLine line, Func<string, string> print)
    {
        var cells = line.Labels.Select(label => OfficePackage.WordCell(label, line.Numbers.Count > 0 ? Begins : ""))
            .Concat(line.Numbers.Select(number => OfficePackage.WordCell(print(number))));
        var away = line.Labels.Count == 1 && line.Numbers.Count == 7 ? OfficePackage.WordCell("", Away) : "";
        return $"<w:tr>{away}{string.Concat(cells)}</w:tr>";
    }

    private static string Shared(string label, int row, int column, List<string> shared)
    {
        shared.Add(label);
        return string.Create(CultureInfo.InvariantCulture,
            $"<c r=\"{Name(column, row)}\" t=\"s\"><v>{shared.Count - 1}</v></c>");
    }

    private static string? Value(string figure) => figure switch
    {
        "" => null,
        [.., '元'] or [.., '7'] => $"t=\"inlineStr\"><is><t>{figure}</t></is>",
        _ => $"><v>{figure}</v>",
    };

    private static string Name(int column, int row) => $"{OfficePackage.Column(column)}{row}";
}

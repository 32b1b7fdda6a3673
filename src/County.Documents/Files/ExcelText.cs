using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>
/// Lays out the sheets of an Excel file, hidden ones left out: a row a line, a merged cell once, where it begins. Cells
/// that the file leaves out because they are empty are put back, so that every figure keeps its column.
/// </summary>
internal sealed class ExcelText
{
    private const int MostRows = 20_000;
    private const int MostColumns = 200;
    private const int MostMerged = 20_000;

    private readonly LaidOutText text = new();
    private readonly ExcelCells cells;

    private ExcelText(ExcelCells cells) => this.cells = cells;

    /// <summary>The text of all sheets that are shown, in their order.</summary>
    public static LaidOutText Of(WorkbookPart workbook)
    {
        var excel = new ExcelText(new ExcelCells(workbook));
        foreach (var sheet in workbook.Workbook.Descendants<Sheet>())
        {
            if (sheet.State?.InnerText is "hidden" or "veryHidden" || sheet.Id?.Value is not { } id) continue;
            if (workbook.TryGetPartById(id, out var part) && part is WorksheetPart shown) excel.Lay(shown);
        }

        return excel.text;
    }

    private void Lay(WorksheetPart part)
    {
        text.BreakLine();
        var merged = MergedAway(part);
        foreach (var block in Blocks(Rows(part)))
        {
            var (first, last) = (block.Min(row => row.Cells.Keys.First()), block.Max(row => row.Cells.Keys.Last()));
            foreach (var (number, row) in block)
            {
                text.Line = number;
                for (var column = first; column <= last; column++)
                {
                    if (merged.Contains((number, column))) continue;
                    var start = text.Length;
                    text.Append(row.GetValueOrDefault(column, ""));
                    text.CloseCell(start);
                }

                text.EndRow();
            }
        }
    }

    // A title stands alone in its row: what stands above it and below are two tables, each as wide as its widest row.
    private static IEnumerable<IReadOnlyList<(int Number, SortedDictionary<int, string> Cells)>> Blocks(
        IEnumerable<(int Number, SortedDictionary<int, string> Cells)> rows)
    {
        var block = new List<(int, SortedDictionary<int, string>)>();
        foreach (var row in rows)
        {
            if (row.Cells.Count > 1 || !IsTitle(row.Cells.Values.First()))
            {
                block.Add(row);
                continue;
            }

            if (block.Count > 0) yield return block;
            block = [];
            yield return [row];
        }

        if (block.Count > 0) yield return block;
    }

    private static bool IsTitle(string words) =>
        new Scanner(SourceText.Of(words).Folded).Pieces().FirstOrDefault().Kind
            is PieceKind.Section or PieceKind.BlockTitle;

    private IEnumerable<(int Number, SortedDictionary<int, string> Cells)> Rows(WorksheetPart part)
    {
        foreach (var (number, all) in cells.Rows(part))
        {
            var shown = new SortedDictionary<int, string>(all
                .Where(cell => !string.IsNullOrWhiteSpace(cell.Value.Words))
                .ToDictionary(cell => cell.Key, cell => cell.Value.Words));
            if (shown.Count > 0) yield return (number, shown);
        }
    }

    private static HashSet<(int Row, int Column)> MergedAway(WorksheetPart part)
    {
        var merged = new HashSet<(int Row, int Column)>();
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && merged.Count < MostMerged)
        {
            if (reader.ElementType == typeof(SheetData)) reader.Skip();
            if (reader.ElementType != typeof(MergeCell) || !reader.IsStartElement) continue;
            var range = reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "ref").Value?.Split(':');
            if (range is not [var from, var to]) continue;
            if (ExcelCells.Reference(from) is not { } start || ExcelCells.Reference(to) is not { } end) continue;
            var last = (Row: Math.Min(end.Row, start.Row + MostRows), Column: Math.Min(end.Column, MostColumns));
            for (var row = start.Row; row <= last.Row && merged.Count < MostMerged; row++)
            {
                for (var column = start.Column; column <= last.Column; column++) merged.Add((row, column));
            }

            merged.Remove(start);
        }

        return merged;
    }
}

using System.Globalization;
using System.Text;
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
    private readonly List<string> shared;

    private ExcelText(List<string> shared) => this.shared = shared;

    /// <summary>The text of all sheets that are shown, in their order.</summary>
    public static LaidOutText Of(WorkbookPart workbook)
    {
        var excel = new ExcelText(SharedWords(workbook.SharedStringTablePart));
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
            foreach (var (number, cells) in block)
            {
                text.Line = number;
                for (var column = first; column <= last; column++)
                {
                    if (merged.Contains((number, column))) continue;
                    var start = text.Length;
                    text.Append(cells.GetValueOrDefault(column, ""));
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
        using var reader = OpenXmlReader.Create(part);
        var (number, column, count) = (0, 0, 0);
        var cells = new SortedDictionary<int, string>();
        while (reader.Read() && count < MostRows)
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                (number, column) = (RowNumber(reader, number + 1), 0);
                cells = [];
            }
            else if (reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Cell) && reader.IsStartElement)
            {
                var cell = (DocumentFormat.OpenXml.Spreadsheet.Cell)reader.LoadCurrentElement()!;
                column = Reference(cell.CellReference?.Value)?.Column ?? column + 1;
                if (Words(cell) is { } words && column <= MostColumns && !string.IsNullOrWhiteSpace(words))
                {
                    cells[column] = words;
                }
            }

            if (reader.ElementType != typeof(Row) || !reader.IsEndElement || cells.Count == 0) continue;
            count++;
            yield return (number, cells);
            cells = [];
        }
    }

    private static int RowNumber(OpenXmlReader reader, int next) =>
        reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value is { } stated
            && int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : next;

    private string? Words(DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        var value = cell.CellValue?.Text;
        return cell.DataType?.InnerText switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < shared.Count ? shared[index] : null,
            "inlineStr" => cell.InlineString?.InnerText,
            "str" => value,
            "b" or "e" => value is null ? null : $"《{value}》",
            _ => Number(value),
        };
    }

    // Fifteen digits are what Excel shows of a number: 24252.311082000001 is 24252.311082.
    private static string? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1e15
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : value;

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
            if (Reference(from) is not { } start || Reference(to) is not { } end) continue;
            var last = (Row: Math.Min(end.Row, start.Row + MostRows), Column: Math.Min(end.Column, MostColumns));
            for (var row = start.Row; row <= last.Row && merged.Count < MostMerged; row++)
            {
                for (var column = start.Column; column <= last.Column; column++) merged.Add((row, column));
            }

            merged.Remove(start);
        }

        return merged;
    }

    // B5 is row 5, column 2.
    private static (int Row, int Column)? Reference(string? reference)
    {
        if (reference is null) return null;
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3) return null;
        var column = reference[..letters].Aggregate(0, (sum, letter) => sum * 26 + (letter - 'A' + 1));
        return int.TryParse(reference[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }

    private static List<string> SharedWords(SharedStringTablePart? part)
    {
        var words = new List<string>();
        if (part is null) return words;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
            var item = (SharedStringItem)reader.LoadCurrentElement()!;
            // A character's sound printed above it is no part of the text.
            var seen = item.Elements<Text>().Select(text => text.Text)
                .Concat(item.Elements<Run>().Select(run => run.Text?.Text ?? ""));
            words.Add(new StringBuilder().AppendJoin("", seen).ToString());
        }

        return words;
    }
}

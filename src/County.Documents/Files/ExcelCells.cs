using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>A cell of a sheet that holds something.</summary>
/// <param name="Words">What it shows; empty where a formula's value was not saved with it.</param>
/// <param name="IsNumber">True where it is kept as a number.</param>
/// <param name="IsFormula">True where a formula stands in it.</param>
internal readonly record struct ExcelCell(string Words, bool IsNumber, bool IsFormula);

/// <summary>
/// Reads the cells of an Excel file as a stream, be their words kept once for all sheets or in the cell itself.
/// </summary>
internal sealed partial class ExcelCells(WorkbookPart workbook)
{
    private const int MostRows = 20_000;
    private const int MostColumns = 200;

    private readonly List<string> shared = SharedWords(workbook.SharedStringTablePart);

    /// <summary>The rows of a sheet that hold something, each with its number and its cells by their columns.</summary>
    public IEnumerable<(int Number, SortedDictionary<int, ExcelCell> Cells)> Rows(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        var (number, column, count) = (0, 0, 0);
        var cells = new SortedDictionary<int, ExcelCell>();
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
                var read = Read(cell);
                if (column <= MostColumns && (read.IsFormula || !string.IsNullOrWhiteSpace(read.Words)))
                {
                    cells[column] = read;
                }
            }

            if (reader.ElementType != typeof(Row) || !reader.IsEndElement || cells.Count == 0) continue;
            count++;
            yield return (number, cells);
            cells = [];
        }
    }

    /// <summary>Row and column of a reference: B5 is row 5, column 2.</summary>
    public static (int Row, int Column)? Reference(string? reference)
    {
        if (reference is null) return null;
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3) return null;
        var column = reference[..letters].Aggregate(0, (sum, letter) => sum * 26 + (letter - 'A' + 1));
        return int.TryParse(reference[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }

    private static int RowNumber(OpenXmlReader reader, int next) =>
        reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == "r").Value is { } stated
            && int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : next;

    /// <summary>What stands in a cell.</summary>
    public ExcelCell Read(DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        var value = cell.CellValue?.Text;
        var words = cell.DataType?.InnerText switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < shared.Count ? shared[index] : null,
            "inlineStr" => cell.InlineString is { } item ? Words(item) : null,
            "str" => Decoded(value ?? ""),
            "b" or "e" => value is null ? null : $"《{value}》",
            _ => Number(value),
        };
        var isNumber = cell.DataType?.InnerText is null or "n" && !string.IsNullOrEmpty(value);
        return new ExcelCell(words ?? "", isNumber, cell.CellFormula is not null);
    }

    // Fifteen digits are what Excel shows of a number: 24252.311082000001 is 24252.311082.
    private static string? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1e15
            ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : value;

    private static List<string> SharedWords(SharedStringTablePart? part)
    {
        var words = new List<string>();
        if (part is null) return words;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
            words.Add(Words((SharedStringItem)reader.LoadCurrentElement()!));
        }

        return words;
    }

    // A character's sound printed above it is no part of the text.
    private static string Words(OpenXmlElement item) => Decoded(new StringBuilder().AppendJoin(
        "", item.ChildElements.Select(part => part switch
        {
            Text text => text.Text,
            Run run => run.Text?.Text ?? "",
            _ => "",
        })).ToString());

    // What XML cannot hold, a carriage return too, stands as _x000D_.
    private static string Decoded(string words) => words.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(words, match => ((char)int.Parse(
            match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : words;

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Escape();
}

using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>A cell as the superior left it; one that is there may be empty.</summary>
/// <param name="Words">What it shows.</param>
/// <param name="IsFormula">True where a formula stands in it.</param>
/// <param name="Rows">How many rows it covers.</param>
/// <param name="Columns">How many columns it covers.</param>
public sealed record SuperiorCell(string Words, bool IsFormula, int Rows, int Columns)
{
    /// <summary>Whether words stand in it that say what other cells are for.</summary>
    public bool IsLabel => Words.Any(Glyph.IsHan);
}

/// <summary>A sheet of the superior's workbook.</summary>
public sealed class SuperiorSheet
{
    private const int MostRows = 400;
    private const int MostColumns = 60;

    private readonly Dictionary<(int Row, int Column), SuperiorCell> cells = [];
    private readonly Dictionary<(int Row, int Column), (int Row, int Column)> covered = [];
    private readonly Dictionary<(int Row, int Column), (int Rows, int Columns)> sizes = [];

    private SuperiorSheet(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many cells it has.</summary>
    internal int Count => cells.Count;

    /// <summary>The last row in which a cell is.</summary>
    public int Rows => cells.Keys.Select(place => place.Row).DefaultIfEmpty().Max();

    /// <summary>The last column in which a cell is.</summary>
    public int Columns => cells.Keys.Select(place => place.Column).DefaultIfEmpty().Max();

    /// <summary>The cells, from the upper left on; what others cover is not among them.</summary>
    public ImmutableArray<(int Row, int Column, SuperiorCell Cell)> Cells =>
        [.. cells.Where(cell => !covered.ContainsKey(cell.Key)).OrderBy(cell => cell.Key)
            .Select(cell => (cell.Key.Row, cell.Key.Column, cell.Value))];

    /// <summary>The cell at a place; of what another covers, that one. Null where the sheet has none.</summary>
    public SuperiorCell? this[int row, int column] =>
        cells.GetValueOrDefault(covered.GetValueOrDefault((row, column), (row, column)));

    /// <summary>Whether another cell covers a place.</summary>
    public bool IsCovered(int row, int column) => covered.ContainsKey((row, column));

    /// <summary>How a place is called, such as C5.</summary>
    public static string NameOf(int row, int column) => Area.Reference(row, column);

    /// <summary>Why a cell takes no figure, in office Chinese with a full stop; null where it takes one.</summary>
    public string? WhyNot(string place)
    {
        if (ExcelCells.Reference(place) is not { } at || this[at.Row, at.Column] is not { } cell)
        {
            return $"工作表“{Name}”里没有{place}这一格。";
        }

        if (covered.TryGetValue(at, out var first))
        {
            return $"{place}在合并的单元格里，请写左上角的{Area.Reference(first.Row, first.Column)}。";
        }

        if (cell.IsFormula) return $"{place}里是公式，由表格自己计算，不能填。";
        return cell.IsLabel ? $"{place}里是文字“{Short(cell.Words)}”，不能填数。" : null;
    }

    internal static SuperiorSheet Of(string name, ExcelCells reader, WorksheetPart part)
    {
        var sheet = new SuperiorSheet(name);
        foreach (var range in part.Worksheet.Descendants<Xl.MergeCell>().Select(one => one.Reference?.Value))
        {
            sheet.Merge(range?.Split(':'));
        }

        foreach (var cell in part.Worksheet.Descendants<Xl.Cell>())
        {
            if (ExcelCells.Reference(cell.CellReference?.Value) is not { } at) continue;
            if (at.Row > MostRows || at.Column > MostColumns) continue;
            var (read, size) = (reader.Read(cell), sheet.SizeOf(at));
            sheet.cells[at] = new SuperiorCell(read.Words, read.IsFormula, size.Rows, size.Columns);
        }

        return sheet;
    }

    private (int Rows, int Columns) SizeOf((int Row, int Column) at) => sizes.GetValueOrDefault(at, (1, 1));

    private void Merge(string[]? range)
    {
        if (range is not [var from, var to]) return;
        if (ExcelCells.Reference(from) is not { } first || ExcelCells.Reference(to) is not { } last) return;
        last = (Math.Min(last.Row, MostRows), Math.Min(last.Column, MostColumns));
        sizes[first] = (last.Row - first.Row + 1, last.Column - first.Column + 1);
        for (var row = first.Row; row <= last.Row; row++)
        {
            for (var column = first.Column; column <= last.Column; column++)
            {
                if ((row, column) != first) covered[(row, column)] = first;
            }
        }
    }

    private static string Short(string words) => words.Length > 20 ? words[..20] + "……" : words;
}

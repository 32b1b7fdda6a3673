using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>A unit in a sheet of figures from outside (部门对账表).</summary>
/// <param name="UnitId">Its number in the county.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record OutsideUnit(int UnitId, string Code, string Name);

/// <summary>What a sheet of figures from outside is for: it is told by its title and by its form.</summary>
/// <param name="County">Name of the county.</param>
/// <param name="Year">The report year.</param>
/// <param name="Source">Who fills it.</param>
/// <param name="Format">The form that is asked of.</param>
/// <param name="Units">The units that are asked of.</param>
public sealed record OutsideTemplate(
    string County, int Year, OutsideSource Source, Format Format, IReadOnlyList<OutsideUnit> Units)
{
    internal const string CodeHead = "单位代码";
    internal const string NameHead = "单位";
    internal const int TitleRow = 1;
    internal const int FormRow = 2;
    internal const int HeadRow = 3;
    internal const string Middle = "年度部门对账数：";

    /// <summary>The cells that are asked, a column each.</summary>
    public ImmutableArray<Cell> Cells { get; } = Source.CellsOf(Format);

    /// <summary>Name of the file.</summary>
    public string FileName => $"{County}{Year}年度部门对账数（{Source.OfficialName()}）.xlsx";

    internal string Title => $"{County}{Year}{Middle}{Source.OfficialName()}";

    internal string Form => $"{Format.Id}年格式";

    /// <summary>The sheet as the office downloads it.</summary>
    /// <param name="told">What is taken on already; null where nothing is.</param>
    public byte[] Write(Func<int, Cell, long?> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var sheet = new TemplateSheet
        {
            Widths = [16, 20, .. Cells.Select(_ => 16)],
            IsWide = true,
            HeadRows = HeadRow,
            Stubs = 2,
        };
        var width = Cells.Length + 2;
        sheet.Put(new Area(TitleRow, 1, 1, width), Look.Title, Title);
        sheet.Put(
            new Area(FormRow, 1, 1, width), Look.Hint, $"{Form}。没有掌握的留空：空白表示没有提供，不等于0；没有发生的填0。");
        sheet.Raise(new Area(FormRow, 1), 32);
        sheet.Put(new Area(HeadRow, 1), Look.Head, CodeHead);
        sheet.Put(new Area(HeadRow, 2), Look.Head, NameHead);
        for (var at = 0; at < Cells.Length; at++) sheet.Put(new Area(HeadRow, at + 3), Look.Head, HeadOf(Cells[at]));
        for (var down = 0; down < Units.Count; down++) Put(sheet, HeadRow + 1 + down, Units[down], told);
        return ListWriter.Workbook(Source.OfficialName(), sheet, Title);
    }

    /// <summary>The head of a cell's column: block, row and column as the form prints them, with the unit.</summary>
    internal static string HeadOf(Cell cell) => $"{cell.Table.Title}{cell.Name}"
        + (cell.Column is { Kind: FigureKind.Amount, IsUnitPrinted: false } column ? $"（{column.Unit}）" : "");

    private void Put(TemplateSheet sheet, int row, OutsideUnit unit, Func<int, Cell, long?> told)
    {
        sheet.Put(new Area(row, 1), Look.Stub, unit.Code);
        sheet.Put(new Area(row, 2), Look.Stub, unit.Name);
        for (var at = 0; at < Cells.Length; at++)
        {
            var look = Cells[at].Column.Kind == FigureKind.Amount ? Look.Amount : Look.Count;
            sheet.Put(new Area(row, at + 3), look, Cells[at], told(unit.UnitId, Cells[at]));
        }
    }
}

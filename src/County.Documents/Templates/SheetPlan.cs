using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>Words that a sheet must still show where they were put.</summary>
internal sealed record PlannedLabel(string Text, Area Area, Look Look);

/// <summary>A figure's place on a sheet.</summary>
internal sealed record PlannedCell(Cell Cell, Area Area);

/// <summary>A text's place on a sheet.</summary>
internal sealed record PlannedText(Section Section, Area Area);

/// <summary>
/// What stands where on a sheet: drawn from the form when it is written, and again to compare when it comes back.
/// </summary>
/// <param name="Name">Name of the sheet; whoever fills it may change that.</param>
/// <param name="ShortName">What a refusal calls it: 表三.</param>
/// <param name="Labels">The first one stands in A1 and tells the sheet from all others.</param>
/// <param name="Cells">Its figures.</param>
/// <param name="Texts">Its texts.</param>
/// <param name="Widths">Widths of its columns, in characters of a digit's width.</param>
/// <param name="HeadRows">Rows that stay in sight.</param>
/// <param name="Stubs">Columns that stay in sight.</param>
internal sealed record SheetPlan(
    string Name, string ShortName, ImmutableArray<PlannedLabel> Labels, ImmutableArray<PlannedCell> Cells,
    ImmutableArray<PlannedText> Texts, ImmutableArray<int> Widths, int HeadRows = 0, int Stubs = 0)
{
    /// <summary>Below the title, where a hint stands that nothing depends on.</summary>
    public const int HintRow = 2;

    private const int FirstRow = 3;
    private const int TextWidth = 96;

    // A row of Excel is at most 409 points high: a tall cell is made of several.
    private const int TextRows = 6;

    /// <summary>The last row that is planned.</summary>
    public int LastRow => Labels.Select(label => label.Area).Concat(Cells.Select(cell => cell.Area))
        .Concat(Texts.Select(text => text.Area)).Max(area => area.Row + area.Rows - 1);

    public Area AreaOf(Cell cell) => Cells.First(planned => planned.Cell == cell).Area;

    /// <summary>A part of the report that is made of tables, one below the other and all of one width.</summary>
    public static SheetPlan Of(Format format, Section section)
    {
        var tables = format.Tables.Where(table => table.Section == section)
            .Select(table => (Table: table, Layout: TableLayout.Of(table))).ToList();
        var width = tables.Max(one => one.Layout.Stubs + one.Table.Columns.Length);
        var labels = new List<PlannedLabel> { new(section.FullTitle, new Area(1, 1, 1, width), Look.Title) };
        var cells = new List<PlannedCell>();
        var row = FirstRow;
        foreach (var (table, layout) in tables)
        {
            if (table.Title is { } title) labels.Add(new(title, new Area(row++, 1, 1, width), Look.Block));
            labels.AddRange(layout.Labels.Select(label => Label(label, table, layout, row, width)));
            cells.AddRange(table.Cells.Select(cell => new PlannedCell(cell, Figure(cell, layout, row, width))));
            row += layout.Depth + table.Rows.Length;
        }

        var single = tables.Count == 1 ? tables[0].Layout : null;
        return new SheetPlan(
            section.FullTitle, $"表{section.Ordinal}", [.. labels], [.. cells], [],
            Measure(tables[0].Layout.Stubs, width), single is null ? 0 : FirstRow - 1 + single.Depth,
            single?.Stubs ?? 0);
    }

    /// <summary>The parts of the report that are text, one tall cell each.</summary>
    public static SheetPlan OfTexts(Format format)
    {
        const string name = "文字部分";
        var sections = format.Sections.Where(section => section.IsText).ToList();
        var title = $"{name}（{string.Join("、", sections.Select(section => section.Ordinal))}）";
        var labels = new List<PlannedLabel> { new(title, new Area(1, 1), Look.Title) };
        var texts = new List<PlannedText>();
        foreach (var (place, section) in sections.Index())
        {
            var row = FirstRow + place * (TextRows + 1);
            labels.Add(new(section.FullTitle, new Area(row, 1), Look.Block));
            texts.Add(new(section, new Area(row + 1, 1, TextRows)));
        }

        return new SheetPlan(name, name, [.. labels], [], [.. texts], [TextWidth]);
    }

    private static PlannedLabel Label(PrintedLabel label, Table table, TableLayout layout, int row, int width)
    {
        // The last column of a narrow table reaches as far as those of the widest.
        var isLast = label.Column + label.Columns == layout.Stubs + table.Columns.Length;
        var columns = isLast ? width - label.Column : label.Columns;
        return new(
            label.Text, new Area(row + label.Row, 1 + label.Column, label.Rows, columns),
            label.Row < layout.Depth ? Look.Head : Look.Stub);
    }

    private static Area Figure(Cell cell, TableLayout layout, int row, int width)
    {
        var (line, column) = (cell.Table.Rows.IndexOf(cell.Row), cell.Table.Columns.IndexOf(cell.Column));
        var isLast = column == cell.Table.Columns.Length - 1;
        var at = layout.Stubs + column;
        return new Area(row + layout.Depth + line, 1 + at, 1, isLast ? width - at : 1);
    }

    private static ImmutableArray<int> Measure(int stubs, int width) => stubs switch
    {
        0 => [.. Enumerable.Repeat(9, width)],
        1 => [30, .. Enumerable.Repeat(20, width - 1)],
        _ => [.. Enumerable.Repeat(11, stubs - 1), 46, .. Enumerable.Repeat(10, width - stubs)],
    };
}

using System.Globalization;

namespace County.Reporting;

/// <summary>How findings name places and numbers: as the form prints them.</summary>
internal static class Wording
{
    public static string TableName(Table table) => table.Title ?? $"表{table.Section.Ordinal}";

    public static string Place(Cell cell) => TableName(cell.Table) + cell.Name;

    public static string Row(Cell cell) => $"{TableName(cell.Table)}“{cell.RowName}”";

    public static string Line(SumRule rule, SumLine line)
    {
        var cells = line.Left.Concat(line.Right).Concat(line.LastYear).ToList();
        var table = TableName(cells[0].Table);
        if (cells[0].Row.Label.Length == 0) return table;
        return rule.IsPerColumn ? $"{table}“{cells[0].Column.Label}”列" : $"{table}“{cells[0].Row.Label}”行";
    }

    /// <summary>The figure in the unit the form prints: 件 as they are, amounts in 元 or 万元.</summary>
    public static decimal? Printed(Cell cell, long? figure) => (decimal?)figure / cell.Column.Scale;

    public static string Number(Cell cell, long? figure) => Printed(cell, figure) is { } number
        ? number.ToString("0.######", CultureInfo.InvariantCulture) + (cell.Column.Kind == FigureKind.Amount
            ? cell.Column.Unit
            : "")
        : "空白";

    public static string Values(IEnumerable<Cell> cells, Figures figures) =>
        string.Join("，", cells.Select(cell => $"{cell.ColumnName}为{Number(cell, figures[cell])}"));

    /// <summary>One side of a sum rule in words: its terms, their figures and what they come to.</summary>
    public static string Side(SumRule rule, IEnumerable<(Cell Cell, long? Figure, bool IsLastYear)> side, long sum)
    {
        var terms = side.ToList();
        if (terms.Count == 0) return "应不小于0";
        var unit = terms[0].Cell;
        var names = terms.Select(term => (term.IsLastYear ? "上年" : "") + (rule.IsPerColumn
            ? term.Cell.Row.Label
            : term.Cell.ColumnName)).ToList();
        return terms.Count switch
        {
            1 => $"{names[0]}为{Number(unit, sum)}",
            > 4 => $"各项之和为{Number(unit, sum)}",
            _ => $"{string.Join("加", names)}为"
                + $"{string.Join("＋", terms.Select(term => Number(unit, term.Figure)))}＝{Number(unit, sum)}",
        };
    }
}

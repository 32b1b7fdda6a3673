using System.Globalization;

namespace County.Reporting;

/// <summary>How findings name places and numbers: as the form prints them.</summary>
internal static class Wording
{
    public static string TableName(Table table) => table.Title ?? $"表{table.Section.Ordinal}";

    public static string Place(Cell cell) => cell.Row.Label.Length == 0
        ? TableName(cell.Table) + cell.Name
        : $"{TableName(cell.Table)}“{Label(cell.Row)}”行“{Label(cell.Column)}”列";

    /// <summary>Row and column without the table: （一）予以公开｜自然人.</summary>
    public static string Short(Cell cell) => cell.Row.Label.Length == 0
        ? string.Join('·', cell.Column.Heads.Append(cell.Column.Label))
        : $"{Label(cell.Row)}｜{Label(cell.Column)}";

    /// <summary>A cell in a running sentence: 行政复议结果维持, 行政许可本年处理决定数量.</summary>
    public static string Plain(Cell cell)
    {
        var row = cell.Row.Label.Length == 0 ? string.Join('·', cell.Column.Heads) : Label(cell.Row);
        return row + cell.Column.Label.Split('（')[0];
    }

    public static string Row(Cell cell) => $"{TableName(cell.Table)}，{Label(cell.Row)}";

    /// <summary>A row or column of a table in a running sentence: 表三“总计”列.</summary>
    public static string Line(SumRule rule, SumLine line)
    {
        var cell = First(line);
        return $"{TableName(cell.Table)}“{Name(rule, cell)}”{(rule.IsPerColumn ? "列" : "行")}";
    }

    /// <summary>The same before a colon: 表三，自然人.</summary>
    public static string Heading(SumRule rule, SumLine line)
    {
        var cell = First(line);
        return $"{TableName(cell.Table)}，{Name(rule, cell)}";
    }

    /// <summary>
    /// Fills a rule's sentence: {l1}, {r1}, {y1} are the first term on the left, on the right, of last year; {left} and
    /// {right} the sums; {by} how far they are apart; {due} what {l1} would have to be.
    /// </summary>
    public static string Told(
        SumRule rule, long left, long right, IEnumerable<long?> lefts, IEnumerable<long?> rights,
        IEnumerable<long?> lastYear)
    {
        var unit = First(rule.Lines[0]);
        var sentence = rule.Told + (left > right ? rule.HintOver : rule.HintUnder);
        var first = lefts.FirstOrDefault();
        foreach (var (name, figure) in Terms("l", lefts).Concat(Terms("r", rights)).Concat(Terms("y", lastYear))
            .Append(("left", left)).Append(("right", right)).Append(("by", Math.Abs(left - right)))
            .Append(("due", first - left + right)))
        {
            sentence = sentence.Replace($"{{{name}}}", Number(unit, figure), StringComparison.Ordinal);
        }

        return sentence;
    }

    /// <summary>The figure in the unit the form prints: 件 as they are, amounts in 元 or 万元.</summary>
    public static decimal? Printed(Cell cell, long? figure) => (decimal?)figure / cell.Column.Scale;

    public static string Number(Cell cell, long? figure) => Printed(cell, figure) is { } number
        ? number.ToString("0.######", CultureInfo.InvariantCulture) + (cell.Column.Kind == FigureKind.Amount
            ? cell.Column.Unit
            : "")
        : "空白";

    /// <summary>A figure with its unit, such as 4件.</summary>
    public static string WithUnit(Cell cell, long? figure) =>
        Number(cell, figure) + (figure is null || cell.Column.Kind == FigureKind.Amount ? "" : cell.Column.Unit);

    public static string Values(IEnumerable<Cell> cells, Figures figures) =>
        string.Join("，", cells.Select(cell => $"{cell.ColumnName}{WithUnit(cell, figures[cell])}"));

    private static Cell First(SumLine line) => line.Left.Concat(line.Right).First();

    private static IEnumerable<(string, long?)> Terms(string side, IEnumerable<long?> figures) =>
        figures.Select((figure, at) => ($"{side}{at + 1}", figure));

    private static string Name(SumRule rule, Cell cell) =>
        rule.IsPerColumn ? Label(cell.Column) : cell.Row.Label.Length > 0 ? Label(cell.Row) : cell.RowName;

    /// <summary>A column under the group that tells it from others of its name: 法人或其他组织·其他.</summary>
    private static string Label(Column column) => string.Join('·', column.Heads.Skip(1).Append(column.Label));

    /// <summary>A row under its group, without the instruction that some labels carry in brackets.</summary>
    public static string Label(Row row)
    {
        var gloss = row.Label.IndexOf('（', 1);
        return string.Join('·', row.Heads.Skip(1).Append(gloss > 0 ? row.Label[..gloss] : row.Label));
    }
}

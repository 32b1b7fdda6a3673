using System.Collections.Immutable;
using System.Globalization;
using County.Reporting;

namespace County.Documents;

/// <summary>A formula and the value it has when the file is written.</summary>
internal sealed record Formula(string Text, string Value, bool IsNumber);

/// <summary>The form's own sums, as a spreadsheet works them out, with the values they have now.</summary>
internal static class TemplateFormulas
{
    /// <summary>A total; like everywhere it stays blank until all its parts are there.</summary>
    public static Formula? Total(Cell cell, SheetPlan sheet, Figures figures)
    {
        if (figures.Format.Totals.FirstOrDefault(total => total.Left[0] == cell) is not { } line) return null;
        var parts = References(line.Right, sheet);
        var value = figures.Sum(line.Right);
        return new Formula(
            $"IF(COUNT({parts})={Number(line.Right.Length)},SUM({parts}),\"\")", cell.Print(value), value is not null);
    }

    /// <summary>The sums that must come out even without giving a figure: the balance of table three.</summary>
    public static IEnumerable<SumLine> Balances(SheetPlan sheet, Format format) => format.Rules.OfType<SumRule>()
        .Where(rule => rule is { Defines: false, IsPerColumn: true, Relation: Relation.Equal, IsCarried: false })
        .SelectMany(rule => rule.Lines)
        .Where(line => line.Cells.All(cell => sheet.Cells.Any(planned => planned.Cell == cell)));

    /// <summary>Whether a sum comes out even, in words.</summary>
    public static Formula Balance(SumLine line, SheetPlan sheet, Figures figures)
    {
        var (left, right) = (References(line.Left, sheet), References(line.Right, sheet));
        var (over, under) = ($"SUM({left})-SUM({right})", $"SUM({right})-SUM({left})");
        var text = $"IF(COUNT({left},{right})={Number(line.Cells.Count())},IF({over}=0,\"平\","
            + $"IF({over}>0,\"差\"&({over})&\"件\",\"多\"&({under})&\"件\")),\"\")";
        var value = figures.Sum(line.Left) - figures.Sum(line.Right) is not { } difference ? "" : difference switch
        {
            0 => "平",
            > 0 => $"差{Number(difference)}件",
            _ => $"多{Number(-difference)}件",
        };
        return new Formula(text, value, IsNumber: false);
    }

    // Neighbours in a row or a column are named together: B5:G5,B7.
    private static string References(ImmutableArray<Cell> cells, SheetPlan sheet)
    {
        var areas = cells.Select(sheet.AreaOf).OrderBy(area => area.Column).ThenBy(area => area.Row).ToList();
        var isRow = areas.Count > 1 && areas.All(area => area.Row == areas[0].Row);
        var ranges = new List<Area>();
        foreach (var area in areas)
        {
            var one = new Area(area.Row, area.Column);
            if (ranges.Count > 0 && Joined(ranges[^1], one, isRow) is { } joined) ranges[^1] = joined;
            else ranges.Add(one);
        }

        return string.Join(',', ranges.Select(range => range.Range));
    }

    private static Area? Joined(Area range, Area next, bool isRow) => isRow switch
    {
        true when next.Column == range.Column + range.Columns => range with { Columns = range.Columns + 1 },
        false when next.Column == range.Column && next.Row == range.Row + range.Rows =>
            range with { Rows = range.Rows + 1 },
        _ => null,
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A cell of a form as something to be compared: its names, and the total that it is a part of.</summary>
public sealed class Indicator
{
    private Indicator(Cell cell, SumLine? line) =>
        (Cell, Whole, Parts) = (cell, line?.Left[0], line?.Right ?? []);

    /// <summary>The cell.</summary>
    public Cell Cell { get; }

    /// <summary>The total that the cell is a part of, the base of its share; null where it is a part of none.</summary>
    public Cell? Whole { get; }

    /// <summary>All parts of that total, in order of print.</summary>
    public ImmutableArray<Cell> Parts { get; }

    /// <summary>Row and column as the form prints them, without the table: 不予公开·1.属于国家秘密｜总计.</summary>
    public string Name => Wording.Short(Cell);

    /// <summary>What a share of the cell is a share of: 本年度办理结果总计; null where there is no such total.</summary>
    public string? WholeName => Whole is null ? null
        : Whole.Row != Cell.Row ? $"{Bare(Whole.Row.Heads.LastOrDefault() ?? "")}总计{Of(Whole.Column)}"
        : Cell.Row.Label.Length > 0 ? $"{Bare(Wording.Label(Whole.Row))}总计"
        : $"{Whole.Column.Heads.LastOrDefault()}总计";

    /// <summary>
    /// A cell of a form. Where it is a part of two totals, that of its column is the base: of the results rather than
    /// of the kinds of applicants.
    /// </summary>
    public static Indicator Of(Format format, Cell cell) => new(cell, format.Rules
        .OfType<SumRule>().Where(rule => rule.Defines).SelectMany(rule => rule.Lines)
        .Where(line => line.Right.Contains(cell)).OrderBy(line => line.Left[0].Row == cell.Row).FirstOrDefault());

    /// <summary>The group of a part: the head it stands under within the total, or its own label.</summary>
    public string GroupOf(Cell part) => Whole!.Row == part.Row
        ? part.Column.Label
        : Bare(part.Row.Heads.Length > 1 ? part.Row.Heads[1] : Wording.Label(part.Row));

    private static string Of(Column column) => column.IsComputed ? "" : $"（{column.Label}）";

    /// <summary>A label without the number that it begins with: （一）, 三、, 1. .</summary>
    private static string Bare(string label) => label switch
    {
        ['（', _, '）', .. var rest] => rest,
        ['（', _, _, '）', .. var rest] => rest,
        [_, '、' or '.', .. var rest] => rest,
        _ => label,
    };
}

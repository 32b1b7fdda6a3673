using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>An office that knows some of the units' figures by itself (部门对账数).</summary>
public enum OutsideSource
{
    /// <summary>司法局: normative documents; reconsiderations and suits by organ.</summary>
    Justice,

    /// <summary>财政局: fees, and purchases on the form that asks for them.</summary>
    Finance,

    /// <summary>行政审批局: licences.</summary>
    Approval,

    /// <summary>执法平台: penalties and coercive measures.</summary>
    Enforcement,
}

/// <summary>What the sources are called, and which cells of a form each of them knows.</summary>
public static class OutsideSources
{
    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<OutsideSource> All { get; } = [.. Enum.GetValues<OutsideSource>()];

    /// <summary>The source as a county calls it, such as 司法局.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the sources.</exception>
    public static string OfficialName(this OutsideSource source) => source switch
    {
        OutsideSource.Justice => "司法局",
        OutsideSource.Finance => "财政局",
        OutsideSource.Approval => "行政审批局",
        OutsideSource.Enforcement => "执法平台",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>What the source knows, in a few words, such as 行政许可.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the sources.</exception>
    public static string Knows(this OutsideSource source) => source switch
    {
        OutsideSource.Justice => "规范性文件，行政复议、行政诉讼",
        OutsideSource.Finance => "收费和采购金额",
        OutsideSource.Approval => "行政许可",
        OutsideSource.Enforcement => "行政处罚、行政强制",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>
    /// The cells of a form that a source knows, in order of print; what the form's sums give is not among them. No
    /// cell is known to two sources.
    /// </summary>
    public static ImmutableArray<Cell> CellsOf(this OutsideSource source, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return [.. format.Cells.Where(cell => !cell.IsComputed && cell.Column.Kind != FigureKind.SignedCount
            && KnowerOf(cell) == source)];
    }

    private static OutsideSource? KnowerOf(Cell cell) => (cell.Table.Id, cell.Row.Id, cell.Column.Id) switch
    {
        // How much of it is on the web, only the unit knows.
        ("t2_art20_1", "normative_docs", not ("published" or "published_total")) => OutsideSource.Justice,
        ("t4_review_litigation", _, _) => OutsideSource.Justice,
        ("t2_art20_8", _, "fee_amount") or ("t2_art20_9", _, _) => OutsideSource.Finance,
        ("t2_art20_5", "licences", "decisions") => OutsideSource.Approval,
        ("t2_art20_6", _, "decisions") => OutsideSource.Enforcement,
        _ => null,
    };
}

/// <summary>What a source says of one cell of a unit's report.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Figure">A count, or an amount in 分.</param>
public sealed record OutsideFigure(OutsideSource Source, Cell Cell, long Figure);

using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A table of the form, drawn exactly as its labels say.</summary>
public sealed class Table
{
    internal Table(
        string id, Section section, string? title, string? corner, ImmutableArray<Column> columns,
        ImmutableArray<Row> rows, int firstIndex)
    {
        (Id, Section, Title, Corner, Columns, Rows) = (id, section, title, corner, columns, rows);
        Cells =
        [
            .. rows.SelectMany((row, r) => columns.Select((column, c) =>
                new Cell(this, row, column, firstIndex + r * columns.Length + c))),
        ];
    }

    /// <summary>Id in the format file, such as <c>t2_art20_1</c>.</summary>
    public string Id { get; }

    /// <summary>The section the table stands in.</summary>
    public Section Section { get; }

    /// <summary>Heading printed over the block, such as 第二十条第（一）项; null where none is.</summary>
    public string? Title { get; }

    /// <summary>Words in the corner cell (信息内容, or the balance sentence of table three); null where none.</summary>
    public string? Corner { get; }

    /// <summary>Columns of figures, left to right.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>Rows of figures, top to bottom.</summary>
    public ImmutableArray<Row> Rows { get; }

    /// <summary>Cells row by row.</summary>
    public ImmutableArray<Cell> Cells { get; }

    /// <summary>The cell where a row and a column of this table meet.</summary>
    /// <exception cref="InvalidOperationException">The table has no such row or column.</exception>
    public Cell Cell(string row, string column) => Cells.First(cell => cell.Row.Id == row && cell.Column.Id == column);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>A row of a table.</summary>
/// <param name="Id">Id in the format file.</param>
/// <param name="Label">Label as printed; empty for the one row of table four.</param>
/// <param name="English">Label in English.</param>
/// <param name="Heads">Labels of the groups the row stands under, outermost first.</param>
/// <param name="IsComputed">True for （七）总计.</param>
/// <param name="Articles">Articles of the Regulation that belong to the row.</param>
public sealed record Row(
    string Id, string Label, string English, ImmutableArray<string> Heads, bool IsComputed,
    ImmutableArray<string> Articles);

/// <summary>A column of a table.</summary>
/// <param name="Id">Id in the format file.</param>
/// <param name="Label">Label as printed.</param>
/// <param name="English">Label in English.</param>
/// <param name="Heads">Labels of the column groups above it, outermost first.</param>
/// <param name="IsComputed">True for 总计.</param>
/// <param name="Kind">What kind of figure stands in it.</param>
/// <param name="Unit">Unit of the printed number: 件, 项, 元 or 万元.</param>
/// <param name="IsUnitPrinted">True where the form's own label states the unit of an amount.</param>
public sealed record Column(
    string Id, string Label, string English, ImmutableArray<string> Heads, bool IsComputed, FigureKind Kind,
    string Unit, bool IsUnitPrinted)
{
    /// <summary>How much of what is stored makes one printed: 1 for counts, in 分 (0.01 元) for amounts.</summary>
    public long Scale => (Kind, Unit) switch
    {
        (FigureKind.Amount, "万元") => 1_000_000,
        (FigureKind.Amount, _) => 100,
        _ => 1,
    };
}

/// <summary>What a figure may be.</summary>
public enum FigureKind
{
    /// <summary>A whole number, zero or more.</summary>
    Count,

    /// <summary>A whole number that may be negative (本年增/减).</summary>
    SignedCount,

    /// <summary>An amount of money, kept in 分 (0.01 元), zero or more.</summary>
    Amount,
}

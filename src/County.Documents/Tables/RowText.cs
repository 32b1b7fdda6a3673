using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>A row as it was met in the text: its label and what stands behind it.</summary>
/// <param name="table">The table.</param>
/// <param name="rows">The row; the rows of a group where only the group's label is printed.</param>
/// <param name="start">Where its label begins.</param>
internal sealed class RowText(Table table, ImmutableArray<Row> rows, int start)
{
    // No row has more than 56 cells; what is beyond is only counted.
    private const int Enough = 64;

    private readonly List<Piece> slots = [];

    public Table Table { get; } = table;

    public ImmutableArray<Row> Rows { get; } = rows;

    public int Start { get; } = start;

    /// <summary>Where its label ends, or for table four the last label over it.</summary>
    public int LabelEnd { get; set; } = start;

    /// <summary>A place on the line of its heading; null where it has none.</summary>
    public int? HeadingStart { get; set; }

    /// <summary>Numbers, dashes and empty cells behind the label.</summary>
    public IReadOnlyList<Piece> Slots => slots;

    /// <summary>Its label is printed, or for table four its heading.</summary>
    public bool HasLabel { get; init; } = true;

    /// <summary>Unit printed in the heading over an amount; null where none is.</summary>
    public string? Unit { get; set; }

    /// <summary>Foreign words stand between the label and what follows.</summary>
    public bool IsBlocked { get; set; }

    /// <summary>Numbers follow those foreign words.</summary>
    public bool HasStrays { get; set; }

    /// <summary>The header over the row is not the form's.</summary>
    public bool IsUnderStrangeHeader { get; set; }

    /// <summary>Behind the row comes something else than the form has there: a piece of text may be lost.</summary>
    public bool IsFollowedByGap { get; set; }

    /// <summary>The row is the last thing in the text.</summary>
    public bool IsAtEnd { get; set; }

    public bool IsGroup => Rows.Length > 1;

    /// <summary>The cells of the row or rows, in order of print.</summary>
    public ImmutableArray<Cell> Cells { get; } = [.. table.Cells.Where(cell => rows.Contains(cell.Row))];

    /// <summary>What is printed, empty cells left out.</summary>
    public IReadOnlyList<Piece> Printed => [.. slots.Where(slot => slot.Kind != PieceKind.EmptyCell)];

    /// <summary>Takes what stands behind the label.</summary>
    public void Add(Piece slot)
    {
        if (IsBlocked) HasStrays |= slot.Kind is PieceKind.Number or PieceKind.Odd;
        else if (slots.Count < Enough) slots.Add(slot);
    }
}

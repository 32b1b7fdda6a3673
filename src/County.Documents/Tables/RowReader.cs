using County.Reporting;

namespace County.Documents;

/// <summary>Divides what stands behind a row's label among the row's cells, or says why it cannot be divided.</summary>
/// <param name="source">The text.</param>
/// <param name="isSparse">True where no row of table three is filled whole, so that blanks were left out.</param>
internal sealed class RowReader(SourceText source, bool isSparse)
{
    private readonly DigitSplits splits = new();
    private readonly List<RunTogether> runs = [];

    /// <summary>The rows read so far whose digits run together.</summary>
    public IReadOnlyList<RunTogether> Runs => runs;

    /// <summary>The cells of a row; none where the row is not wholly in the text.</summary>
    public IEnumerable<CellReading> Read(RowText row)
    {
        var (cells, printed) = (row.Cells, row.Printed);
        if (row.IsAtEnd && printed.Count < cells.Length) return [];
        if (row.IsGroup) return IsWholeGroup(row) ? Divided(row, printed) : [];
        if (!row.HasLabel && printed.Count != cells.Length && BarredRow.Slots(row, source.Folded) is null) return [];
        if (row.IsBlocked && row.HasStrays) return Whole(row, isUnresolved: true);
        if (row.IsBlocked || printed.Count == 0) return Whole(row, isUnresolved: false);
        if ((Positions(row) ?? BarredRow.Slots(row, source.Folded)) is { } slots) return Divided(row, slots);
        if (printed.Count > cells.Length) return Whole(row, isUnresolved: true);
        return RunsTogether(row, source.Folded) ? Together(row) : Sparse(row);
    }

    // One slot for each cell: all cells of an HTML row, or as many printed ones as the row has, side by side.
    private IReadOnlyList<Piece>? Positions(RowText row)
    {
        var count = row.Cells.Length;
        if (row.Slots.Count == count) return row.Slots;
        var printed = row.Printed;
        if (printed.Count > count && OnLabelsLine(row) is var line && line.Count == count) return line;
        if (printed.Count != count) return null;
        var first = row.Slots.TakeWhile(slot => slot.Kind == PieceKind.EmptyCell).Count();
        return row.Slots.Skip(first).Take(count).All(slot => slot.Kind != PieceKind.EmptyCell) ? printed : null;
    }

    // A row that is full on its own line has no part in what stands below it, such as a page's number.
    private IReadOnlyList<Piece> OnLabelsLine(RowText row)
    {
        var end = source.Folded.IndexOf('\n', row.Start);
        return [.. row.Printed.TakeWhile(slot => slot.Start < end)];
    }

    private IEnumerable<CellReading> Divided(RowText row, IReadOnlyList<Piece> slots)
    {
        var isDoubtful = row.IsUnderStrangeHeader || row.IsFollowedByGap;
        return row.Cells.Select((cell, i) =>
        {
            var reading = Cell(cell, slots[i], row.Unit);
            var isCut = row.IsAtEnd && i == slots.Count - 1 && IsCut(slots[i]);
            var doubt = row.IsUnderStrangeHeader ? Doubt.Heading : Doubt.Gap;
            return isDoubtful || isCut ? Doubted(reading, doubt) : reading;
        });
    }

    private CellReading Cell(Cell cell, Piece slot, string? unit)
    {
        var text = slot.Kind == PieceKind.EmptyCell ? "" : source.Printed(slot.Start, slot.End);
        var line = source.LineAt(slot.Start);
        var blank = new CellReading(cell, text, null, [], false, line);
        if (slot.Kind is PieceKind.EmptyCell or PieceKind.Dash) return blank;
        var figure = slot.Kind == PieceKind.Number
            ? FigureText.Of(source.Folded[slot.Start..slot.End], cell.Column, unit)
            : FigureText.None;
        return figure.Readings is [var value]
            ? blank with { Value = value, HasUnit = figure.HasUnit }
            : blank with
            {
                Readings = figure.Readings,
                IsUnresolved = true,
                HasUnit = figure.HasUnit,
                IsIllegible = figure.Readings.IsEmpty,
                Doubt = figure.Readings.IsEmpty ? Doubt.Illegible : Doubt.Unit,
            };
    }

    private static CellReading Doubted(CellReading reading, Doubt doubt) =>
        reading is { IsUnresolved: false, Value: { } value }
            ? reading with { Value = null, Readings = [value], IsUnresolved = true, Doubt = doubt }
            : reading;

    // A text that breaks off may have lost the end of its last number.
    private bool IsCut(Piece slot)
    {
        var rest = source.Folded.AsSpan(slot.End);
        return !rest.ContainsAny(' ', '|') && rest.Count('\n') < 2;
    }

    private IEnumerable<CellReading> Whole(RowText row, bool isUnresolved)
    {
        var text = isUnresolved ? Text(row) : "";
        var line = source.LineAt(row.Start);
        var doubt = isUnresolved ? Doubt.Columns : Doubt.None;
        return row.Cells.Select(cell => new CellReading(cell, text, null, [], isUnresolved, line) { Doubt = doubt });
    }

    // Each cell of the row with the whole of what is printed; the cuts are chosen when all rows are known.
    private IEnumerable<CellReading> Together(RowText row)
    {
        var parts = row.Printed.Select(slot => source.Folded[slot.Start..slot.End]).ToArray();
        var group = row.Table.Columns.Count(c => c.IsComputed) switch { 0 => 0, var n => row.Cells.Length / n };
        var found = parts.All(part => part.All(char.IsAsciiDigit)) ? splits.Of(parts, row.Cells.Length, group) : null;
        if (found is not null && !row.IsUnderStrangeHeader && !row.IsFollowedByGap)
        {
            runs.Add(new RunTogether(row.Table, row.Rows[0], found, IsForced(parts, row.Cells.Length)));
        }

        var doubt = found is { Count: 0 } && group > 0 ? Doubt.Sum : Doubt.RunTogether;
        return Whole(row, isUnresolved: true).Select((cell, i) => cell with
        {
            Readings = [.. (found ?? []).Select(split => split[i]).Distinct().Order()],
            Doubt = doubt,
        });
    }

    // Every digit but the last is a nought, which no longer number begins with: 0 0 2.
    private static bool IsForced(string[] parts, int cells) =>
        string.Concat(parts) is var digits && digits.Length == cells && digits[..^1].All(digit => digit == '0');

    // A number with a nought before it is none, and no office has millions of applications.
    private static bool RunsTogether(RowText row, string folded) => row.Printed.Any(slot => slot.IsGlued
        || (slot.Kind == PieceKind.Number && slot.End - slot.Start > 1 && folded[slot.Start] == '0'
            && char.IsAsciiDigit(folded[slot.Start + 1]))
        || (row.Cells.Length > 3 && slot.End - slot.Start >= row.Cells.Length));

    // Fewer numbers than cells: their columns are unknown, save a last number that is the sum of those before it.
    private IEnumerable<CellReading> Sparse(RowText row)
    {
        var slots = row.Printed;
        var line = source.LineAt(row.Start);
        var total = isSparse && row.Table.Rows.Length > 1 && !row.IsFollowedByGap && slots.Count is 2 or 3
            ? slots[^1]
            : (Piece?)null;
        return row.Cells.Select(cell =>
        {
            var blank = new CellReading(cell, "", null, [], false, line);
            if (total is not { } last || !cell.Column.IsComputed) return blank;
            var figures = slots.Select(slot => Cell(cell, slot, null).Value).ToArray();
            return figures.All(figure => figure is not null) && figures[..^1].Sum() == figures[^1]
                ? Cell(cell, last, null)
                : blank;
        });
    }

    // A group's label followed by all figures of its rows: read only where every row's total bears it out.
    private bool IsWholeGroup(RowText row)
    {
        if (row.Slots.Count != row.Cells.Length || row.IsFollowedByGap || row.IsUnderStrangeHeader || row.IsBlocked)
        {
            return false;
        }

        var figures = row.Cells.Zip(row.Slots, (cell, slot) => Cell(cell, slot, null).Value).ToArray();
        return figures.All(figure => figure is not null)
            && figures.Chunk(row.Table.Columns.Length).All(line => line[..^1].Sum() == line[^1]);
    }

    private string Text(RowText row) =>
        row.Slots.Count == 0 ? "" : source.Printed(row.Slots[0].Start, row.Slots[^1].End).ReplaceLineEndings(" ");
}

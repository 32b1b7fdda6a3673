namespace County.Documents;

/// <summary>
/// A row between bars with cells left blank. Bars alone prove nothing, for merged cells leave bars behind: the columns
/// they give are taken only where the row's own totals bear them out or, in a row without a total, where its line has
/// as many bars as its heading's.
/// </summary>
internal static class BarredRow
{
    /// <summary>One piece for each cell, an empty one for a blank; null where the columns are not proven.</summary>
    public static IReadOnlyList<Piece>? Slots(RowText row, string folded)
    {
        var printed = row.Printed;
        if (printed.Count < 2 || printed.Count > row.Cells.Length) return null;
        if (printed.Any(piece => piece.Kind == PieceKind.Odd)) return null;
        if (row.Table.Rows[0].Label.Length > 0) return Blanks(Placed(row, row.LabelEnd, -1, folded), printed[0]);

        // Table four has no label to begin behind: its line begins with a bar or does not.
        var line = LineStart(folded, printed[0].Start);
        var ways = new[] { Placed(row, line, 0, folded), Placed(row, line, -1, folded) }.Where(way => way is not null);
        return ways.Count() == 1 ? Blanks(ways.Single(), printed[0]) : null;
    }

    private static Piece?[]? Placed(RowText row, int from, int first, string folded)
    {
        var cells = new Piece?[row.Cells.Length];
        var (column, at) = (first, from);
        foreach (var piece in row.Printed)
        {
            var bars = piece.Start < at ? 0 : folded.AsSpan(at, piece.Start - at).Count('|');
            column += bars;
            if (column < 0 || column >= cells.Length || cells[column] is not null) return null;
            (cells[column], at) = (piece, piece.End);
        }

        return (row.Table.Columns.Any(c => c.IsComputed) ? AddsUp(row, cells, folded) : IsAsItsHeading(row, folded))
            ? cells
            : null;
    }

    private static Piece[]? Blanks(Piece?[]? cells, Piece beside) =>
        cells is null ? null : [.. cells.Select(cell => cell ?? Blank(beside))];

    private static Piece Blank(Piece beside) => new(PieceKind.EmptyCell, beside.Start, beside.Start);

    // A total closes each group of columns; a group is blank as a whole, or its total is the sum of what is printed.
    private static bool AddsUp(RowText row, Piece?[] cells, string folded)
    {
        var group = cells.Length / row.Table.Columns.Count(column => column.IsComputed);
        foreach (var (part, columns) in cells.Chunk(group).Zip(row.Cells.Chunk(group)))
        {
            var figures = part.Zip(columns, (piece, cell) => piece is { Kind: PieceKind.Number } number
                ? FigureText.Of(folded[number.Start..number.End], cell.Column, null).Readings.FirstOrDefault(-1)
                : 0).ToArray();
            if (figures.Contains(-1) || figures[..^1].Sum() != figures[^1]) return false;
            if (part.Any(piece => piece is not null) && part[^1] is null) return false;
        }

        return true;
    }

    // As many bars as the heading's line, and its last label as many columns behind the row's label.
    private static bool IsAsItsHeading(RowText row, string folded) =>
        row.HeadingStart is { } heading && Bars(folded, heading) is > 1 and var bars
        && Bars(folded, row.Start) == bars && folded.IndexOf('\n', row.Start, row.Printed[^1].End - row.Start) < 0
        && BarsBefore(folded, heading) == BarsBefore(folded, row.LabelEnd) + row.Cells.Length;

    private static int BarsBefore(string folded, int place)
    {
        var start = LineStart(folded, place);
        return folded.AsSpan(start, place - start).Count('|');
    }

    private static int Bars(string folded, int place)
    {
        var start = LineStart(folded, place);
        var end = folded.IndexOf('\n', place);
        return folded.AsSpan(start, (end < 0 ? folded.Length : end) - start).Count('|');
    }

    private static int LineStart(string folded, int place) =>
        place == 0 ? 0 : folded.LastIndexOf('\n', place - 1) + 1;
}

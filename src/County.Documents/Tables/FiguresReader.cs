using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>Reads the figures of a text that stands on a form.</summary>
internal static class FiguresReader
{
    /// <summary>Every cell whose row stands in the text, in order of print.</summary>
    public static ImmutableArray<CellReading> Read(Format form, SourceText source)
    {
        var rows = FormReader.Rows(form, source.Folded, new Scanner(source.Folded).Pieces());
        var isSparse = !rows.Any(row => row.Table.Rows.Length > 1 && row.Table.Columns.Any(c => c.IsComputed)
            && row.Printed.Count >= row.Table.Columns.Length);
        var reader = new RowReader(source, isSparse);
        return
        [
            .. rows.SelectMany(reader.Read)
                .GroupBy(reading => reading.Cell)
                .OrderBy(group => group.Key.Index)
                .Select(group => Agreed([.. group])),
        ];
    }

    // A row may be met twice, at a page break or on a page that shows its text twice.
    private static CellReading Agreed(ImmutableArray<CellReading> readings)
    {
        var filled = readings.Where(reading => reading.Value is not null || reading.IsUnresolved).ToArray();
        if (filled.Length == 0) return readings[0];
        var figures = filled.SelectMany(r => r.Value is { } value ? [value] : r.Readings).Distinct().Order();
        return filled.All(reading => reading.Value == filled[0].Value && !reading.IsUnresolved)
            ? filled[0]
            : filled[0] with { Value = null, Readings = [.. figures], IsUnresolved = true };
    }
}

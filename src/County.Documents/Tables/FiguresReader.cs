using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>Reads the figures of a text that stands on a form.</summary>
internal static class FiguresReader
{
    // So many rows cut and borne out by their totals show that a report prints its noughts.
    private const int Enough = 3;

    /// <summary>Every cell whose row stands in the text, in order of print.</summary>
    public static ImmutableArray<CellReading> Read(Format form, SourceText source, IEnumerable<Piece> pieces)
    {
        var rows = FormReader.Rows(form, source.Folded, pieces);
        var isSparse = !rows.Any(row => row.Table.Rows.Length > 1 && row.Table.Columns.Any(c => c.IsComputed)
            && row.Printed.Count >= row.Table.Columns.Length);
        var reader = new RowReader(source, isSparse);
        var cells = rows.SelectMany(reader.Read)
            .GroupBy(reading => reading.Cell)
            .ToDictionary(group => group.Key, group => Agreed([.. group]));
        Settle(form, cells, reader.Runs);
        return [.. cells.Values.OrderBy(reading => reading.Cell.Index)];
    }

    // Digits that run together: a row's only cut is taken; of several the one that all sums of the form leave.
    private static void Settle(Format form, Dictionary<Cell, CellReading> cells, IReadOnlyList<RunTogether> met)
    {
        var runs = met.GroupBy(run => (run.Table, run.Row)).Where(same => AreOne([.. same]))
            .Select(same => same.First()).Where(run => run.Splits.Count > 0).ToArray();
        var certain = runs.Where(run => run.IsChecked && run.Splits.Count == 1).ToArray();
        foreach (var run in certain) Take(cells, run, run.Splits);
        var open = runs.Where(run => run.IsChecked && run.Splits.Count > 1).ToArray();
        var left = SplitChoice.Of(form, open, cell => cells.GetValueOrDefault(cell)?.Value);
        for (var i = 0; i < open.Length; i++) Take(cells, open[i], left[i]);
        foreach (var run in runs.Where(run => !run.IsChecked && run.Splits.Count == 1))
        {
            if (run.IsForced || certain.Length >= Enough) Take(cells, run, run.Splits);
        }
    }

    private static bool AreOne(IReadOnlyList<RunTogether> same) => same.All(run =>
        run.Splits.Count == same[0].Splits.Count
        && run.Splits.Zip(same[0].Splits).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));

    private static void Take(Dictionary<Cell, CellReading> cells, RunTogether run, IReadOnlyList<long[]> splits)
    {
        foreach (var (cell, i) in run.Table.Cells.Where(cell => cell.Row == run.Row).Select((cell, i) => (cell, i)))
        {
            if (cells.GetValueOrDefault(cell) is not { Doubt: Doubt.RunTogether } reading) continue;
            cells[cell] = splits.Count == 1
                ? reading with { Value = splits[0][i], Readings = [], IsUnresolved = false, Doubt = Doubt.None }
                : reading with { Readings = [.. splits.Select(split => split[i]).Distinct().Order()] };
        }
    }

    // A row may be met twice, at a page break or on a page that shows its text twice.
    private static CellReading Agreed(ImmutableArray<CellReading> readings)
    {
        var filled = readings.Where(reading => reading.Value is not null || reading.IsUnresolved).ToArray();
        if (filled.Length == 0) return readings[0];
        if (filled.All(r => r.Doubt == Doubt.RunTogether && r.Text == filled[0].Text)) return filled[0];
        var figures = filled.SelectMany(r => r.Value is { } value ? [value] : r.Readings).Distinct().Order();
        if (filled.All(reading => reading.Value == filled[0].Value && !reading.IsUnresolved)) return filled[0];
        var doubt = filled.Length > 1 ? Doubt.Contradiction : filled[0].Doubt;
        return filled[0] with { Value = null, Readings = [.. figures], IsUnresolved = true, Doubt = doubt };
    }
}

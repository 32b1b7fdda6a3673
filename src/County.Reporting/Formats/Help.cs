using System.Collections.Frozen;
using System.Text.Json;

namespace County.Reporting;

/// <summary>What a figure means, for the person who fills it in.</summary>
/// <param name="Text">In office Chinese, at most 120 characters; says so where no official definition is known.</param>
/// <param name="Basis">Article or document it rests on, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record Help(string Text, string Basis, string English)
{
    private static readonly FrozenDictionary<Cell, Help> All = Load();

    /// <summary>The help of a cell; every cell of every form has one.</summary>
    public static Help Of(Cell cell) => All[cell];

    private static FrozenDictionary<Cell, Help> Load()
    {
        using var stream = typeof(Help).Assembly.GetManifestResourceStream("Formats/help.json")
            ?? throw new InvalidOperationException("The help is not embedded");
        var entries = JsonSerializer.Deserialize<Entry[]>(stream, Catalogue.Options)!;
        return Catalogue.All
            .SelectMany(format => format.Cells.Select(cell => (Cell: cell, Entry: Find(entries, format, cell))))
            .ToFrozenDictionary(
                found => found.Cell,
                found => new Help(found.Entry.Text, found.Entry.Basis, found.Entry.English));
    }

    private static Entry Find(Entry[] entries, Format format, Cell cell) =>
        entries.FirstOrDefault(entry => entry.Fits(format, cell))
        ?? throw new InvalidOperationException($"No help for {cell.Address} of format {format.Id}");

    /// <summary>An entry of the file; the first that fits a cell is its help. Nothing named means any.</summary>
    private sealed record Entry(
        string? Format, string Table, string[]? Rows, string[]? Columns, string Text, string Basis, string English)
    {
        public bool Fits(Format format, Cell cell) =>
            (Format is null || Format == format.Id) && Table == cell.Table.Id
            && (Rows is null || Rows.Contains(cell.Row.Id)) && (Columns is null || Columns.Contains(cell.Column.Id));
    }
}

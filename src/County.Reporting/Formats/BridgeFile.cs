using System.Collections.Immutable;
using System.Text.Json;

namespace County.Reporting;

/// <summary>A bridge as its file writes it: cells by address, or by what their addresses begin with.</summary>
internal sealed record BridgeFile(
    string Earlier, string Later, BridgeFile.SameFile[] Same, BridgeFile.SumFile[] Sums, BridgeFile.NoneFile[] None)
{
    /// <summary>Every bridge: of each form to itself, and both ways between those that a file is about.</summary>
    /// <exception cref="InvalidOperationException">A file leaves a cell out, or speaks of it twice.</exception>
    public static ImmutableArray<Bridge> Load()
    {
        using var stream = typeof(Bridge).Assembly.GetManifestResourceStream("Formats/2019-2021.json")
            ?? throw new InvalidOperationException("The bridge is not embedded");
        var file = JsonSerializer.Deserialize<BridgeFile>(stream, Catalogue.Options)!;
        var (earlier, later) = (Catalogue.Of(file.Earlier), Catalogue.Of(file.Later));
        return [.. Catalogue.All.Select(Itself), file.Build(earlier, later), file.Build(later, earlier)];
    }

    private static Bridge Itself(Format form) =>
        new(form, form, [.. form.Cells.Select(cell => new Counterpart.Comparable([cell], form.Document))]);

    private Bridge Build(Format form, Format other) =>
        new(form, other, [.. form.Cells.Select(cell => Counterparts(cell, form, other).ToList() switch
        {
            [var one] => one,
            var many => throw new InvalidOperationException($"The bridge speaks of {cell} {many.Count} times"),
        })]);

    private IEnumerable<Counterpart> Counterparts(Cell cell, Format form, Format other) =>
    [
        .. from same in Same
           where same.Cells.Any(place => IsAt(cell, place))
           select new Counterpart.Comparable([other.Cell(cell.Address)], same.Source),
        .. from sum in Sums
           let isEarlier = form.Id == Earlier
           let mine = isEarlier ? sum.Earlier : sum.Later
           let theirs = isEarlier ? sum.Later : sum.Earlier
           where mine.Any(place => IsAt(cell, place))
           select Of(cell, sum, mine, theirs, other),
        .. from none in None
           where none.Form == form.Id && none.Cells.Any(place => IsAt(cell, place))
           select new Counterpart.None(none.Reason),
    ];

    /// <summary>A sum compares with its parts in the same column; one of several parts with nothing.</summary>
    private static Counterpart Of(Cell cell, SumFile sum, string[] mine, string[] theirs, Format other) =>
        mine.Length > 1
            ? new Counterpart.None(sum.Reason)
            : new Counterpart.Comparable([.. theirs.Select(row => other.Cell($"{row}.{cell.Column.Id}"))], sum.Source);

    private static bool IsAt(Cell cell, string place) =>
        cell.Address == place || cell.Address.StartsWith($"{place}.", StringComparison.Ordinal);

    /// <summary>Cells that both forms have at the same address, saying the same.</summary>
    public sealed record SameFile(string[] Cells, string Source);

    /// <summary>Rows whose sums, column by column, say the same.</summary>
    public sealed record SumFile(string[] Earlier, string[] Later, string Source, string Reason);

    /// <summary>Cells of one form that nothing of the other compares with.</summary>
    public sealed record NoneFile(string Form, string[] Cells, string Reason);
}

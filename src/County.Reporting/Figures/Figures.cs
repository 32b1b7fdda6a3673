using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// The figures of one report: for each cell of a form a whole number of 件 or of 分 (0.01 元), or blank. Blank is not
/// zero. Immutable; equal when form and figures are.
/// </summary>
public sealed class Figures : IEquatable<Figures>
{
    /// <summary>
    /// More than any office can have to report: 10^15 件, or 10 万亿元 in 分. What passes it is a slip of the keyboard.
    /// Below it no sum of one form's figures passes 64 bits.
    /// </summary>
    public const long Largest = 1_000_000_000_000_000;

    private readonly ImmutableArray<long?> values;

    private Figures(Format format, ImmutableArray<long?> values) => (Format, this.values) = (format, values);

    /// <summary>The form the figures stand on.</summary>
    public Format Format { get; }

    /// <summary>A report with every cell blank.</summary>
    public static Figures Blank(Format format) => new(format, [.. new long?[format.Cells.Length]]);

    /// <summary>A report with every cell zero (零报告).</summary>
    public static Figures Zero(Format format) => new(format, [.. format.Cells.Select(_ => (long?)0)]);

    /// <summary>Figures from their parts, section by section in the order of print; null is blank.</summary>
    /// <exception cref="ArgumentException">A part does not have the form's number of cells.</exception>
    public static Figures Of(Format format, params IReadOnlyList<IReadOnlyList<long?>> sections)
    {
        var all = sections.SelectMany(part => part).ToImmutableArray();
        return all.Length == format.Cells.Length
            ? new Figures(format, all)
            : throw new ArgumentException($"Format {format.Id} has {format.Cells.Length} cells, not {all.Length}");
    }

    /// <summary>Whether a figure, up or down, passes what can be: such a one is not added up with others.</summary>
    public static bool IsBeyondMeasure(long? figure) => figure is > Largest or < -Largest;

    /// <summary>The figure in a cell, counts as they are and amounts in 分; null where blank.</summary>
    public long? this[Cell cell] => values[cell.Index];

    /// <summary>The figure at an address; null where blank.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such cell.</exception>
    public long? this[string address] => this[Format.Cell(address)];

    /// <summary>Figures by cell, in order of print.</summary>
    public IEnumerable<KeyValuePair<Cell, long?>> All =>
        Format.Cells.Select(cell => KeyValuePair.Create(cell, values[cell.Index]));

    /// <summary>The figures of one section, in order of print.</summary>
    public long?[] Section(string id) =>
        [.. Format.Cells.Where(cell => cell.Table.Section.Id == id).Select(cell => values[cell.Index])];

    /// <summary>The same report with one figure changed.</summary>
    public Figures With(Cell cell, long? figure) => new(Format, values.SetItem(cell.Index, figure));

    /// <summary>The same report with one figure changed.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such cell.</exception>
    public Figures With(string address, long? figure) => With(Format.Cell(address), figure);

    /// <summary>The same report with several figures changed.</summary>
    public Figures With(IEnumerable<KeyValuePair<Cell, long?>> changes)
    {
        var changed = values.ToBuilder();
        foreach (var (cell, figure) in changes) changed[cell.Index] = figure;
        return new Figures(Format, changed.MoveToImmutable());
    }

    /// <summary>Sum of cells; null where one of them is blank.</summary>
    /// <exception cref="OverflowException">The sum passes 64 bits.</exception>
    public long? Sum(ImmutableArray<Cell> cells)
    {
        long? sum = 0;
        foreach (var cell in cells) sum += values[cell.Index];
        return sum;
    }

    /// <summary>Cell by cell addition; a blank adds nothing, two blanks stay blank.</summary>
    /// <exception cref="ArgumentException">The two stand on different forms.</exception>
    public Figures Plus(Figures other)
    {
        if (other.Format != Format) throw new ArgumentException("Figures of two forms cannot be added");
        return new Figures(Format, [.. values.Zip(other.values, (a, b) => a is null ? b : b is null ? a : a + b)]);
    }

    /// <summary>
    /// The same report with every computed total worked out anew from its parts; where a part is blank the total
    /// stays as it was given.
    /// </summary>
    public Figures WithTotals()
    {
        var changed = values.ToBuilder();
        foreach (var line in Format.Totals)
        {
            long? sum = 0;
            foreach (var part in line.Right) sum += changed[part.Index];
            if (sum is not null) changed[line.Left[0].Index] = sum;
        }

        return new Figures(Format, changed.MoveToImmutable());
    }

    /// <summary>Hash of form and figures, by <see cref="Reporting.ContentHash"/>: 64 hexadecimal digits.</summary>
    public string ContentHash => Reporting.ContentHash.Of(this);

    /// <inheritdoc/>
    public bool Equals(Figures? other) =>
        other is not null && other.Format == Format && other.values.AsSpan().SequenceEqual(values.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Figures);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value));
}

using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A report as the <see cref="Checker"/> sees it.</summary>
/// <param name="Figures">Its figures.</param>
public sealed record Subject(Figures Figures)
{
    /// <summary>The report year; null where it is not known, and then no rule about the year applies.</summary>
    public int? Year { get; init; }

    /// <summary>Level of the organ; null where it is not known, and then no rule about levels applies.</summary>
    public Level? Level { get; init; }

    /// <summary>Sections one, five and six; null where they are not at hand.</summary>
    public Narrative? Narrative { get; init; }

    /// <summary>Figures of the year before, on whichever form; null where they are not at hand.</summary>
    public Figures? LastYear { get; init; }

    /// <summary>Cells whose text was not there, or can be read in two ways: not checked for blanks.</summary>
    public ImmutableHashSet<Cell> Unread { get; init; } = [];

    /// <summary>Printed text of cells that holds more than a number, such as 414.52万元.</summary>
    public ImmutableDictionary<Cell, string> Printed { get; init; } = ImmutableDictionary<Cell, string>.Empty;

    /// <summary>Printed text of cells that is no figure of the cell's kind, such as 2.5 for a count.</summary>
    public ImmutableDictionary<Cell, string> Illegible { get; init; } = ImmutableDictionary<Cell, string>.Empty;
}

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

    /// <summary>The text with all that is known of it; null where the rules about text are not to be applied.</summary>
    public ReportText? Text { get; init; }

    /// <summary>Figures of the year before, on whichever form; null where they are not at hand.</summary>
    public Figures? LastYear { get; init; }

    /// <summary>
    /// Why last year's figures do not stand beside these, in office Chinese without a full stop, such as
    /// 本单位2025年3月1日分设; null where they do. Then <see cref="LastYear"/> is null.
    /// </summary>
    public string? NotBesideLastYear { get; init; }

    /// <summary>What offices that know some of the figures by themselves say of them; empty where none has.</summary>
    public ImmutableArray<OutsideFigure> Outside { get; init; } = [];

    /// <summary>Cells whose text was not there, or can be read in two ways: not checked for blanks.</summary>
    public ImmutableHashSet<Cell> Unread { get; init; } = [];

    /// <summary>Printed text of cells that holds more than a number, such as 414.52万元.</summary>
    public ImmutableDictionary<Cell, string> Printed { get; init; } = ImmutableDictionary<Cell, string>.Empty;

    /// <summary>Printed text of cells that is no figure of the cell's kind, such as 2.5 for a count.</summary>
    public ImmutableDictionary<Cell, string> Illegible { get; init; } = ImmutableDictionary<Cell, string>.Empty;

    /// <summary>
    /// What last year's figures say of a cell of this form, through the <see cref="Bridge"/> between the two forms;
    /// null where they are not at hand, blank, or not to be compared.
    /// </summary>
    public long? Before(Cell cell) =>
        LastYear is { } last ? Bridge.Between(Figures.Format, last.Format).Read(last, cell) : null;
}

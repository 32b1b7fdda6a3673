using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>What a published report says, as far as its text can be relied on.</summary>
/// <param name="Format">The form its tables stand on; null where the text has neither form's tables.</param>
/// <param name="Year">The report year; null where the text does not settle it.</param>
/// <param name="Unit">The reporting unit, named as the text names it; null where it does not.</param>
/// <param name="Level">The unit's level by its name; null where the name leaves it open.</param>
/// <param name="Figures">The figures read, counts as printed and amounts in 分; null without a form.</param>
/// <param name="Cells">Every cell whose row stands in the text, blank ones too, in order of print.</param>
/// <param name="Narrative">Sections one, five and six, without the tables.</param>
public sealed record Reading(
    Format? Format, int? Year, string? Unit, Level? Level, Figures? Figures, ImmutableArray<CellReading> Cells,
    Narrative Narrative)
{
    /// <summary>True where the text prints columns or rows of both forms; it is read on the one named.</summary>
    public bool IsHybrid { get; init; }

    /// <summary>The text with what is printed around it.</summary>
    public ReportText Text { get; init; } = new(Narrative);

    /// <summary>The report as the checker sees it; null where there is no form to check it by.</summary>
    public Subject? Subject => Figures is { } figures ? Of(figures) : null;

    /// <summary>
    /// The same with the rules about text; and without tables the text alone, by the form of its year, no cell counting
    /// as read. Null where there is no text either.
    /// </summary>
    public Subject? Checked => (Subject ?? (Narrative == Narrative.Empty
        ? null
        : Of(Figures.Blank((Year is { } year ? Catalogue.ForYear(year) : null) ?? Catalogue.All[^1])))) is { } subject
        ? subject with { Text = Text }
        : null;

    private Subject Of(Figures figures) => new(figures)
    {
        Year = Year,
        Level = Level,
        Narrative = Narrative,
        Unread = [.. figures.Format.Cells.Except(Cells.Where(cell => !cell.IsUnresolved).Select(cell => cell.Cell))],
        Printed = Cells.Where(cell => cell.HasUnit).ToImmutableDictionary(cell => cell.Cell, cell => cell.Text),
        Illegible = Cells.Where(cell => cell.IsIllegible).ToImmutableDictionary(cell => cell.Cell, cell => cell.Text),
    };
}

/// <summary>What stands in one cell of a report.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Text">What is printed there; the whole row where it could not be divided among its cells.</param>
/// <param name="Value">The figure, a count or 分; null where the cell is blank or unresolved.</param>
/// <param name="Readings">The figures an unresolved text can have, smallest first; empty where none is known.</param>
/// <param name="IsUnresolved">True where something is printed and its figure is in doubt.</param>
/// <param name="Line">Line of the source it stands on, from 1.</param>
public sealed record CellReading(
    Cell Cell, string Text, long? Value, ImmutableArray<long> Readings, bool IsUnresolved, int Line)
{
    /// <summary>True where the number is printed together with a unit, as in 414.52万元.</summary>
    public bool HasUnit { get; init; }

    /// <summary>True where the text is no figure of the cell's kind, as 2.5 is none for a count.</summary>
    public bool IsIllegible { get; init; }

    /// <summary>Why the figure is in doubt; none where it is not.</summary>
    public Doubt Doubt { get; init; }
}

/// <summary>Why a printed figure is in doubt.</summary>
public enum Doubt
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The text is no figure of the cell's kind.</summary>
    Illegible,

    /// <summary>An amount without its unit.</summary>
    Unit,

    /// <summary>More or fewer numbers than cells, or other words among them: the columns are not known.</summary>
    Columns,

    /// <summary>Digits run together and can be cut in several ways.</summary>
    RunTogether,

    /// <summary>Digits run together, and no cut gives the row's total: the row itself does not add up.</summary>
    Sum,

    /// <summary>The heading over the row is not the form's.</summary>
    Heading,

    /// <summary>What follows the row is not what the form has there: text may be lost.</summary>
    Gap,

    /// <summary>The text gives the cell twice, with two figures.</summary>
    Contradiction,
}

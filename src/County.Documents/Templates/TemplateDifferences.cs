using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>
/// What a template would change. Only what was changed in the file counts: what somebody changed on the web since the
/// file was made, and nobody in the file, stays.
/// </summary>
/// <param name="Figures">Cells that would change.</param>
/// <param name="Texts">Texts that would change.</param>
/// <param name="Problems">Cells that hold no figure: they stay as they are on the web.</param>
/// <param name="ChangedSince">How many cells and texts were changed on the web since the file was made.</param>
public sealed record TemplateDifferences(
    ImmutableArray<FigureDifference> Figures, ImmutableArray<TextDifference> Texts,
    ImmutableArray<TemplateFigure> Problems, int ChangedSince)
{
    /// <summary>True where there is nothing to be taken, and nothing to be told.</summary>
    public bool IsNone => Figures.Length == 0 && Texts.Length == 0 && Problems.Length == 0;

    /// <summary>Compares a template with what stands on the web now, on the same form.</summary>
    public static TemplateDifferences Of(TemplateReading reading, Figures now, Narrative text)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(text);
        var texts = reading.Texts.Select(words => (Words: words, Now: TemplateText.Plain(text[words.Section.Id])))
            .Select(one => (one.Words, one.Now, IsMoved: TemplateText.Hash(one.Now) != one.Words.Prefilled)).ToList();
        return new TemplateDifferences(
            [
                .. from cell in reading.Cells
                   where cell.Problem is null && cell.Figure != cell.Prefilled && cell.Figure != now[cell.Cell]
                   select new FigureDifference(cell, now[cell.Cell], now[cell.Cell] != cell.Prefilled),
            ],
            [
                .. from one in texts
                   where TemplateText.Hash(one.Words.Text) != one.Words.Prefilled && one.Words.Text != one.Now
                   select new TextDifference(one.Words.Section, one.Now, one.Words.Text, one.IsMoved),
            ],
            [.. reading.Cells.Where(cell => cell.Problem is not null)],
            reading.Cells.Count(cell => now[cell.Cell] != cell.Prefilled) + texts.Count(one => one.IsMoved));
    }
}

/// <summary>A cell that would change.</summary>
/// <param name="InFile">What stands in the file.</param>
/// <param name="Now">What stands on the web.</param>
/// <param name="IsChangedSince">True where it was changed on the web too since the file was made.</param>
public sealed record FigureDifference(TemplateFigure InFile, long? Now, bool IsChangedSince);

/// <summary>A text that would change.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Now">What stands on the web.</param>
/// <param name="InFile">What stands in the file.</param>
/// <param name="IsChangedSince">True where it was changed on the web too since the file was made.</param>
public sealed record TextDifference(Section Section, string Now, string InFile, bool IsChangedSince);

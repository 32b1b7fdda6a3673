using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>What became of a template that was sent back: a reading, or one line that says why there is none.</summary>
public abstract record TemplateResult
{
    private TemplateResult()
    {
    }

    /// <summary>It is the template that was expected, and was read.</summary>
    /// <param name="Reading">What stands in it.</param>
    public sealed record Read(TemplateReading Reading) : TemplateResult;

    /// <summary>It is not; nothing of it is taken.</summary>
    /// <param name="Reason">One line for the person who sent it.</param>
    public sealed record Refused(string Reason) : TemplateResult;
}

/// <summary>What stands in a template, totals left out: the form's sums give them.</summary>
/// <param name="Cells">Every figure that could be typed, in order of print.</param>
/// <param name="Texts">The texts that stood in it.</param>
/// <param name="ContentHash">Hash of the report that the template was made from.</param>
public sealed record TemplateReading(
    ImmutableArray<TemplateFigure> Cells, ImmutableArray<TemplateWords> Texts, string ContentHash);

/// <summary>A figure in a template.</summary>
/// <param name="Cell">Its cell.</param>
/// <param name="Typed">What stands there.</param>
/// <param name="Figure">What that is; null for a blank, or where it is no figure.</param>
/// <param name="Problem">Why it is no figure, without a full stop; null where it is one, or blank.</param>
/// <param name="Prefilled">What stood there when the template was made.</param>
public sealed record TemplateFigure(Cell Cell, string Typed, long? Figure, string? Problem, long? Prefilled);

/// <summary>A text in a template.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Text">Its words.</param>
/// <param name="Prefilled">Hash of what stood there when the template was made.</param>
public sealed record TemplateWords(Section Section, string Text, string Prefilled);

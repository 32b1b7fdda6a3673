using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// A rule about what the text says. What it finds is a query: a person may know better, and says so once for a
/// sentence. It is silent where the text is not at hand.
/// </summary>
/// <param name="Code">Code.</param>
/// <param name="Message">Message.</param>
/// <param name="Source">Source.</param>
public abstract record TextRule(string Code, string Message, string Source)
    : ThinkingRule(Code, Severity.Query, Message, Source)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(Subject subject) =>
        subject.Text is { } text ? Check(text, subject) : [];

    /// <summary>What the rule says of a text.</summary>
    protected abstract IEnumerable<Finding> Check(ReportText text, Subject subject);

    /// <summary>A query about a sentence.</summary>
    private protected Finding About(
        TextSentence sentence, string message, ImmutableArray<Cell>? cells = null, decimal? expected = null,
        decimal? actual = null) =>
        new(Code, Severity, cells ?? [], expected, actual, message) { Quoted = sentence.Printed };

    /// <summary>A sentence as a message quotes it, cut where it is long.</summary>
    private protected static string Cut(TextSentence sentence)
    {
        const int longest = 60;
        return sentence.Printed.Length <= longest ? sentence.Printed : sentence.Printed[..longest] + "…";
    }
}

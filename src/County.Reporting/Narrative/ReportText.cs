using System.Collections.Immutable;
using System.Text;

namespace County.Reporting;

/// <summary>
/// The words of a report as the text rules look at them: its three sections of text, whose they are, and, of a
/// published report, what is printed before the first section and the titles over all of them. Immutable.
/// </summary>
/// <param name="narrative">Sections one, five and six.</param>
public sealed class ReportText(Narrative narrative)
{
    internal const string PrefaceId = "preface";

    private ImmutableArray<TextSentence> sentences;

    /// <summary>Sections one, five and six.</summary>
    public Narrative Narrative { get; } = narrative;

    /// <summary>Name of the reporting unit; null where it is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>Names of other units of the county, which have no place as the subject of this report.</summary>
    public ImmutableArray<string> OtherUnits { get; init; } = [];

    /// <summary>Title and words before section one; empty where the system itself prints them.</summary>
    public string Preface { get; init; } = "";

    /// <summary>Section titles as printed, by number from 1; empty where the system itself prints them.</summary>
    public ImmutableSortedDictionary<int, string> Titles { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>SHA-256 over all of it, in lower-case hexadecimal.</summary>
    public string ContentHash => Reporting.ContentHash.OfText(string.Join(
        '\n', Unit, string.Join('\t', OtherUnits), Preface, string.Join('\t', Titles.Values), Narrative));

    /// <summary>All sentences with the section each stands in, preface first.</summary>
    internal ImmutableArray<TextSentence> Sentences =>
        sentences.IsDefault ? sentences = [.. Sections().SelectMany(SentencesOf)] : sentences;

    private IEnumerable<(string Section, string Text)> Sections() =>
    [
        (PrefaceId, Preface), ("s1_overall", Narrative.Overall), ("s5_problems", Narrative.Problems),
        ("s6_other", Narrative.Other),
    ];

    private static IEnumerable<TextSentence> SentencesOf((string Section, string Text) part)
    {
        var start = 0;
        for (var end = 0; end <= part.Text.Length; end++)
        {
            if (end < part.Text.Length && !IsStop(part.Text, end)) continue;
            var stop = Math.Min(end + 1, part.Text.Length);
            var printed = part.Text[start..stop].Trim();
            start = stop;
            if (printed.Length > 0) yield return new TextSentence(part.Section, printed, Plain(printed));
        }
    }

    private static bool IsStop(string text, int at) => text[at] is '。' or '！' or '？' or '!' or '?' or '\n'
        && !(at + 1 < text.Length && text[at + 1] is '”' or '）');

    /// <summary>In half-width letters without spaces; commas of words stay apart from those of numbers.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (char.IsWhiteSpace(sign) || sign is '\u200B' or '\uFEFF') continue;
            plain.Append(sign switch
            {
                '，' => '，',
                ',' => IsInNumber(text, at) ? ',' : '，',
                >= '\uFF01' and <= '\uFF5E' => (char)(sign - 0xFEE0),
                _ => sign,
            });
        }

        return plain.ToString();
    }

    private static bool IsInNumber(string text, int at) =>
        at > 0 && at + 3 < text.Length && char.IsAsciiDigit(text[at - 1])
        && text.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0
        && !(at + 4 < text.Length && char.IsAsciiDigit(text[at + 4]));
}

/// <summary>A sentence and where it stands.</summary>
/// <param name="Section">Id of its section, or <see cref="ReportText.PrefaceId"/>.</param>
/// <param name="Printed">Word for word, with its stop.</param>
/// <param name="Plain">In half-width letters and without spaces, for comparing.</param>
internal sealed record TextSentence(string Section, string Printed, string Plain);

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>
/// What a plain text is made of: sentences and numbered headings, by their places in the text (UTF-16 units), and its
/// length as an office counts it. The form's script says the same of the same text.
/// </summary>
/// <param name="Sentences">In order, without white space at either end; a line without a full stop is one too.</param>
/// <param name="Headings">Sentences that begin a line with a number, in order.</param>
public sealed partial record Outline(ImmutableArray<TextRange> Sentences, ImmutableArray<Heading> Headings)
{
    private const string Ends = "。！？；!?;\n";
    private const string Closing = "”’』」）》";
    private const string Digits = "一二三四五六七八九";

    /// <summary>Takes a text apart, in time proportional to its length.</summary>
    public static Outline Of(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<TextRange>();
        var headings = ImmutableArray.CreateBuilder<Heading>();
        var isNewLine = true;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start);
            if (Trimmed(text, start, end) is { } sentence)
            {
                sentences.Add(sentence);
                if (isNewLine && HeadingAt(text, sentence) is { } heading) headings.Add(heading);
                isNewLine = false;
            }

            if (text[end - 1] == '\n') isNewLine = true;
            start = end;
        }

        return new Outline(sentences.ToImmutable(), headings.ToImmutable());
    }

    /// <summary>Characters without white space, a character beyond the basic plane counting once.</summary>
    public static int Count(string text) => text.EnumerateRunes()
        .Count(rune => !(rune.IsBmp && IsSpace((char)rune.Value)));

    /// <summary>
    /// The number that a heading put in at a place would bear: the next of the kind the text begins with, （一） where it
    /// has none.
    /// </summary>
    public static string NextNumber(string text, int place)
    {
        var headings = Of(text).Headings;
        var level = headings.IsEmpty ? 2 : headings[0].Level;
        var last = headings.LastOrDefault(heading => heading.Level == level && heading.At.Start < place);
        return NumberOf(level, (last?.Ordinal ?? 0) + 1);
    }

    private static int EndOf(string text, int start)
    {
        var end = start;
        while (end < text.Length && !Ends.Contains(text[end])) end++;
        if (end == text.Length) return end;
        if (text[end++] == '\n') return end;
        while (end < text.Length && Closing.Contains(text[end])) end++;
        return end;
    }

    private static TextRange? Trimmed(string text, int start, int end)
    {
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return start < end ? new TextRange(start, end - start) : null;
    }

    private static Heading? HeadingAt(string text, TextRange sentence)
    {
        var match = Number().Match(text, sentence.Start, sentence.Length);
        if (!match.Success) return null;
        var level = Enumerable.Range(1, 4).First(kind => match.Groups[$"l{kind}"].Success);
        var ordinal = OrdinalOf(match.Groups[$"l{level}"].Value);
        var end = sentence.End;
        while (end > match.Index && (Ends.Contains(text[end - 1]) || Closing.Contains(text[end - 1]))) end--;
        return ordinal > 0 && Trimmed(text, match.Index + match.Length, end) is { } title
            ? new Heading(level, ordinal, match.Value, title.In(text), sentence)
            : null;
    }

    private static string NumberOf(int level, int ordinal) => level switch
    {
        1 => $"{Chinese(ordinal)}、",
        2 => $"（{Chinese(ordinal)}）",
        3 => $"{ordinal}.",
        _ => $"（{ordinal}）",
    };

    /// <summary>一 to 九十九; 0 for what is no number, such as 十十.</summary>
    private static int OrdinalOf(string number)
    {
        if (number[0] is >= '1' and <= '9') return int.Parse(number, null);
        var ten = number.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return number.Length == 1 ? Digits.IndexOf(number[0], StringComparison.Ordinal) + 1 : 0;
        if (ten > 1 || number.Length > ten + 2 || number.LastIndexOf('十') != ten) return 0;
        var tens = ten == 0 ? 1 : Digits.IndexOf(number[0], StringComparison.Ordinal) + 1;
        var ones = number.Length == ten + 1 ? 0 : Digits.IndexOf(number[ten + 1], StringComparison.Ordinal) + 1;
        return (tens * 10) + ones;
    }

    private static string Chinese(int number)
    {
        if (number > 99) return number.ToString(CultureInfo.InvariantCulture);
        var ones = number % 10 == 0 ? "" : Digits[(number % 10) - 1].ToString();
        var tens = number < 20 ? "" : Digits[(number / 10) - 1].ToString();
        return number < 10 ? ones : $"{tens}十{ones}";
    }

    // What a browser's script and .NET call white space differs in these two; both count here.
    private static bool IsSpace(char one) => char.IsWhiteSpace(one) || one is '\uFEFF' or '\u200B';

    [GeneratedRegex(
        @"\G(?:(?<l1>[一二三四五六七八九十]{1,3})、|[（(](?<l2>[一二三四五六七八九十]{1,3})[）)]"
        + @"|(?<l3>[1-9][0-9]?)[.．、](?![0-9])|[（(](?<l4>[1-9][0-9]?)[）)])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}

/// <summary>A place in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units from 0.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public sealed record TextRange(int Start, int Length)
{
    /// <summary>Where it ends: the place after its last unit.</summary>
    public int End => Start + Length;

    /// <summary>The words at this place of a text.</summary>
    public string In(string text) => text.Substring(Start, Length);
}

/// <summary>A numbered heading (小标题), alone on its line or the first sentence of a paragraph.</summary>
/// <param name="Level">1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.</param>
/// <param name="Ordinal">Its number.</param>
/// <param name="Number">The number as written.</param>
/// <param name="Title">The words after it, without the mark at their end.</param>
/// <param name="At">The sentence it is.</param>
public sealed record Heading(int Level, int Ordinal, string Number, string Title, TextRange At);

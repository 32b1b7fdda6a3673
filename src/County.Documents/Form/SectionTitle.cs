namespace County.Documents;

/// <summary>The titles of the six sections, known by their words: numerals get lost and wordings vary.</summary>
internal static class SectionTitle
{
    private const int LongestLine = 60;

    // Wordings that are a title also without a number, or with the text running on behind it.
    private static readonly (int Section, string Letters)[] Known =
    [
        (1, "总体情况"),
        (2, "主动公开政府信息情况"),
        (2, "主动公开政府信息的情况"),
        (3, "收到和处理政府信息公开申请情况"),
        (3, "收到和处理政府信息公开申请的情况"),
        (4, "政府信息公开行政复议行政诉讼情况"),
        (4, "政府信息公开行政复议和行政诉讼情况"),
        (4, "因政府信息公开工作被申请行政复议提起行政诉讼情况"),
        (4, "因政府信息公开申请行政复议提起行政诉讼情况"),
        (5, "存在的主要问题及改进情况"),
        (5, "存在的主要问题和改进情况"),
        (5, "存在的主要问题及改进措施"),
        (5, "存在问题及改进措施"),
        (5, "存在的问题及改进措施"),
        (6, "其他需要报告的事项"),
        (6, "其他需要报告事项"),
        (6, "需要报告的其他事项"),
    ];

    /// <summary>The section whose title stands at a place, and where the title ends; null where none does.</summary>
    /// <param name="folded">The text.</param>
    /// <param name="words">Where the words begin, behind a number.</param>
    /// <param name="style">How they are numbered.</param>
    /// <param name="opensCell">True at the beginning of a line or cell.</param>
    public static (int Section, int End)? At(string folded, int words, NumberingStyle style, bool opensCell)
    {
        if (style is NumberingStyle.Bracketed or NumberingStyle.Arabic) return null;
        if (opensCell && OfLine(folded, words, style) is { } line) return line;
        return style is NumberingStyle.None ? null : RunningOn(folded, words);
    }

    private static (int Section, int End)? RunningOn(string folded, int words)
    {
        (int Section, int End)? longest = null;
        foreach (var (section, letters) in Known)
        {
            if (letters[0] == folded[words] && Wording.EndOf(folded, words, letters, acrossCells: false) is { } end &&
                !(end < folded.Length && folded[end] is '、' or ',') && end > (longest?.End ?? 0))
            {
                longest = (section, end);
            }
        }

        return longest;
    }

    private static (int Section, int End)? OfLine(string folded, int words, NumberingStyle style)
    {
        var end = words;
        while (end < folded.Length && end - words <= LongestLine && !Glyph.EndsCell(folded[end])) end++;
        if (end - words > LongestLine) return null;
        var last = folded.AsSpan(words, end - words).TrimEnd(" \u200B");
        if (last.IsEmpty || last[^1] is '。' or ';' or ',' && style == NumberingStyle.None) return null;
        if (last.ContainsAny('，', ',', ';') || last[..^1].Contains('。')) return null;
        var letters = Wording.LettersBetween(folded, words, end);
        var section = style == NumberingStyle.None ? Exactly(letters) : ByWords(letters);
        return section == 0 ? null : (section, end);
    }

    private static int Exactly(string letters) =>
        Known.FirstOrDefault(known => Math.Abs(known.Letters.Length - letters.Length) <= 1 &&
            Wording.Distance(known.Letters, letters) <= (known.Letters.Length > 4 ? 1 : 0)).Section;

    private static int ByWords(string letters)
    {
        bool Has(string word) => letters.Contains(word, StringComparison.Ordinal);
        bool EndsWith(string word) => letters.EndsWith(word, StringComparison.Ordinal);
        return letters switch
        {
            { Length: < 2 or > 32 } => 0,
            _ when Has("复议") && Has("诉讼") => 4,
            _ when Has("问题") && (Has("改进") || Has("措施") || Has("打算") || Has("下一步")) => 5,
            _ when Has("其他") && Has("报告") && (EndsWith("事项") || EndsWith("情况")) => 6,
            _ when Has("申请") && (Has("收到") || Has("处理") || Has("依申请公开")) && EndsWith("情况") => 3,
            _ when Has("主动公开") && EndsWith("情况") => 2,
            _ when EndsWith("总体情况") || letters is "概述" or "工作概况" || EndsWith("总体推进情况") => 1,
            _ => 0,
        };
    }
}

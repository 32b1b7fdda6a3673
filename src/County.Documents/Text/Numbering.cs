namespace County.Documents;

/// <summary>How a heading or a label is numbered.</summary>
internal enum NumberingStyle
{
    None,

    /// <summary>（一） or (1).</summary>
    Bracketed,

    /// <summary>一、</summary>
    Chinese,

    /// <summary>1. or 1、</summary>
    Arabic,

    /// <summary>A lone 、 whose numeral was lost.</summary>
    Lost,
}

/// <summary>The number in front of a heading or a label.</summary>
/// <param name="End">Where the words begin.</param>
/// <param name="Style">Its kind.</param>
internal readonly record struct Numbering(int End, NumberingStyle Style)
{
    // A number and its words may stand in two paragraphs or cells: (三) / 不予公开.
    private const int WidestGap = 12;

    private const string Numerals = "一二三四五六七八九十";

    /// <summary>The numbering at a place; its end is the place itself where there is none.</summary>
    public static Numbering At(string text, int place)
    {
        var start = place;
        while (place < text.Length && place - start < WidestGap && text[place] is '#' or '*' or '•' or ' ') place++;
        var (end, style) = Read(text, place);
        if (style == NumberingStyle.None) return new Numbering(IsWord(text, place) ? place : start, style);
        var words = end;
        while (words < text.Length && words - end < WidestGap && Glyph.IsGap(text[words])) words++;
        return IsWord(text, words) ? new Numbering(words, style) : new Numbering(start, NumberingStyle.None);
    }

    /// <summary>The value of a Chinese numeral up to ten, or 0.</summary>
    public static int ValueOf(char numeral) => Numerals.IndexOf(numeral, StringComparison.Ordinal) + 1;

    private static (int End, NumberingStyle Style) Read(string text, int place)
    {
        if (place >= text.Length) return (place, NumberingStyle.None);
        if (text[place] == '(')
        {
            var close = SkipNumerals(text, Skip(text, place + 1, ' '));
            close = Skip(text, close == Skip(text, place + 1, ' ') ? SkipDigits(text, close) : close, ' ');
            return close < text.Length && text[close] == ')' ? (close + 1, NumberingStyle.Bracketed) : (place, default);
        }

        if (text[place] is '、') return (place + 1, NumberingStyle.Lost);
        if (text[place] == '表') return AfterTable(text, place);
        var end = SkipNumerals(text, place);
        var style = NumberingStyle.Chinese;
        if (end == place) (end, style) = (SkipDigits(text, place), NumberingStyle.Arabic);
        if (end == place) return (place, NumberingStyle.None);
        var mark = Skip(text, end, ' ');
        return mark < text.Length && text[mark] is '、' or '.' or ',' or ')' or '．' or '﹑'
            ? (mark + 1, style)
            : (place, NumberingStyle.None);
    }

    // 表二：主动公开…
    private static (int End, NumberingStyle Style) AfterTable(string text, int place)
    {
        var end = SkipNumerals(text, place + 1);
        return end > place + 1 && end < text.Length && text[end] is ':' or ' '
            ? (end + 1, NumberingStyle.Chinese)
            : (place, NumberingStyle.None);
    }

    private static int SkipNumerals(string text, int place)
    {
        var end = place;
        while (end < text.Length && end - place < 3 && ValueOf(text[end]) > 0) end++;
        return end;
    }

    private static int SkipDigits(string text, int place)
    {
        var end = place;
        while (end < text.Length && end - place < 2 && char.IsAsciiDigit(text[end])) end++;
        return end;
    }

    private static int Skip(string text, int place, char c)
    {
        while (place < text.Length && text[place] == c) place++;
        return place;
    }

    private static bool IsWord(string text, int place) => place < text.Length && Glyph.IsHan(text[place]);
}

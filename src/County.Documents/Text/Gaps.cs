namespace County.Documents;

/// <summary>What stands between the cells of a flattened table, and is neither words nor numbers.</summary>
internal static class Gaps
{
    /// <summary>The next place with something to read, or the end of the text.</summary>
    public static int Skip(string folded, int place)
    {
        while (place < folded.Length)
        {
            var next = Glyph.IsGap(folded[place]) ? place + 1 : AfterNoise(folded, place);
            if (next == place) return place;
            place = next;
        }

        return place;
    }

    /// <summary>Whether a place is the first of a line or cell, or stands apart by two spaces.</summary>
    public static bool OpensCell(string folded, int place)
    {
        var spaces = 0;
        while (place > 0 && folded[place - 1] is ' ' or Glyph.Ignored)
        {
            place--;
            if (++spaces == 2) return true;
        }

        return place == 0 || Glyph.EndsCell(folded[place - 1]);
    }

    /// <summary>Where a label ends at the latest: at its cell's end, at two spaces, or before a number.</summary>
    public static int EndOfLabel(string folded, int place, int longest)
    {
        var end = place;
        for (; end < folded.Length && end - place < longest && !Glyph.EndsCell(folded[end]); end++)
        {
            if (char.IsAsciiDigit(folded[end]) || folded[end] is '+' or '(') break;
            if (folded[end] == ' ' && end + 1 < folded.Length && folded[end + 1] is ' ' or '-' or '/') break;
        }

        return end;
    }

    private static int AfterNoise(string folded, int place)
    {
        if (folded[place] is '?' or '\uFFFD') return IsAlone(folded, place) ? place + 1 : place;
        return folded[place] is '-' or '—' or ':'
            ? Math.Max(AfterRule(folded, place), AfterPageNumber(folded, place))
            : place;
    }

    // A no-break space that was lost in conversion stands before its number as a question mark: ? 0.
    private static bool IsAlone(string folded, int place) =>
        place + 1 >= folded.Length || Glyph.IsGap(folded[place + 1]) || folded[place + 1] == folded[place];

    // The line under a heading row: |---|:---:|
    private static int AfterRule(string folded, int place)
    {
        var end = place;
        while (end < folded.Length && folded[end] is '-' or ':' or '=' or '—') end++;
        return end - place >= 3 ? end : place;
    }

    // -3- alone on its line
    private static int AfterPageNumber(string folded, int place)
    {
        if (!IsLineStart(folded, place)) return place;
        var end = place;
        while (end < folded.Length && end - place < 12 && folded[end] is '-' or '—' or ' ') end++;
        var digits = end;
        while (end < folded.Length && end - digits < 4 && char.IsAsciiDigit(folded[end])) end++;
        if (end == digits) return place;
        var close = end;
        while (close < folded.Length && close - end < 12 && folded[close] is '-' or '—' or ' ') close++;
        var isClosed = folded.AsSpan(end, close - end).ContainsAny('-', '—');
        return isClosed && (close >= folded.Length || folded[close] == '\n') ? close : place;
    }

    private static bool IsLineStart(string folded, int place)
    {
        while (place > 0 && folded[place - 1] == ' ') place--;
        return place == 0 || folded[place - 1] == '\n';
    }
}

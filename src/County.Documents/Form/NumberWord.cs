namespace County.Documents;

/// <summary>Numbers as cells print them: digits, thousands, decimals, a sign, a unit behind.</summary>
internal static class NumberWord
{
    private static readonly string[] Units =
        ["亿元", "万元", "万", "元", "件", "项", "个", "条", "宗", "起", "份", "次", "人"];

    /// <summary>Where a number ends that begins at a place, its unit included; null where none begins.</summary>
    public static int? EndOf(string folded, int place)
    {
        var digits = place;
        if (folded[place] is '+' or '-' or '±' or '减' or '增' or '—') digits++;
        if (digits >= folded.Length || !char.IsAsciiDigit(folded[digits])) return null;
        var end = digits;
        while (end < folded.Length && (char.IsAsciiDigit(folded[end]) || IsInner(folded, end, ','))) end++;
        if (IsInner(folded, end, '.'))
        {
            end++;
            while (end < folded.Length && char.IsAsciiDigit(folded[end])) end++;
        }
        else if (IsNumberOfNextLabel(folded, end))
        {
            return end - 1 > digits ? end - 1 : null;
        }

        return AfterUnit(folded, end) ?? end;
    }

    /// <summary>Whether a word of one or two signs says that there is nothing.</summary>
    public static bool IsDash(ReadOnlySpan<char> word) => word is "/" or "\\" or "-" or "—" or "——" or "--" or "无";

    private static bool IsInner(string folded, int place, char mark) =>
        place + 1 < folded.Length && folded[place] == mark && char.IsAsciiDigit(folded[place + 1]);

    // Where nothing stands between cells, 00000002.其他… is seven numbers and the label 2.其他….
    private static bool IsNumberOfNextLabel(string folded, int place) =>
        place + 1 < folded.Length && folded[place] is '.' or '、' && Glyph.IsHan(folded[place + 1]);

    private static int? AfterUnit(string folded, int place)
    {
        var start = place < folded.Length && folded[place] == ' ' ? place + 1 : place;
        foreach (var unit in Units)
        {
            if (string.CompareOrdinal(folded, start, unit, 0, unit.Length) != 0) continue;
            var end = start + unit.Length;
            var isFree = end >= folded.Length || Glyph.IsGap(folded[end]) || Glyph.EndsCell(folded[end]);
            return isFree || unit[^1] == '元' ? end : null;
        }

        return null;
    }
}

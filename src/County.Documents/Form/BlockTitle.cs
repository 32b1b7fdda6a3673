namespace County.Documents;

/// <summary>The title of a block in section two: 第二十条第（一）项.</summary>
internal static class BlockTitle
{
    /// <summary>The item it names (0 where the numeral was lost) and its end; null where none stands there.</summary>
    public static (int Item, int End)? At(string folded, int place)
    {
        if (Wording.EndOf(folded, place, "第二十条第", acrossCells: false) is not { } at) return null;
        var item = 0;
        for (var end = at; end < folded.Length && end - at <= 8; end++)
        {
            if (folded[end] == '项') return (item, end + 1);
            if (Numbering.ValueOf(folded[end]) is var value and > 0 && item == 0) item = value;
            else if (!(folded[end] is '(' or ')' || Glyph.IsGap(folded[end]))) return null;
        }

        return null;
    }
}

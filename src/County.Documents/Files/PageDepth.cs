namespace County.Documents;

/// <summary>How deeply a page is nested: parsing takes time by length times depth, so depth has a limit.</summary>
internal static class PageDepth
{
    // Real pages stay below a hundred; broken ones leave some elements open.
    private const int Deepest = 2_000;
    private const int Longest = 16;

    // Never open at once many times over: they have no content, or the next of their kind closes them.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = new HashSet<string>(
        StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether more elements are open at one place than a page of a report can have.</summary>
    public static bool IsBeyondLimit(string html)
    {
        var open = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var isClosing = at + 1 < html.Length && html[at + 1] == '/';
            var name = NameAt(html.AsSpan(at + (isClosing ? 2 : 1)));
            if (name.IsEmpty || Flat.Contains(name)) continue;
            open = Math.Max(0, open + (isClosing ? -1 : 1));
            if (open > Deepest) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0])) return [];
        var end = 1;
        while (end < text.Length && end < Longest && char.IsAsciiLetterOrDigit(text[end])) end++;
        return text[..end];
    }
}

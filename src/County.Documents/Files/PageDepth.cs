using System.Text.RegularExpressions;

namespace County.Documents;

/// <summary>How deeply a page is nested: parsing takes time by length times depth, so depth has a limit.</summary>
internal static partial class PageDepth
{
    // Real pages stay below a hundred; broken ones leave some elements open.
    private const int Deepest = 2_000;

    // Never open at once many times over: they have no content, or the next of their kind closes them.
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup",
    };

    /// <summary>Whether more elements are open at one place than a page of a report can have.</summary>
    public static bool IsBeyondLimit(string html)
    {
        var open = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var isClosing = html[tag.Index + 1] == '/';
            var name = html.Substring(tag.Index + (isClosing ? 2 : 1), tag.Length - (isClosing ? 2 : 1));
            if (Flat.Contains(name)) continue;
            open = Math.Max(0, open + (isClosing ? -1 : 1));
            if (open > Deepest) return true;
        }

        return false;
    }

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9]{0,15}", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}

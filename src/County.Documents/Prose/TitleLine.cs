using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Documents;

/// <summary>A place where the text gives the report's title, or names it in a sentence.</summary>
/// <param name="Year">The year in it.</param>
/// <param name="Unit">The unit named in it, or null.</param>
/// <param name="IsAlone">True where it is a line of its own.</param>
/// <param name="LineEnd">Where its line ends.</param>
internal sealed partial record TitleLine(int Year, string? Unit, bool IsAlone, int LineEnd)
{
    // Titles stand before the body; a page's menus may be long.
    private const int Head = 60_000;

    // Two lines longer than this are no broken title.
    private const int LongestBroken = 100;

    /// <summary>All titles before a place, in order.</summary>
    public static IReadOnlyList<TitleLine> Before(string folded, int end)
    {
        var titles = new List<TitleLine>();
        var (third, second) = ("", "");
        for (var start = 0; start < Math.Min(end, Head);)
        {
            var stop = folded.IndexOf('\n', start);
            if (stop < 0) stop = folded.Length;
            var line = Squeezed(folded, start, stop);
            start = stop + 1;
            if (line.Length == 0) continue;
            var isBroken = second.Length + line.Length < LongestBroken && !Title().IsMatch(second);
            var title = Find(line, second, stop) ?? (isBroken ? Find(second + line, third, stop) : null);
            if (title is not null) titles.Add(title);
            (third, second) = (second, line);
        }

        return titles;
    }

    private static TitleLine? Find(string line, string before, int lineEnd)
    {
        if (!line.Contains("公开", StringComparison.Ordinal)) return null;
        var match = Title().Match(line);
        if (!match.Success) return null;
        var isAlone = match.Index <= 3 && match.Index + match.Length >= line.Length - 3;
        var unit = UnitName.Of(match.Groups["before"].Value) ?? UnitName.Of(match.Groups["after"].Value)
            ?? (isAlone ? UnitName.WholeLine(before) : null);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return new TitleLine(year, unit, isAlone, lineEnd);
    }

    // Titles are set with spaces and broken over lines: 宿迁市 2025 年….
    private static string Squeezed(string folded, int start, int end)
    {
        const int longest = 4_000;
        var line = folded.Substring(start, Math.Min(end - start, longest));
        return string.Concat(line.Where(c => !Glyph.IsGap(c) && c is not ('#' or '*')));
    }

    [GeneratedRegex(
        "(?<before>[一-鿿()·]{0,40})(?<year>20[0-9]{2})年?度?(?<after>[一-鿿()·]{0,40}?)" +
        "(政府)?信息公开(工作)?的?(年度)?(工作)?(年度)?(报告|年报)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Title();
}

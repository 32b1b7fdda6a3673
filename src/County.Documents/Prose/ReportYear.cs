using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Documents;

/// <summary>The year a report is about. The period of its figures weighs most, then its title, then its text.</summary>
internal static partial class ReportYear
{
    private const int Head = 60_000;

    /// <summary>The year; null where the text does not settle it.</summary>
    /// <param name="folded">The whole text, folded.</param>
    /// <param name="bodyStart">Where section one or the first table begins.</param>
    /// <param name="titles">The titles met before it.</param>
    /// <param name="overall">Section one.</param>
    public static int? Of(string folded, int bodyStart, IReadOnlyList<TitleLine> titles, string overall)
    {
        if (Period(folded[..Math.Min(folded.Length, Head)]) is { } period) return period;
        var published = Published(folded, bodyStart);
        if (OfTitles(titles, published) is { } title) return title;
        if (titles.Count > 0) return null;
        var spoken = Spoken(overall);
        return spoken is null || published is null || spoken == published ? spoken ?? published : null;
    }

    // 自2019年1月1日起至2019年12月31日止; page extractors drop 年, 月 and 一: 自202111日起至20211230日.
    private static int? Period(string text)
    {
        var years = Periods().Matches(text)
            .SelectMany(match => match.Groups["year"].Captures.Concat(match.Groups["to"].Captures))
            .Select(Number).Distinct().ToArray();
        return years is [var year] ? year : null;
    }

    private static int? OfTitles(IReadOnlyList<TitleLine> titles, int? published)
    {
        var alone = titles.Where(title => title.IsAlone).Select(title => title.Year).Distinct().ToArray();
        if (alone is [var only]) return only;
        var all = titles.Select(title => title.Year).Distinct().ToArray();
        return all switch
        {
            [var year] => year,
            _ when published is { } known && all.Contains(known) => known,
            _ => null,
        };
    }

    // The year in which the text speaks: the only one, or the first and by far the most frequent.
    private static int? Spoken(string overall)
    {
        var years = Years().Matches(overall).Select(match => Number(match.Groups["year"])).ToArray();
        if (years.Length == 0) return null;
        var counts = years.CountBy(year => year).OrderByDescending(pair => pair.Value).ToArray();
        var isClear = counts.Length == 1 || counts[0].Value >= 2 * counts[1].Value;
        return isClear && counts[0].Key == years[0] ? years[0] : null;
    }

    // Reports are published by the end of January or March of the year after.
    private static int? Published(string folded, int bodyStart)
    {
        var head = folded[..Math.Min(bodyStart, Math.Min(folded.Length, Head))];
        var labelled = PublishedOn().Match(head);
        var match = labelled.Success ? labelled : OpensWithDate().Match(head);
        if (!match.Success) match = ClosingDate().Match(folded[Math.Max(0, folded.Length - 200)..].TrimEnd());
        if (!match.Success || Number(match.Groups["month"]) is < 1 or > 6) return null;
        return Number(match.Groups["year"]) - 1;
    }

    private static int Number(Capture digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "(?<year>20[0-9]{2}) ?年? ?0?1 ?月? ?0?1? ?日?起?[至到—~-]+ ?((?<to>20[0-9]{2}) ?年? ?)?12 ?月? ?3[01] ?日?",
        RegexOptions.NonBacktracking)]
    private static partial Regex Periods();

    [GeneratedRegex("(^|[^0-9〔\\[(《])(?<year>20[0-9]{2})年", RegexOptions.NonBacktracking)]
    private static partial Regex Years();

    [GeneratedRegex(
        "(发布|公布|发文|成文|更新|上传)?(日期|时间) ?: ?(?<year>20[0-9]{2})[-年/.](?<month>[0-9]{1,2})[-月/.]",
        RegexOptions.NonBacktracking)]
    private static partial Regex PublishedOn();

    [GeneratedRegex("^ *(?<year>20[0-9]{2})[-年/.](?<month>[0-9]{1,2})[-月/.][0-9]{1,2}", RegexOptions.NonBacktracking)]
    private static partial Regex OpensWithDate();

    [GeneratedRegex("(?<year>20[0-9]{2})年(?<month>[0-9]{1,2})月[0-9]{1,2}日$", RegexOptions.NonBacktracking)]
    private static partial Regex ClosingDate();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Web.Features.Calendars;

/// <summary>The days that a notice arranges, as they were read.</summary>
/// <param name="Problems">What could not be read, each in a sentence.</param>
internal sealed record NoticeDays(
    IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work, IReadOnlyList<string> Problems);

/// <summary>
/// Reads days as a notice has them (“1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”) or one by one
/// (2027-01-01). What it does not understand it names: a day that was passed over would move every date behind it.
/// </summary>
internal sealed partial class NoticeText
{
    private const int LongestRange = 60;

    private readonly int year;
    private readonly SortedSet<DateOnly> off = [];
    private readonly SortedSet<DateOnly> work = [];
    private readonly List<string> problems = [];

    // Days that still wait for the word that says what they are.
    private readonly List<DateOnly> waiting = [];
    private DateOnly? last;
    private bool isRange;

    private NoticeText(int year) => this.year = year;

    /// <param name="offText">Days that are off, where nothing else is said of them.</param>
    /// <param name="workText">Days that are worked, where nothing else is said of them.</param>
    public static NoticeDays Read(string offText, string workText, int year)
    {
        var text = new NoticeText(year);
        text.Read(offText, text.off);
        text.Read(workText, text.work);
        text.problems.AddRange(text.off.Intersect(text.work).Select(day => $"{day:yyyy-MM-dd}既写了放假又写了上班。"));
        return new NoticeDays([.. text.off], [.. text.work], [.. text.problems.Distinct()]);
    }

    private void Read(string text, SortedSet<DateOnly> unsaid)
    {
        var unknown = "";
        for (var at = 0; at < text.Length;)
        {
            var word = Word().Match(text, at);
            if (!word.Success)
            {
                unknown += text[at++];
                continue;
            }

            Report(ref unknown);
            Take(word, unsaid);
            at += word.Length;
        }

        Report(ref unknown);
        End(unsaid);
    }

    private void Report(ref string unknown)
    {
        if (unknown.Length > 0) problems.Add($"看不懂“{(unknown.Length > 20 ? unknown[..20] + "…" : unknown)}”。");
        unknown = "";
    }

    private void Take(Match word, SortedSet<DateOnly> unsaid)
    {
        if (word.Groups["off"].Success) End(off);
        else if (word.Groups["work"].Success) End(work);
        else if (word.Groups["end"].Success) End(unsaid);
        else if (word.Groups["to"].Success) Open(word.Value);
        else if (word.Groups["d"].Success) Take(word);
    }

    private void Open(string word)
    {
        if (last is null || isRange) problems.Add($"“{word}”的前面没有日期。");
        else isRange = true;
    }

    private void End(SortedSet<DateOnly> days)
    {
        if (isRange) problems.Add($"{last:yyyy-MM-dd}起的一段没有写到哪一天。");
        days.UnionWith(waiting);
        waiting.Clear();
        (last, isRange) = (null, false);
    }

    private void Take(Match word)
    {
        var m = Number(word, "m");
        var y = Number(word, "y") ?? (m is null ? last?.Year : year);
        m ??= last?.Month;
        if (y is null || m is null)
        {
            problems.Add($"“{word.Value}”没有写是几月。");
            return;
        }

        if (!DateOnly.TryParseExact(
            $"{y:0000}-{m:00}-{Number(word, "d"):00}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day))
        {
            problems.Add($"没有“{word.Value}”这一天。");
        }
        else if (day.Year != year && (day.Year != year - 1 || day.Month != 12))
        {
            problems.Add($"“{word.Value}”不在{year}年的安排之内（可以写到上一年12月）。");
        }
        else
        {
            Add(day);
        }
    }

    private void Add(DateOnly day)
    {
        if (!isRange)
        {
            waiting.Add(day);
        }
        else if (day <= last || day.DayNumber - last!.Value.DayNumber > LongestRange)
        {
            problems.Add($"{last:yyyy-MM-dd}至{day:yyyy-MM-dd}的起止不对。");
        }
        else
        {
            for (var next = last.Value.AddDays(1); next <= day; next = next.AddDays(1)) waiting.Add(next);
        }

        (last, isRange) = (day, false);
    }

    private static int? Number(Match word, string group) => word.Groups[group].Success
        ? int.Parse(word.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    // Headings such as “一、元旦：”, days of the week and “共3天” say nothing that is not said by the dates.
    [GeneratedRegex("""
        \G(?:
          (?<y>[0-9]{4})\s*[-/.]\s*(?<m>[0-9]{1,2})\s*[-/.]\s*(?<d>[0-9]{1,2})(?![0-9])
        | (?:(?<y>[0-9]{4})年)?(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})日
        | (?<d>[0-9]{1,2})日
        | (?<to>至|到|[—–－～~-]+)
        | (?<off>放假(?:调休)?|休息|补休)
        | (?<work>上班|补班)
        | (?<end>[。；;\n]+)
        | [一二三四五六七八九十]{1,3}、[^：:\n0-9]{0,12}[：:]
        | （[^）\n]*） | \([^)\n]*\)
        | 元旦|除夕|春节|清明节|劳动节|端午节|中秋节|国庆节 | (?:周|星期)[一二三四五六日天]
        | 与周末连休 | 共[0-9]{1,2}天 | 调休 | 和|及 | [\s，,、：:]+
        )
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Word();
}

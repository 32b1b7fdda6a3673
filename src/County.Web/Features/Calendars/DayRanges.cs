using County.Web.Hosting;

namespace County.Web.Features.Calendars;

/// <summary>Days in one line, those that follow each other as a range: 1月1日至3日、1月28日至2月4日.</summary>
internal static class DayRanges
{
    /// <param name="days">In order.</param>
    /// <param name="year">Of which it goes without saying.</param>
    public static string Text(IEnumerable<DateOnly> days, int year)
    {
        var ranges = new List<(DateOnly From, DateOnly To)>();
        foreach (var day in days)
        {
            if (ranges.Count > 0 && ranges[^1].To.AddDays(1) == day) ranges[^1] = (ranges[^1].From, day);
            else ranges.Add((day, day));
        }

        return ranges.Count == 0 ? "—" : string.Join('、', ranges.Select(range => Text(range.From, range.To, year)));
    }

    private static string Text(DateOnly from, DateOnly to, int year)
    {
        var start = from.Year == year ? Times.MonthDay(from) : Times.LongDay(from);
        if (from == to) return start;
        var end = from.Year != to.Year ? Times.LongDay(to) : from.Month != to.Month ? Times.MonthDay(to) : $"{to.Day}日";
        return $"{start}至{end}";
    }
}

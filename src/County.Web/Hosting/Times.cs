using System.Globalization;
using County.Data;

namespace County.Web.Hosting;

/// <summary>Times as people in the county read them, whatever the server's zone.</summary>
internal static class Times
{
    public static TimeZoneInfo Shanghai => CountyDay.Zone;

    public static string Local(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment of today, such as 15:03:02.</summary>
    public static string Clock(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Shanghai).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The day it is in the county.</summary>
    public static DateOnly Day(DateTimeOffset time) => CountyDay.Of(time);

    /// <summary>A day in a sentence, such as 1月31日.</summary>
    public static string MonthDay(DateOnly day) => $"{day.Month}月{day.Day}日";

    /// <summary>A day with its year, such as 2027年1月31日.</summary>
    public static string LongDay(DateOnly day) => $"{day.Year}年{MonthDay(day)}";

    /// <summary>A day with its year, in a sentence of a page.</summary>
    public static Sentence InWords(DateOnly day) => Words.Say("{0}年{1}月{2}日", day.Year, day.Month, day.Day);

    /// <summary>The day of the week, such as 周日.</summary>
    public static string Weekday(DateOnly day) => $"周{"日一二三四五六"[(int)day.DayOfWeek]}";

    /// <summary>A day as forms take it, such as 2027-01-31.</summary>
    public static string Iso(DateOnly day) => CountyDay.Iso(day);
}

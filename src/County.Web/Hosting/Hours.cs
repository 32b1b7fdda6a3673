using County.Data;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>
/// When a county is reminded and written to: on days that are worked, and then not in the quiet hours from 18:00 to
/// 08:30, Beijing time. The office lifts the hours for a day; a day off stays one.
/// </summary>
internal static class Hours
{
    public static readonly TimeOnly Begin = new(8, 30);
    public static readonly TimeOnly End = new(18, 0);

    public static bool AreOpen(DateTimeOffset now, Calendar calendar, NotificationSettings settings)
    {
        var day = Times.Day(now);
        return calendar.IsWorkingDay(day) && (settings.QuietLiftedOn == day || !IsQuiet(now));
    }

    /// <summary>
    /// The moment itself where the hours are open, else the next at which they begin: the first 08:30 of a day that is
    /// worked.
    /// </summary>
    public static DateTimeOffset Opening(DateTimeOffset now, Calendar calendar, NotificationSettings settings)
    {
        if (AreOpen(now, calendar, settings)) return now.ToUniversalTime();
        var today = Times.Day(now);
        var day = calendar.IsWorkingDay(today) && Clock(now) < Begin
            ? today
            : calendar.WorkingDaysAfter(today, 1).Due;
        var local = day.ToDateTime(settings.QuietLiftedOn == day ? TimeOnly.MinValue : Begin);
        return new DateTimeOffset(local, Times.Shanghai.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The digest is of the morning: lifted hours bring it no earlier.</summary>
    public static bool HaveBegun(DateTimeOffset now) => Clock(now) >= Begin;

    private static bool IsQuiet(DateTimeOffset now) => Clock(now) < Begin || Clock(now) >= End;

    private static TimeOnly Clock(DateTimeOffset now) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Times.Shanghai).DateTime);
}

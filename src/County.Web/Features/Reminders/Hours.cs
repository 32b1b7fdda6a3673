using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Reminders;

/// <summary>
/// When a county is reminded: on days that are worked, and then not in the quiet hours from 18:00 to 08:30, Beijing
/// time. The office lifts the hours for a day; a day off stays one.
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

    /// <summary>The digest is of the morning: lifted hours bring it no earlier.</summary>
    public static bool HaveBegun(DateTimeOffset now) => Clock(now) >= Begin;

    private static bool IsQuiet(DateTimeOffset now) => Clock(now) < Begin || Clock(now) >= End;

    private static TimeOnly Clock(DateTimeOffset now) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Times.Shanghai).DateTime);
}

using System.Globalization;

namespace County.Web.Hosting;

/// <summary>Times as people in the county read them, whatever the server's zone.</summary>
internal static class Times
{
    public static TimeZoneInfo Shanghai { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static string Local(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day it is in the county.</summary>
    public static DateOnly Day(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Shanghai).DateTime);
}

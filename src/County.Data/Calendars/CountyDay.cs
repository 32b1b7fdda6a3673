using System.Globalization;

namespace County.Data;

/// <summary>Days as they are counted in the counties, whatever the server's zone.</summary>
public static class CountyDay
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The day it is in the county.</summary>
    public static DateOnly Of(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);

    /// <summary>A day as forms take it, such as 2027-01-31.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

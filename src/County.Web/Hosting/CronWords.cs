using System.Globalization;

namespace County.Web.Hosting;

/// <summary>What a cron expression says, for the forms that schedules have; others stay as they are.</summary>
internal static class CronWords
{
    private static readonly Dictionary<string, string> Days = new()
    {
        ["*"] = "每天",
        ["?"] = "每天",
        ["MON-FRI"] = "周一至周五",
        ["2-6"] = "周一至周五",
        ["MON"] = "每周一",
        ["2"] = "每周一",
    };

    public static string Of(string cron)
    {
        if (cron.Split(' ') is not [var second, var minute, var hour, var day, "*", var weekday]) return cron;
        if (day is not ("*" or "?") || !Days.TryGetValue(weekday.ToUpperInvariant(), out var when)) return cron;
        var (every, at) = when == "每天" ? ("", when + " ") : ($"{when} ", $"{when} ");
        return (second, minute, hour) switch
        {
            (_, "*", "*") when Step(second) is { } step => $"{every}每{step}秒",
            (_, "*", "*") when IsNumber(second) => $"{every}每分钟",
            (_, _, "*") when IsNumber(second) && Step(minute) is { } step => $"{every}每{step}分钟",
            (_, _, "*") when IsNumber(second) && IsNumber(minute) => $"{every}每小时第{minute}分",
            (_, _, _) when IsNumber(second) && IsNumber(minute) && IsNumber(hour) => $"{at}{Two(hour)}:{Two(minute)}",
            _ => cron,
        };
    }

    private static string? Step(string field) =>
        field.Split('/') is ["0" or "*", var step] && IsNumber(step) ? step : null;

    private static bool IsNumber(string field) => field.Length > 0 && field.All(char.IsAsciiDigit);

    private static string Two(string number) =>
        int.Parse(number, CultureInfo.InvariantCulture).ToString("00", CultureInfo.InvariantCulture);
}

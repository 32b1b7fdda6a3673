using County.Reporting;

namespace County.Web.Hosting;

/// <summary>How far a date is, in working days: 还有3个工作日、今天到期、已逾期2个工作日.</summary>
internal static class DaysLeft
{
    public static string InWords(Calendar calendar, DateOnly today, DateOnly due) => due.CompareTo(today) switch
    {
        0 => "今天到期",
        > 0 when calendar.WorkingDaysBetween(today, due) is > 0 and var left => $"还有{left}个工作日",
        > 0 => "到期前没有工作日了",
        _ when calendar.WorkingDaysBetween(due, today) is > 0 and var over => $"已逾期{over}个工作日",
        _ => "已逾期",
    };
}

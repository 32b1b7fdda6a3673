using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Reminders;

/// <summary>The words of one reminder, from which message, mail and short message are made.</summary>
internal static class ReminderText
{
    /// <param name="missing">By <see cref="Missing"/>; empty where nothing is.</param>
    public static Notice Of(DateOnly day, Duty duty, Rung rung, string missing, Audience audience)
    {
        var year = duty.Member.Year;
        var what = $"{year}年政府信息公开工作年度报告";
        var state = duty.IsReturned ? "已退回，请修改后重新报送" : "尚未报送";
        var time = rung.IsLate ? $"已逾期{rung.Late}个工作日" : $"还有{rung.Left}个工作日";
        var extended = rung.Due == duty.Member.ExtendedTo ? "（已同意贵单位延期）" : "";
        var telephone = audience.Settings.Telephone;
        return new Notice(
            duty.Member.UnitId, rung.IsLate ? NoticeKinds.Overdue : NoticeKinds.Reminder,
            Effect(duty, rung, day), Rights(rung, audience),
            $"催报：{what}{(duty.IsReturned ? state : "")}，{(rung.IsLate ? "" : "距")}{rung.Date}{time}",
            [
                $"{duty.Unit}：",
                $"贵单位{what}{state}。{rung.Date}截止日期为{Day(rung.Due)}{extended}，{time}。",
                .. missing.Length == 0 ? (string[])[] : [$"报告情况：{missing}。"],
                (rung.IsLate ? "请立即办理并报送" : "请按时办理并报送")
                    + (telephone is null ? "，有困难请与我们联系。" : $"，有困难请与我们联系，电话{telephone}。"),
            ],
            $"{duty.Unit}{what}{state}{(missing.Length == 0 ? "" : $"（{missing}）")}，{rung.Date}"
            + $"{rung.Due.ToString("M月d日", CultureInfo.InvariantCulture)}截止，{time}，请登录系统办理"
            + (telephone is null ? "。" : $"，联系电话{telephone}。"))
        {
            Year = year,
            Link = $"/rounds/{year}/units/{duty.Member.UnitId}",
        };
    }

    /// <summary>Names the reminder of one kind, unit and day: of that there is one.</summary>
    public static string Effect(Duty duty, Rung rung, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture,
        $"reminder/{duty.Member.Year}/{duty.Member.UnitId}/{rung.Kind}/{day:yyyy-MM-dd}");

    public static string Day(DateOnly day) =>
        $"{day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}（星期{"日一二三四五六"[(int)day.DayOfWeek]}）";

    private static Right[] Rights(Rung rung, Audience audience) =>
        rung.IsForLeaders && audience.Settings.LeadersOn ? [Right.Author, Right.Signatory] : [Right.Author];
}

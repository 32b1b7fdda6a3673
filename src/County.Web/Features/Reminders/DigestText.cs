using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Reminders;

/// <summary>The words of the office's daily digest: who, what and when, without a figure of any report.</summary>
internal static class DigestText
{
    public static string Effect(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"digest/{day:yyyy-MM-dd}");

    public static Notice Of(DateOnly day, IReadOnlyList<Standings> rounds, Watch watch)
    {
        var (late, waiting) = (rounds.Sum(round => round.Late.Count), rounds.Sum(round => round.Waiting.Count));
        var when = day.ToString("M月d日", CultureInfo.InvariantCulture);
        var counts = $"逾期未报{late}个，待审核{waiting}个";
        return new Notice(
            null, NoticeKinds.Digest, Effect(day), [Right.Reviewer, Right.Administrator],
            $"年度报告每日摘要（{when}）：{counts}",
            [.. rounds.Select(Round), .. Noticed(watch)],
            $"年度报告{when}情况：{counts}，详见系统每日摘要。")
        {
            Year = rounds[^1].Year,
            Link = $"/rounds/{rounds[^1].Year}",
        };
    }

    private static string Round(Standings round)
    {
        var next = round.Next is null
            ? "各项期限均已过"
            : $"下一期限：{round.Next.Name}，{ReminderText.Day(round.Next.Date)}，还有{round.Left}个工作日";
        string?[] lines =
        [
            $"{round.Year}年度：应报{round.Required}个单位，已报送{round.HandedIn}个。{next}。",
            Line("逾期未报", [.. round.Late.Select(one =>
                $"{one.Unit}（{(one.IsReturned ? "已退回，" : "")}逾期{one.Days}个工作日）")]),
            Line("延期未满", round.Extended, isSaidOfNone: false),
            Line("上次摘要以来新报送", round.New),
            Line("待审核", round.Waiting),
            Line("代填待单位确认", round.Unconfirmed, isSaidOfNone: false),
            Line("未报且没有填报人账号，请电话联系", round.Unreachable, isSaidOfNone: false),
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    private static IEnumerable<string> Noticed(Watch watch)
    {
        if (watch.Undelivered > 0)
        {
            yield return $"没能送达的邮件和短信（{watch.Undelivered}）："
                + string.Join('、', watch.Recipients.Select(one => $"{Masked(one)}（{NoticeKinds.Name(one.Kind)}）"))
                + (watch.Recipients.Count < watch.Undelivered ? "等" : "") + "。请在“邮件短信”页面查看、重试。";
        }

        if (watch.Failed.Count > 0)
        {
            yield return "运行失败的任务："
                + string.Join('、', watch.Failed.Select(run => $"{Title(run.Job)}（{Times.Local(run.At)}）"))
                + "。请告诉系统运维人员。";
        }

        if (watch.Heads.Count > 0)
        {
            yield return $"审计记录（请留存本邮件备查）：\n{string.Join('\n', watch.Heads)}";
        }
    }

    private static string Title(string job) => Timetable.Jobs.SingleOrDefault(one => one.Name == job)?.Title ?? job;

    private static string Masked(Watch.Lost lost) => (lost.Channel == Channel.Mail
        ? Hosting.Masked.Email(lost.Recipient)
        : Hosting.Masked.Telephone(lost.Recipient))!;

    private static string? Line(string what, IReadOnlyList<string> units, bool isSaidOfNone = true) =>
        units.Count > 0 ? $"{what}（{units.Count}个）：{string.Join('、', units)}。"
        : isSaidOfNone ? $"{what}：无。"
        : null;
}

using System.Globalization;
using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Schedules;

/// <summary>How runs are told.</summary>
internal static class RunWords
{
    public static string Of(JobDesk.Course course) => course switch
    {
        JobDesk.Course.Running => "运行中",
        JobDesk.Course.Done => "完成",
        JobDesk.Course.Failed => "失败",
        JobDesk.Course.Interrupted => "中断",
        _ => throw new ArgumentOutOfRangeException(nameof(course)),
    };

    /// <summary>The colour of the mark, which the word stands beside.</summary>
    public static string Mark(JobDesk.Course course) => course switch
    {
        JobDesk.Course.Running => "submitted",
        JobDesk.Course.Done => "accepted",
        _ => "returned",
    };

    public static string Duration(JobRun run) => (run.EndedAt - run.StartedAt) switch
    {
        null => "",
        { TotalSeconds: < 0.1 } => "不到0.1秒",
        { TotalSeconds: < 60 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0}秒"),
        { TotalHours: < 1 } span => $"{(int)span.TotalMinutes}分{span.Seconds}秒",
        { } span => $"{(int)span.TotalHours}小时{span.Minutes}分",
    };

    /// <summary>Why a run has not done its work; null where it has.</summary>
    public static string? Problem(JobDesk.Run run) => run.Course switch
    {
        JobDesk.Course.Failed => run.Row.Problem,
        JobDesk.Course.Interrupted => "没有记下结束：工作进程中途停止，由下一次运行接着做",
        _ => null,
    };

    public static string Next(JobDesk.Plan plan) => plan switch
    {
        { Cron: null } => "没有排进时间表，请运行county migrate",
        { IsStuck: true } => "停着：没有工作进程认得它，请更新程序后运行county migrate",
        { NextAt: { } at } => Times.Local(at),
        _ => "不再运行",
    };
}

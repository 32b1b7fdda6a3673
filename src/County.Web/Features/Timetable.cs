using County.Web.Features.Audit;
using County.Web.Features.Mail;
using County.Web.Features.Pruning;
using County.Web.Features.Reminders;
using County.Web.Features.Summaries;
using County.Web.Hosting;
using Quartz;

namespace County.Web.Features;

/// <summary>
/// Every job: what it is called, what it does, when it runs. Periods of the ledgers get their line here.
/// </summary>
internal static class Timetable
{
    public static IReadOnlyList<ScheduledJob> Jobs { get; } =
    [
        ScheduledJob.Of<RollUpJob>(
            "roll-up", "汇总", "找出数据有变动的县，重新汇总，生成新的汇总版本。", settings => settings.RollUpCron),
        ScheduledJob.Of<ReconcileJob>(
            "reconcile", "核对", "逐县核对填报稿和报送稿：与上年衔接、勾稽关系、异常变动，校验规则更新后重新校验。",
            settings => settings.ReconcileCron) with { IsForCounty = true },
        ScheduledJob.Of<ReminderJob>(
            "reminders", "催报和摘要", "工作日向没有报送的单位催报，每天向县政府办公室发一次摘要。", settings => settings.RemindersCron),
        ScheduledJob.Of<MailJob>(
            "mail", "发送邮件和短信", "把发件箱里到时间的邮件和短信发出去，没有发出的过一段时间再试。", settings => settings.MailCron),
        ScheduledJob.Of<AuditChainJob>(
            "audit-chain", "审计记录串联", "把新的审计记录接到各县的记录链上，有改动就能看出来。", settings => settings.AuditCron)
            with { IsInternal = true },
        ScheduledJob.Of<AuditVerifyJob>(
            "audit-verify", "审计记录核对", "从头到尾核对各县的审计记录，有改动、插入、删除的即为失败。",
            settings => settings.AuditVerifyCron),
        ScheduledJob.Of<PruningJob>(
            "pruning", "清理", "清除过期30天的令牌和登录，以及90天以前的任务运行记录。", settings => settings.PruningCron)
            with { IsInternal = true },
    ];

    public static void Add(IQuartzBuilder quartz, Settings settings)
    {
        foreach (var job in Jobs) job.Add(quartz, settings);
    }
}

using County.Web.Features.Audit;
using County.Web.Features.Mail;
using County.Web.Features.Pruning;
using County.Web.Features.Reminders;
using County.Web.Features.Summaries;
using County.Web.Hosting;
using Quartz;

namespace County.Web.Features;

/// <summary>Every job and when it runs.</summary>
internal static class Timetable
{
    public static void Add(IQuartzBuilder quartz, Settings settings)
    {
        Schedule<RollUpJob>(quartz, "roll-up", settings.RollUpCron);
        Schedule<PruningJob>(quartz, "pruning", settings.PruningCron);
        Schedule<AuditChainJob>(quartz, "audit-chain", settings.AuditCron);
        Schedule<MailJob>(quartz, "mail", settings.MailCron);
        Schedule<ReminderJob>(quartz, "reminders", settings.RemindersCron);
    }

    private static void Schedule<TJob>(IQuartzBuilder quartz, string name, string cron)
        where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).WithCronSchedule(cron, schedule => schedule
                .InTimeZone(Times.Shanghai).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(name));
}

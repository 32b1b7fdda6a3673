using Quartz;

namespace County.Web.Hosting;

/// <summary>A job of the timetable.</summary>
/// <param name="Name">As it is stored and configured, such as roll-up.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Purpose">What it does, in office Chinese.</param>
/// <param name="Cron">When it runs by the configuration.</param>
/// <param name="Add">Puts it into the schedule.</param>
internal sealed record ScheduledJob(
    string Name, string Title, string Purpose, Func<Settings, string> Cron, Action<IQuartzBuilder, Settings> Add)
{
    /// <summary>Whether it keeps the installation in order and means nothing to a county's office.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether a county's office may have it run at once, for that county alone.</summary>
    public bool IsForCounty { get; init; }

    public static ScheduledJob Of<TJob>(string name, string title, string purpose, Func<Settings, string> cron)
        where TJob : class, IJob =>
        new(name, title, purpose, cron, (quartz, settings) => quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).WithCronSchedule(cron(settings), schedule => schedule
                .InTimeZone(Times.Shanghai).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(name)));
}

using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Tables of what a county is told and when: messages, settings of reminders, telephone calls, notices of days off, and
/// the runs of the jobs. Notices and runs refer to nobody: the installation has rows of its own under 0.
/// </summary>
internal static class MessageMapping
{
    public static void Map(ModelBuilder model)
    {
        var message = CountyContext.Table<Message>(model, "messages", m => new { m.CountyId, m.MessageId });
        message.HasIndex(m => new { m.CountyId, m.Effect }).IsUnique();
        message.HasIndex(m => new { m.CountyId, m.UnitId, m.MadeAt });
        CountyContext.Belongs<Message, CountyRecord>(message, m => m.CountyId);
        CountyContext.Belongs<Message, Unit>(message, m => new { m.CountyId, m.UnitId });
        CountyContext.Belongs<NotificationSettings, CountyRecord>(
            CountyContext.Table<NotificationSettings>(model, "notification_settings", s => s.CountyId),
            s => s.CountyId);
        CountyContext.Belongs<PhoneCall, RoundUnit>(
            CountyContext.Table<PhoneCall>(model, "phone_calls", c => new { c.CountyId, c.UnitId, c.Year, c.Number }),
            c => new { c.CountyId, c.UnitId, c.Year });
        CountyContext.Table<CalendarNotice>(model, "calendar_notices", n => new { n.CountyId, n.Number });
        var run = CountyContext.Table<JobRun>(model, "job_runs", r => new { r.CountyId, r.RunId });
        run.HasIndex(r => new { r.Job, r.StartedAt });
    }
}

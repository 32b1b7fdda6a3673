using County.Data;
using County.Web.Features.Mail;
using County.Web.Features.Pruning;
using County.Web.Features.Reminders;
using County.Web.Features.Summaries;
using County.Web.Hosting;

namespace County.Web.Features;

/// <summary>What the jobs and the verbs that run them are made of.</summary>
internal static class Jobs
{
    public static IServiceCollection AddJobs(this IServiceCollection services) =>
        services.AddSingleton<RollUpHandler>().AddSingleton<RollUpSweep>()
            .AddSingleton<ReconcileHandler>().AddSingleton<ReconcileSweep>().AddSingleton<MailDispatch>()
            .AddSingleton<ReminderHandler>().AddSingleton<DigestHandler>().AddSingleton<ReminderSweep>()
            .AddTokenStore().AddSingleton<PruningHandler>().AddSingleton<AuditVerifier>();
}

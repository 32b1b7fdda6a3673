using County.Web.Features.Mail;
using County.Web.Features.Summaries;

namespace County.Web.Features;

/// <summary>What the jobs and the verbs that run them are made of.</summary>
internal static class Jobs
{
    public static IServiceCollection AddJobs(this IServiceCollection services) =>
        services.AddSingleton<RollUpHandler>().AddSingleton<RollUpSweep>().AddSingleton<MailDispatch>();
}

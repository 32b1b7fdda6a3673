using System.CommandLine;
using County.Data;
using County.Web.Features;
using Quartz;

namespace County.Web.Hosting;

/// <summary>Runs the jobs; any number of these processes share one schedule.</summary>
internal static class WorkVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var command = new Command("work", "Run the scheduled jobs");
        command.SetAction(async (_, cancellation) =>
        {
            var settings = Settings.FromEnvironment();
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
            builder.Services.AddFoundation(settings).AddJobs().AddScheduler(
                settings, services => services.GetRequiredService<CountyDataSources>().Of(Scope.Jobs),
                storesJobs: false);
            builder.Services.AddQuartzHostedService(Scheduler.Name, options => options.WaitForJobsToComplete = true);
            using var host = builder.Build();
            Foundation.RequireKeys(host.Services);
            Foundation.RequireMail(host.Services);
            await Foundation.RequireSchemaAsync(host.Services, cancellation);
            await host.RunAsync(cancellation);
            return 0;
        });
        return command;
    }
}

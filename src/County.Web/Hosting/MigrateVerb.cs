using System.CommandLine;
using County.Data;
using County.Web.Features;
using Npgsql;
using Quartz;

namespace County.Web.Hosting;

/// <summary>Makes or updates the database.</summary>
internal static class MigrateVerb
{
    public static Command Command { get; } = Build();

    private static Command Build()
    {
        var command = new Command("migrate", "Make or update the database: roles, tables, policies, schedules");
        command.SetAction(async (_, cancellation) =>
        {
            var settings = Settings.FromEnvironment();
            await new Schema(settings.Database).MigrateAsync(
                settings.Password, SchedulerSchema.Statements(), cancellation);
            await StoreJobsAsync(settings, cancellation);
            return 0;
        });
        return command;
    }

    /// <summary>Writes the timetable of this program and its configuration over the one that is stored.</summary>
    private static async Task StoreJobsAsync(Settings settings, CancellationToken cancellation)
    {
        var owner = new NpgsqlConnectionStringBuilder(settings.Database) { Options = "-c role=county_owner" };
        await using var source = NpgsqlDataSource.Create(owner);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddFoundation(settings).AddJobs().AddScheduler(settings, _ => source, storesJobs: true);
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredKeyedService<ISchedulerFactory>(Scheduler.Name);
        var scheduler = await factory.GetScheduler(cancellation);
        await scheduler.Shutdown(waitForJobsToComplete: true, cancellation);
    }
}

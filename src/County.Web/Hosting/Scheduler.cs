using System.Data.Common;
using County.Data;
using County.Web.Features;
using Quartz;

namespace County.Web.Hosting;

/// <summary>Quartz, clustered on PostgreSQL. `migrate` stores the jobs; nodes take them as they find them.</summary>
internal static class Scheduler
{
    public const string Name = "county";

    /// <summary>A node that runs the jobs, or the program that stores them.</summary>
    public static IServiceCollection AddScheduler(
        this IServiceCollection services, Settings settings, Func<IServiceProvider, DbDataSource> source,
        bool storesJobs) =>
        services.AddQuartz(Name, quartz =>
        {
            Join(quartz, source);
            quartz.ConfigureOptions<QuartzOptions>(options =>
            {
                options.Scheduling.OverwriteExistingData = storesJobs;
                options.Scheduling.IgnoreDuplicates = !storesJobs;
            });
            quartz.AddJobMiddleware<JobRecord>();
            Timetable.Add(quartz, settings);
        });

    /// <summary>What looks at the schedule and asks for runs, and never runs a job: it is not started.</summary>
    public static IServiceCollection AddScheduleDesk(this IServiceCollection services) =>
        services.AddQuartz(Name, quartz =>
                Join(quartz, provider => provider.GetRequiredService<CountyDataSources>().Of(Scope.Jobs)))
            .AddSingleton<JobDesk>();

    private static void Join(IQuartzBuilder quartz, Func<IServiceProvider, DbDataSource> source)
    {
        // A rehearsal shifts what the jobs take for today, not the schedule that all processes share.
        quartz.UseTimeProvider(TimeProvider.System);
        // Two nodes of one name take each other for dead ones; "AUTO" is a name like any other here.
        quartz.ConfigureScheduler(options => options.InstanceId = $"{Environment.MachineName}-{Guid.NewGuid():N}");
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(options =>
            {
                options.TablePrefix = SchedulerSchema.Prefix;
                options.StoreJobDataAsStrings = true;
            });
            store.UsePostgres(options => options.DataSourceFactory = source);
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = TimeSpan.FromSeconds(5);
                cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
            });
        });
    }
}

using System.Globalization;
using County.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace County.Web.Hosting;

/// <summary>What the pages know of the jobs, and how they ask for a run: the workers are other processes.</summary>
public sealed class JobDesk(
    [FromKeyedServices(Scheduler.Name)] ISchedulerFactory factory, Tenancy tenancy, TimeProvider time)
{
    private const int Days = 7;
    private const int Listed = 50;

    /// <summary>How a run went.</summary>
    public enum Course
    {
        Running,
        Done,
        Failed,

        /// <summary>Its process died, or could not write down its end.</summary>
        Interrupted,
    }

    /// <summary>When a job runs next by the stored schedule.</summary>
    /// <param name="Cron">Null where it is not stored.</param>
    /// <param name="IsStuck">True where no worker could make it: it is not run any more.</param>
    /// <param name="IsAsked">True where somebody asked for a run that has not begun.</param>
    public sealed record Plan(string? Cron, DateTimeOffset? NextAt, bool IsStuck, bool IsAsked);

    public sealed record Run(JobRun Row, Course Course);

    /// <param name="Newest">By job.</param>
    /// <param name="Failed">Of the last days.</param>
    /// <param name="Told">The newest that did something, or failed.</param>
    public sealed record Runs(
        IReadOnlyDictionary<string, Run> Newest, IReadOnlyList<Run> Failed, IReadOnlyList<Run> Told);

    /// <summary>The workers that are alive.</summary>
    public async Task<IReadOnlyList<string>> WorkersAsync(CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var nodes = await scheduler.QueryClusterNodes(cancellation);
        return [.. nodes.Where(node => !node.IsCurrentNode && node.State != ClusterNodeState.Failed)
            .Select(node => node.InstanceId)];
    }

    public async Task<Plan> PlanAsync(string job, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var key = new TriggerKey(job);
        if (await scheduler.GetTrigger(key, cancellation) is not ICronTrigger trigger)
        {
            return new Plan(null, null, IsStuck: false, IsAsked: false);
        }

        var triggers = await scheduler.GetTriggersOfJob(new JobKey(job), cancellation);
        return new Plan(
            trigger.CronExpressionString, trigger.NextFireTimeUtc,
            await scheduler.GetTriggerState(key, cancellation) == TriggerState.Error, triggers.Count > 1);
    }

    /// <param name="county">Whose office looks: it sees the timetable's runs and those for itself; null for all.</param>
    public async Task<Runs> RunsAsync(
        IReadOnlyCollection<string> workers, int? county, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-Days);
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var all = work.Db.JobRuns.AsNoTracking().Where(run =>
            county == null || run.CountyId == AuditBook.Installation || run.CountyId == county);
        var newest = await all.GroupBy(run => run.Job)
            .Select(runs => runs.OrderByDescending(run => run.StartedAt).First())
            .ToDictionaryAsync(run => run.Job, cancellation);
        var told = await all.Where(run => run.Outcome != null || run.Problem != null || run.EndedAt == null)
            .OrderByDescending(run => run.StartedAt).Take(Listed).ToListAsync(cancellation);
        var failed = await all.Where(run => run.StartedAt >= since && (run.Problem != null || run.EndedAt == null))
            .OrderByDescending(run => run.StartedAt).Take(Listed).ToListAsync(cancellation);
        return new Runs(
            newest.ToDictionary(pair => pair.Key, pair => Seen(pair.Value)),
            [.. failed.Select(Seen).Where(run => run.Course is Course.Failed or Course.Interrupted)],
            [.. told.Select(Seen)]);

        // A job never runs twice at once: of two that have no end, the older has lost it.
        Run Seen(JobRun run) => new(run, run switch
        {
            { Problem: not null } => Course.Failed,
            { EndedAt: not null } => Course.Done,
            _ when workers.Contains(run.Node) && newest[run.Job].RunId == run.RunId => Course.Running,
            _ => Course.Interrupted,
        });
    }

    /// <summary>Why a job cannot be run at once; null where it can.</summary>
    public async Task<string?> ObstacleAsync(string job, CancellationToken cancellation)
    {
        if ((await WorkersAsync(cancellation)).Count == 0) return "没有工作进程在运行，任务不能执行，请系统运维人员先启动county work";
        return (await PlanAsync(job, cancellation)).Cron is null
            ? "这项任务还没有排进时间表，请系统运维人员先运行county migrate"
            : null;
    }

    /// <summary>Lets a worker run a job at once; where it is running, once more after that.</summary>
    /// <param name="county">For which county alone; null for all.</param>
    public async Task AskAsync(string job, string person, int? county, CancellationToken cancellation)
    {
        var scheduler = await factory.GetScheduler(cancellation);
        var data = new JobDataMap { [JobRecord.AskedBy] = person };
        if (county is { } only) data[JobRecord.County] = only.ToString(CultureInfo.InvariantCulture);
        await scheduler.TriggerJob(new JobKey(job), data, cancellation);
    }
}

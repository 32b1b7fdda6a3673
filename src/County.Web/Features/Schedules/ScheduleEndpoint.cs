using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Schedules;

/// <summary>The timetable as the operator sees it: what runs when, how it went, and 立即运行.</summary>
public static class ScheduleEndpoint
{
    public sealed record Line(
        string Name, string Title, string Purpose, JobDesk.Plan Plan, JobDesk.Run? Newest, int Failures);

    /// <param name="Workers">The processes that run jobs.</param>
    /// <param name="Failed">Of the last seven days.</param>
    /// <param name="Told">The newest that did something.</param>
    public sealed record Model(
        IReadOnlyList<string> Workers, IReadOnlyList<Line> Lines, IReadOnlyList<JobDesk.Run> Failed,
        IReadOnlyList<JobDesk.Run> Told);

    internal static async Task<RazorComponentResult<SchedulePage>> Page(JobDesk desk, CancellationToken cancellation)
    {
        var workers = await desk.WorkersAsync(cancellation);
        var runs = await desk.RunsAsync(workers, county: null, cancellation);
        var lines = new List<Line>();
        foreach (var job in Timetable.Jobs)
        {
            lines.Add(new Line(
                job.Name, job.Title, job.Purpose, await desk.PlanAsync(job.Name, cancellation),
                runs.Newest.GetValueOrDefault(job.Name), runs.Failed.Count(run => run.Row.Job == job.Name)));
        }

        return Pages.Show<SchedulePage, Model>(new Model(workers, lines, runs.Failed, runs.Told));
    }

    /// <summary>Asks a worker for a run; that it was asked for is on record before it can begin.</summary>
    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Run(
        string job, IFormCollection _, JobDesk desk, Tenancy tenancy, Caller caller, CancellationToken cancellation)
    {
        const string address = "/operator/jobs";
        if (Timetable.Jobs.SingleOrDefault(one => one.Name == job) is not { } wanted) return TypedResults.NotFound();
        if (await desk.ObstacleAsync(job, cancellation) is { } obstacle) return Refusal.Show(address, obstacle);
        await using var work = await tenancy.BeginAsync(
            Scope.Operator, TenantInfo.None, caller.Actor, cancellation);
        work.Audit.Write("立即运行任务", wanted.Title);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        await desk.AskAsync(job, caller.Person, county: null, cancellation);
        return TypedResults.LocalRedirect(address);
    }
}

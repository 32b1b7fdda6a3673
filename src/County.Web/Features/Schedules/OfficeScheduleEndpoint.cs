using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Schedules;

/// <summary>
/// What the county office sees of the timetable: when its jobs run and whether they did, and what came of those it
/// asked for. Why one of the timetable failed concerns the whole installation and is the operator's to see.
/// </summary>
public static class OfficeScheduleEndpoint
{
    /// <param name="MayRun">Whether the office may have it run for its own county.</param>
    public sealed record Line(
        string Name, string Title, string Purpose, JobDesk.Plan Plan, DateTimeOffset? LastAt, JobDesk.Course? Course,
        bool MayRun);

    /// <param name="Own">Runs for this county alone.</param>
    public sealed record Model(bool HasWorkers, IReadOnlyList<Line> Lines, IReadOnlyList<JobDesk.Run> Own);

    internal static async Task<RazorComponentResult<OfficeSchedulePage>> Page(
        JobDesk desk, Caller caller, CancellationToken cancellation)
    {
        var workers = await desk.WorkersAsync(cancellation);
        var runs = await desk.RunsAsync(workers, caller.CountyId, cancellation);
        var lines = new List<Line>();
        foreach (var job in Timetable.Jobs.Where(job => !job.IsInternal))
        {
            var newest = runs.Newest.GetValueOrDefault(job.Name);
            lines.Add(new Line(
                job.Name, job.Title, job.Purpose, await desk.PlanAsync(job.Name, cancellation), newest?.Row.StartedAt,
                newest?.Course, job.IsForCounty));
        }

        return Pages.Show<OfficeSchedulePage, Model>(new Model(
            workers.Count > 0, lines, [.. runs.Told.Where(run => run.Row.CountyId == caller.CountyId)]));
    }

    /// <summary>Asks a worker for a run for this county; that it was asked for is on its record.</summary>
    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Run(
        string job, IFormCollection _, JobDesk desk, Tenancy tenancy, Caller caller, CancellationToken cancellation)
    {
        const string address = "/jobs";
        if (Timetable.Jobs.SingleOrDefault(one => one.Name == job && one.IsForCounty) is not { } wanted)
        {
            return TypedResults.NotFound();
        }

        if (await desk.ObstacleAsync(job, cancellation) is { } obstacle) return Refusal.Show(address, obstacle);
        await using var work = await tenancy.BeginAsync(
            Scope.Office, new TenantInfo(caller.CountyId), caller.Actor, cancellation);
        work.Audit.Write("立即运行任务", wanted.Title);
        await work.Db.SaveChangesAsync(cancellation);
        await work.CommitAsync(cancellation);
        await desk.AskAsync(job, caller.Person, caller.CountyId, cancellation);
        return TypedResults.LocalRedirect(address);
    }
}

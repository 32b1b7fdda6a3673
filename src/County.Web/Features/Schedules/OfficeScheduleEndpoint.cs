using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Schedules;

/// <summary>
/// What the county office sees of the timetable: when its jobs run and whether they did. Why one failed concerns the
/// whole installation and is the operator's to see.
/// </summary>
public static class OfficeScheduleEndpoint
{
    public sealed record Line(
        string Title, string Purpose, JobDesk.Plan Plan, DateTimeOffset? LastAt, JobDesk.Course? Course);

    public sealed record Model(bool HasWorkers, IReadOnlyList<Line> Lines);

    internal static async Task<RazorComponentResult<OfficeSchedulePage>> Page(
        JobDesk desk, CancellationToken cancellation)
    {
        var workers = await desk.WorkersAsync(cancellation);
        var runs = await desk.RunsAsync(workers, cancellation);
        var lines = new List<Line>();
        foreach (var job in Timetable.Jobs.Where(job => !job.IsInternal))
        {
            var newest = runs.Newest.GetValueOrDefault(job.Name);
            lines.Add(new Line(
                job.Title, job.Purpose, await desk.PlanAsync(job.Name, cancellation), newest?.Row.StartedAt,
                newest?.Course));
        }

        return Pages.Show<OfficeSchedulePage, Model>(new Model(workers.Count > 0, lines));
    }
}

using County.Web.Hosting;
using County.Web.Tests.Features.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.Schedules;

/// <summary>Whose runs the pages are told of.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "season")]
public sealed class JobDeskTests(AuditedDatabase audited)
{
    private const int Own = DemoDatabase.CountyId;
    private const int Foreign = 430101;

    [Fact]
    public async Task An_office_is_shown_the_newest_run_of_the_timetable_and_its_own_but_of_no_other_county()
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync("delete from county.job_runs");
        await AddAsync(copy, "reconcile", 0, 60, null);
        await AddAsync(copy, "reconcile", Foreign, 10, "别县出错");
        await AddAsync(copy, "roll-up", 0, 50, null);
        await AddAsync(copy, "roll-up", Own, 40, null);
        await AddAsync(copy, "roll-up", Foreign, 5, "别县出错");
        await AddAsync(copy, "pruning", Foreign, 5, "别县出错");

        await using var program = copy.Program();
        var desk = new JobDesk(null!, program.GetRequiredService<County.Data.Tenancy>(), TimeProvider.System);
        var (office, other, all) = (await RunsAsync(Own), await RunsAsync(Foreign), await RunsAsync(null));

        Assert.Equal([("reconcile", 0), ("roll-up", Own)], Newest(office));
        Assert.Empty(office.Failed);
        Assert.DoesNotContain(office.Told, run => run.Row.CountyId == Foreign);
        Assert.Equal(JobDesk.Course.Done, office.Newest["reconcile"].Course);
        var foreign = new[] { ("pruning", Foreign), ("reconcile", Foreign), ("roll-up", Foreign) };
        Assert.Equal(foreign, Newest(other));
        Assert.Equal(foreign, Newest(all));
        Assert.Equal(3, all.Failed.Count);

        Task<JobDesk.Runs> RunsAsync(int? county) =>
            desk.RunsAsync([], county, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<(string, int)> Newest(JobDesk.Runs runs) =>
        runs.Newest.Select(one => (one.Key, one.Value.Row.CountyId)).OrderBy(one => one.Key, StringComparer.Ordinal);

    private static Task<int> AddAsync(AuditedCopy copy, string job, int county, int minutesAgo, string? problem) =>
        copy.ExecuteAsync(
            "insert into county.job_runs (county_id, run_id, job, node, started_at, ended_at, outcome, problem) values "
            + $"({county}, gen_random_uuid(), '{job}', 'one', now() - interval '{minutesAgo} minutes', now(), "
            + $"{(problem is null ? "'做完了', null" : $"null, '{problem}'")})");
}

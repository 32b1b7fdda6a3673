using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Web.Tests.Features.Summaries;

/// <summary>Two real `county work` processes on one database, one killed with -9 in the middle of a roll-up.</summary>
[Trait("shows", "main-job")]
[Trait("slow", "true")]
public sealed class WorkProcessesTests(TestServer server) : IAsyncLifetime
{
    private readonly string database = server.Absent();
    private readonly List<CountyProcess> workers = [];
    private ServiceProvider services = null!;
    private SmallCounty county = null!;

    private Dictionary<string, string> Environment => new(TestServer.EnvironmentOn(database))
    {
        ["County__RollUp__Cron"] = "*/1 * * * * ?",
    };

    public async ValueTask InitializeAsync()
    {
        foreach (var verb in new[] { "migrate", "demo" })
        {
            Assert.Equal(0, (await CountyProcess.RunAsync(Environment, verb)).Status);
        }

        services = TestServer.Doors(database).BuildServiceProvider();
        county = new SmallCounty(services, database, DemoDatabase.CountyId);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers) await worker.DisposeAsync();
        if (services is not null) await services.DisposeAsync();
    }

    [Fact]
    public async Task Each_changed_input_makes_one_version_also_when_a_process_is_killed_in_the_middle()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        await ReachesAsync(version: 1);
        for (var version = 2; version <= 5; version++) await ChangeAsync(version);

        var killed = await KillWithinATransactionAsync(version: 6, [first, second]);
        await ReachesAsync(version: 6);
        var survivor = killed.Name == first.Name ? second : first;
        Assert.False(survivor.Process.HasEnded, survivor.Process.Log);
        for (var version = 7; version <= 8; version++) await ChangeAsync(version);

        var third = await StartAsync();
        await survivor.Process.KillAsync();
        for (var version = 9; version <= 10; version++) await ChangeAsync(version);

        Assert.False(third.Process.HasEnded, third.Process.Log);
        await AgreesAsync(versions: 10);
    }

    [Fact]
    public async Task Changes_faster_than_the_schedule_end_in_the_right_summary()
    {
        var doomed = await StartAsync();
        await StartAsync();
        await ReachesAsync(version: 1);
        foreach (var turn in Enumerable.Range(0, 40))
        {
            var unit = (turn % 3) + 1;
            await (turn % 6 < 3 ? county.UndoAcceptanceAsync(unit) : county.AcceptAsync(unit));
            if (turn == 20) await doomed.Process.KillAsync();
        }

        await county.UndoAcceptanceAsync(4);
        await SettlesAsync();

        var versions = (await county.SummariesAsync()).Count;
        Assert.InRange(versions, 2, 42);
        await AgreesAsync(versions);
    }

    /// <summary>Undoes the first unit's acceptance or accepts it again; waits for the version that follows.</summary>
    private async Task ChangeAsync(int version)
    {
        await (version % 2 == 0 ? county.UndoAcceptanceAsync(1) : county.AcceptAsync(1));
        await ReachesAsync(version);
    }

    /// <summary>Makes the roll-up hang between its first and last statement; kills the process that runs it.</summary>
    private async Task<(string Name, CountyProcess Process)> KillWithinATransactionAsync(
        int version, (string Name, CountyProcess Process)[] candidates)
    {
        await using var owner = new NpgsqlConnection(TestServer.Owner(database));
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var holding = await owner.BeginTransactionAsync(TestContext.Current.CancellationToken);
        const string round = "select from county.rounds where year = 2019 for update";
        await using (var lockRound = new NpgsqlCommand(round, owner, holding))
        {
            await lockRound.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await county.UndoAcceptanceAsync(1);
        await UntilAsync("a roll-up that waits for the round", async () => await ScalarAsync<long>(
            "select count(*) from pg_stat_activity "
            + "where application_name = 'county Aggregator' and datname = current_database() "
            + "and wait_event_type = 'Lock' and query not ilike '%for update%'") == 1);
        var name = await ScalarAsync<string>(
            "select instance_name from quartz.qrtz_fired_triggers where job_name = 'roll-up'");
        var running = Assert.Single(candidates, one => one.Name == name);
        await running.Process.KillAsync();
        Assert.Equal(version - 1, (await county.SummariesAsync()).Count);
        await holding.RollbackAsync(TestContext.Current.CancellationToken);
        return running;
    }

    /// <summary>Starts a process; its name is the one under which it joins the cluster.</summary>
    private async Task<(string Name, CountyProcess Process)> StartAsync()
    {
        const string members = "select coalesce(array_agg(instance_name), '{}') from quartz.qrtz_scheduler_state";
        var before = await ScalarAsync<string[]>(members);
        var worker = CountyProcess.Start(Environment, ["work"]);
        workers.Add(worker);
        string[] joined = [];
        await UntilAsync("a process that joins the schedule", async () =>
        {
            Assert.False(worker.HasEnded, worker.Log);
            joined = [.. (await ScalarAsync<string[]>(members)).Except(before)];
            return joined.Length == 1;
        });
        return (joined[0], worker);
    }

    private async Task ReachesAsync(int version)
    {
        await UntilAsync($"summary version {version}", async () => (await county.SummariesAsync()).Count >= version);
        await SettlesAsync();
        Assert.Equal(version, (await county.SummariesAsync()).Count);
    }

    private Task SettlesAsync() => UntilAsync("a roll-up of every change", async () => await ScalarAsync<long>(
        "select count(*) from county.change_marks where changes > rolled_up") == 0);

    /// <summary>Versions without a hole or a repetition, the newest as worked out from scratch.</summary>
    private async Task AgreesAsync(int versions)
    {
        var kept = await county.SummariesAsync();
        Assert.Equal(Enumerable.Range(1, versions), kept.Select(one => one.Summary.Version));
        Assert.All(kept.Zip(kept.Skip(1)), pair =>
            Assert.NotEqual(pair.First.Summary.InputHash, pair.Second.Summary.InputHash));
        Assert.All(kept, one => Assert.Equal(10, one.Contributions.Count + one.Gaps.Count));
        var wanted = await county.FromScratchAsync();
        Assert.Equal(wanted.InputHash, kept[^1].Summary.InputHash);
        Assert.Equal(wanted.Figures, kept[^1].Summary.Figures);
        Assert.Equal(wanted.Contributions.Select(c => (c.Version, c.Hash)).Order(),
            kept[^1].Contributions.Select(c => (c.SubmissionVersion, c.ContentHash)).Order());
    }

    private Task UntilAsync(string what, Func<Task<bool>> isSo) =>
        Waiting.UntilAsync(what, isSo, () => Waiting.Logs(workers));

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

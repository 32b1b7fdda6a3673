using County.Web.Tests.Mail;

namespace County.Web.Tests.Season;

/// <summary>
/// PostgreSQL is restarted as after a crash while three processes work and people write: the processes come back by
/// themselves, and nothing that was committed is lost.
/// </summary>
[Collection(Drills.Name)]
[Trait("shows", "season")]
[Trait("slow", "true")]
public sealed class DatabaseDrill(TestServer server) : IAsyncLifetime
{
    private const int Restarts = 3;

    private readonly DayClock clock = new();
    private readonly SmtpServer mail = new() { Pause = TimeSpan.FromMilliseconds(20) };
    private readonly int seed = Random.Shared.Next(1_000_000);

    private Cluster cluster = null!;
    private BigCounty county = null!;
    private Crew crew = null!;

    public async ValueTask InitializeAsync()
    {
        cluster = await Cluster.StartAsync(server.Database);
        var environment = new Dictionary<string, string>(
            TestServer.EnvironmentOn(cluster.Absent).Concat(mail.Settings(AppContext.BaseDirectory)))
        {
            ["County__RollUp__Cron"] = "*/1 * * * * ?",
            ["County__Mail__Cron"] = "*/1 * * * * ?",
            ["County__Reminders__Cron"] = "*/2 * * * * ?",
        };
        var migrated = await CountyProcess.RunAsync(environment, "migrate");
        Assert.True(migrated.Status == 0, migrated.Errors);
        clock.SetTo(SeasonDay.All[1].Date);
        county = new BigCounty(cluster.Absent, units: 60, clock);
        await county.OpenAsync();
        crew = new Crew(environment, clock, size: 3);
    }

    public async ValueTask DisposeAsync()
    {
        if (crew is not null) await crew.DisposeAsync();
        if (county is not null) await county.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
        await mail.DisposeAsync();
    }

    [Fact]
    public async Task Workers_come_back_by_themselves_when_PostgreSQL_is_restarted_under_them()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var acts = new Acts(county, seed) { MayBeInterrupted = true };
        var random = new Random(seed);
        await crew.StartAsync();
        await acts.RunAsync(30);
        await CurrentAsync();
        for (var i = 0; i < Restarts; i++)
        {
            var going = acts.RunAsync(60);
            await Task.Delay(random.Next(500, 2500), TestContext.Current.CancellationToken);
            await cluster.RestartAsync();
            await going;
        }

        acts.MayBeInterrupted = false;
        await acts.RunAsync(30);
        await CurrentAsync();
        crew.AreAlive();
        await crew.StopAsync();
        var versions = await Sums.AgreeAsync(county);
        var outbox = await county.ReadAsync(db => Task.FromResult(db.Outbox.Select(one => one.MessageId).ToHashSet()));
        Assert.Empty(acts.Written.Except(outbox));
        // Who loses the database before writing down that a mail was sent does what a killed process does.
        var names = mail.Letters.Select(letter => letter.Id).ToList();
        Assert.Equal(outbox.Select(id => $"{id:N}@county.example").Order(), names.Distinct().Order());
        Assert.InRange(names.Count - outbox.Count, 0, Restarts);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"drill of restarts: {Restarts}; acts {acts.Done}, cut off {acts.Interrupted}; summary versions {versions}; mails "
            + $"{outbox.Count}, repeated {names.Count - outbox.Count}; errors in the logs {crew.Errors.Count}");
    }

    /// <summary>The summary is of the last change and no mail waits.</summary>
    private async Task CurrentAsync()
    {
        await Waiting.UntilAsync("a summary of the last change", county.IsRolledUpAsync, () => crew.Log, 180);
        await Waiting.UntilAsync("every mail to be sent", county.IsSentAsync, () => crew.Log, 180);
    }
}

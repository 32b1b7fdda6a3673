namespace County.Web.Tests.Season;

/// <summary>Several `county work` processes on one database, all of them at the same time of the season.</summary>
/// <param name="environment">Their configuration, but for the clock.</param>
/// <param name="clock">What time it is to those that are started.</param>
/// <param name="size">How many there are.</param>
internal sealed class Crew(IReadOnlyDictionary<string, string> environment, DayClock clock, int size) : IAsyncDisposable
{
    private readonly List<CountyProcess> workers = [];

    public int Kills { get; private set; }

    /// <summary>Lines of errors that any of them wrote.</summary>
    public List<string> Errors { get; } = [];

    public string Log => Waiting.Logs(workers);

    /// <summary>Starts them all; they are at work when this returns.</summary>
    public async Task StartAsync()
    {
        while (workers.Count < size) workers.Add(Start());
        await UpAsync();
    }

    /// <summary>Kills one that is at work with -9 and starts another in its place.</summary>
    public async Task KillOneAsync(Random random)
    {
        await Waiting.UntilAsync("a worker that is up", () => Task.FromResult(workers.Exists(IsUp)), () => Log);
        var up = workers.FindAll(IsUp);
        var victim = up[random.Next(up.Count)];
        await victim.KillAsync();
        Kills++;
        await PartAsync(victim);
        workers.Add(Start());
    }

    /// <summary>Ends them all as whoever runs them does; one that is still coming up would be killed by it.</summary>
    public async Task StopAsync()
    {
        await UpAsync();
        var ended = await Task.WhenAll(workers.Select(worker => worker.StopAsync()));
        Assert.All(ended, one => Assert.True(one.Status == 0, one.Output + one.Errors));
        foreach (var worker in workers.ToList()) await PartAsync(worker);
    }

    private Task UpAsync() =>
        Waiting.UntilAsync("workers that are up", () => Task.FromResult(workers.TrueForAll(IsUp)), () => Log);

    /// <summary>None has ended by itself.</summary>
    public void AreAlive() => Assert.All(workers, worker => Assert.False(worker.HasEnded, worker.Log));

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers.ToList()) await PartAsync(worker);
    }

    private CountyProcess Start() => CountyProcess.Start(
        new Dictionary<string, string>(environment)
        {
            ["County__Clock__Shift"] = clock.Shift.ToString("c"),
            // Production goes by the machine's clock.
            ["DOTNET_ENVIRONMENT"] = "Rehearsal",
        },
        ["work"]);

    private static bool IsUp(CountyProcess worker)
    {
        Assert.False(worker.HasEnded, worker.Log);
        return worker.Log.Contains("Application started", StringComparison.Ordinal);
    }

    private async Task PartAsync(CountyProcess worker)
    {
        Errors.AddRange(worker.Log.Split('\n').Where(line =>
            line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal)));
        workers.Remove(worker);
        await worker.DisposeAsync();
    }
}

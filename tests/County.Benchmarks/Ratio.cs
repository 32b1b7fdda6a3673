using System.Diagnostics;

namespace County.Benchmarks;

/// <summary>
/// A job's time against its peer's, on this machine at this moment. BenchmarkDotNet measures micro-benchmarks one after
/// the other in processes of their own; whole jobs are compared turn by turn in one.
/// </summary>
/// <param name="Name">Of the ratio, without a space.</param>
/// <param name="Limit">The ratio beyond which the job has become too slow.</param>
/// <param name="Job">What is judged.</param>
/// <param name="Peer">What it is judged against.</param>
internal record Ratio(string Name, double Limit, Func<Task> Job, Func<Task> Peer)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(1);

    public Ratio(string name, double limit, Action job, Action peer)
        : this(name, limit, Asynchronous(job), Asynchronous(peer))
    {
    }

    /// <summary>The median of runs.</summary>
    public virtual async Task<double> MeasureAsync(bool isShort)
    {
        var jobs = await TimesAsync(Job);
        var peers = await TimesAsync(Peer);
        var runs = new double[isShort ? 5 : 7];
        for (var i = 0; i < runs.Length; i++) runs[i] = await RunAsync(jobs, peers, isShort ? Run / 5 : Run);
        Array.Sort(runs);
        return runs[runs.Length / 2];
    }

    /// <summary>Takes turns; the best of each counts, for a busy machine spares some turns if they are short.</summary>
    private async Task<double> RunAsync(int jobs, int peers, TimeSpan length)
    {
        var (job, peer) = (double.MaxValue, double.MaxValue);
        var clock = Stopwatch.StartNew();
        for (var turn = 0; turn < 5 || clock.Elapsed < length; turn++)
        {
            job = Math.Min(job, await SecondsAsync(Job, jobs));
            peer = Math.Min(peer, await SecondsAsync(Peer, peers));
        }

        return job / peer;
    }

    /// <summary>Warms up until the code is compiled for good; then says how many times make a turn.</summary>
    private static async Task<int> TimesAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp) await work();
        clock.Restart();
        var times = 0;
        for (; clock.Elapsed < 100 * Turn; times++) await work();
        return Math.Max(1, times / 100);
    }

    private static async Task<double> SecondsAsync(Func<Task> work, int times)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times; i++) await work();
        return clock.Elapsed.TotalSeconds / times;
    }

    private static Func<Task> Asynchronous(Action work) => () =>
    {
        work();
        return Task.CompletedTask;
    };
}

using System.Diagnostics;
using System.Globalization;
using County.Web.Features.Summaries;
using County.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace County.Benchmarks;

/// <summary>
/// Checking and rolling up the nation with what `county reconcile` runs: its cost per report against that of a nation a
/// tenth the size. The nation goes in ten parts, and beside each the whole of the small one, made undone again; they
/// take turns of about a second, so that what disturbs this machine disturbs both.
/// </summary>
internal sealed record WholeNation() : Ratio("nation/tenth-of-it", 1.3, Alone, Alone)
{
    private const int Counties = 2_850;
    private const int Units = 40_000;
    private const int Parts = 10;

    public override async Task<double> MeasureAsync(bool isShort)
    {
        var scale = isShort ? Parts : 1;
        await using var small = await SeasonNation.CreateAsync(Counties / Parts / scale, Units / Parts / scale);
        await using var nation = await SeasonNation.CreateAsync(Counties / scale, Units / scale);
        await RunAsync(small, await RoundsAsync(small));
        var rounds = await RoundsAsync(nation);
        var bar = ProgressBar.OnStandardError("rounds", rounds.Count);
        var (mine, theirs) = (new Spent(), new Spent());
        foreach (var part in rounds.Chunk((rounds.Count + Parts - 1) / Parts))
        {
            await small.UndoAsync();
            foreach (var (one, other) in Turns(part).Zip(Turns(await RoundsAsync(small))))
            {
                theirs = theirs.And(await RunAsync(small, other));
                mine = mine.And(await RunAsync(nation, one, bar.Step));
            }
        }

        bar.End();
        await nation.VerifyAsync(mine.Swept);
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds.Count:N0} counties, {mine}; ten times a tenth of it: {theirs}"));
        return mine.PerReport / theirs.PerReport;
    }

    /// <summary>Short ones, which the two take one after the other.</summary>
    private static IEnumerable<T[]> Turns<T>(IReadOnlyList<T> rounds) => rounds.Chunk((rounds.Count + 4) / 5);

    private static Task Alone() => Task.CompletedTask;

    private static Task<IReadOnlyList<(int County, int Year)>> RoundsAsync(SeasonNation nation) =>
        nation.Services.GetRequiredService<RollUpSweep>().RoundsAsync(all: true, CancellationToken.None);

    private static async Task<Spent> RunAsync(
        SeasonNation nation, IEnumerable<(int County, int Year)> rounds, Action? done = null)
    {
        var clock = Stopwatch.StartNew();
        var swept = await nation.Services.GetRequiredService<ReconcileSweep>()
            .RunAsync(rounds, rollsUp: true, done ?? (() => { }), CancellationToken.None);
        return new Spent(swept, clock.Elapsed);
    }

    private readonly record struct Spent(Swept Swept, TimeSpan Time)
    {
        public double PerReport => Time.TotalMilliseconds / Swept.Reports;

        public Spent And(Spent more) => new(
            new Swept(
                Swept.Rounds + more.Swept.Rounds, Swept.Reports + more.Swept.Reports, Swept.Checks + more.Swept.Checks,
                Swept.Summaries + more.Swept.Summaries),
            Time + more.Time);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Swept.Reports:N0} reports, {Swept.Checks:N0} checks and {Swept.Summaries:N0} summaries written in "
            + $"{Time.TotalSeconds:N1} s, {PerReport:N2} ms a report");
    }
}

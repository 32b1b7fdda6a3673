using System.Diagnostics;
using System.Globalization;
using County.Web.Features.Summaries;
using County.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace County.Benchmarks;

/// <summary>
/// Checking and rolling up the nation with what `county reconcile` runs: its cost per report against that of a nation a
/// tenth the size. The nation goes in ten parts, and after each the whole of the small one, made undone again: what
/// disturbs this machine disturbs both.
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
        var (mine, theirs, swept) = (TimeSpan.Zero, TimeSpan.Zero, default(Swept));
        foreach (var part in rounds.Chunk((rounds.Count + Parts - 1) / Parts))
        {
            await small.UndoAsync();
            theirs += (await RunAsync(small, await RoundsAsync(small))).Time;
            var (one, time) = await RunAsync(nation, part, bar.Step);
            mine += time;
            swept = new Swept(
                swept.Rounds + one.Rounds, swept.Reports + one.Reports, swept.Checks + one.Checks,
                swept.Summaries + one.Summaries);
        }

        bar.End();
        await nation.VerifyAsync(swept);
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds.Count:N0} counties, {swept.Reports:N0} reports: {swept.Checks:N0} checks and {swept.Summaries:N0} "
            + $"summaries written in {mine.TotalSeconds:N1} s; ten times a tenth of it in {theirs.TotalSeconds:N1} s"));
        return mine / theirs;
    }

    private static Task Alone() => Task.CompletedTask;

    private static Task<IReadOnlyList<(int County, int Year)>> RoundsAsync(SeasonNation nation) =>
        nation.Services.GetRequiredService<RollUpSweep>().RoundsAsync(all: true, CancellationToken.None);

    private static async Task<(Swept Swept, TimeSpan Time)> RunAsync(
        SeasonNation nation, IEnumerable<(int County, int Year)> rounds, Action? done = null)
    {
        var clock = Stopwatch.StartNew();
        var swept = await nation.Services.GetRequiredService<ReconcileSweep>()
            .RunAsync(rounds, rollsUp: true, done ?? (() => { }), CancellationToken.None);
        return (swept, clock.Elapsed);
    }
}

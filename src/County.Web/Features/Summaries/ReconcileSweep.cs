using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.Summaries;

/// <summary>What a sweep over many rounds came to.</summary>
/// <param name="Rounds">Rounds that were gone through.</param>
/// <param name="Reports">Reports in them.</param>
/// <param name="Checks">Checks that were written.</param>
/// <param name="Summaries">Versions of summaries that were written.</param>
internal readonly record struct Swept(int Rounds, int Reports, int Checks, int Summaries);

/// <summary>
/// Reconciles rounds, each in a transaction of its own. Any round may hold something unanswered, however old, and a new
/// set of rules concerns all of it: every round is asked, and one where all is accepted answers at its second query.
/// </summary>
internal sealed class ReconcileSweep(
    Tenancy tenancy, ReconcileHandler handler, RollUpHandler rollUp, ILogger<ReconcileSweep> logger)
{
    /// <param name="rollsUp">True to roll each round up in the same transaction.</param>
    /// <param name="done">Called after each round.</param>
    public async Task<Swept> RunAsync(
        IEnumerable<(int County, int Year)> rounds, bool rollsUp, Action done, CancellationToken cancellation)
    {
        var swept = await Sweep.EachAsync(
            rounds, round => RoundAsync(round.County, round.Year, rollsUp, done, cancellation),
            (round, fault) => logger.LogError(
                fault, "County {County}, {Year}: not reconciled", round.County, round.Year),
            cancellation);
        return new Swept(
            swept.Count, swept.Sum(one => one.Reports), swept.Sum(one => one.Checks), swept.Sum(one => one.Summaries));
    }

    private async Task<Swept> RoundAsync(
        int county, int year, bool rollsUp, Action done, CancellationToken cancellation)
    {
        try
        {
            await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(county), cancellation);
            var reconciled = await handler.RunAsync(work.Db, county, year, cancellation);
            var version = rollsUp ? await rollUp.RunAsync(work.Db, county, year, cancellation) : null;
            await work.CommitAsync(cancellation);
            return new Swept(1, reconciled.Reports, reconciled.Checks, version is null ? 0 : 1);
        }
        finally
        {
            done();
        }
    }
}

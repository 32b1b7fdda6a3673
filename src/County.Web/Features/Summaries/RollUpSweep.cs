using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>Finds the rounds whose inputs have changed and rolls each up in a transaction of its own.</summary>
internal sealed class RollUpSweep(Tenancy tenancy, RollUpHandler handler, ILogger<RollUpSweep> logger)
{
    /// <param name="all">True to look at every round, changed or not.</param>
    /// <returns>How many new versions it wrote.</returns>
    public async Task<int> RunAsync(bool all, CancellationToken cancellation)
    {
        var done = await Sweep.EachAsync(
            await RoundsAsync(all, cancellation), round => RollUpAsync(round.County, round.Year, cancellation),
            (round, fault) => logger.LogError(
                fault, "County {County}, {Year}: no summary", round.County, round.Year),
            cancellation);
        return done.Count(version => version is not null);
    }

    private async Task<int?> RollUpAsync(int county, int year, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(county), cancellation);
        var version = await handler.RunAsync(work.Db, county, year, cancellation);
        await work.CommitAsync(cancellation);
        if (version is not null)
        {
            logger.LogInformation("County {County}, {Year}: summary version {Version}", county, year, version);
        }

        return version;
    }

    /// <summary>Every round that has a change mark, or only those with changes since their last roll-up.</summary>
    public async Task<IReadOnlyList<(int County, int Year)>> RoundsAsync(bool all, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var marks = await work.Db.ChangeMarks.Where(mark => all || mark.Changes > mark.RolledUp)
            .OrderBy(mark => mark.CountyId).ThenByDescending(mark => mark.Year)
            .Select(mark => new { mark.CountyId, mark.Year }).ToListAsync(cancellation);
        return [.. marks.Select(mark => (mark.CountyId, mark.Year))];
    }
}

using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace County.Web.Features.Reminders;

/// <summary>Goes through the counties and reminds in each, in a transaction of its own.</summary>
internal sealed class ReminderSweep(
    Tenancy tenancy, ReminderHandler handler, DigestHandler digest, ILogger<ReminderSweep> logger)
{
    /// <summary>How many reminders were written.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var written = await Sweep.EachAsync(
            await CountiesAsync(cancellation), county => TellAsync(county, cancellation),
            (county, fault) => logger.LogError(fault, "County {County}: no reminders", county), cancellation);
        return written.Sum();
    }

    /// <summary>The units first: a digest that fails costs none of them a reminder.</summary>
    private async Task<int> TellAsync(int county, CancellationToken cancellation)
    {
        var written = await TwiceAsync(() => RemindAsync(county, cancellation));
        await TwiceAsync(() => digest.RunAsync(county, cancellation));
        return written;
    }

    /// <summary>
    /// Where somebody who holds no lock wrote one of the effects in between, it is found the second time, and the
    /// others are written.
    /// </summary>
    private static async Task<T> TwiceAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateException once) when (IsCollision(once))
        {
            return await write();
        }
    }

    private async Task<int> RemindAsync(int county, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(county), cancellation);
        var written = await handler.RunAsync(work.Db, county, cancellation);
        await work.CommitAsync(cancellation);
        if (written > 0) logger.LogInformation("County {County}: {Count} reminders", county, written);
        return written;
    }

    private static bool IsCollision(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Counties in which somebody must report; a suspended one lets nobody in to do it.</summary>
    private async Task<IReadOnlyList<int>> CountiesAsync(CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        return await work.Db.Counties
            .Where(c => c.SuspendedAt == null && work.Db.ChangeMarks.Any(mark => mark.CountyId == c.CountyId))
            .OrderBy(c => c.CountyId).Select(c => c.CountyId).ToListAsync(cancellation);
    }
}

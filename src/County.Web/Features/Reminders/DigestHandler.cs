using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>
/// Writes the office's digest, once each working day of the season from 08:30 on: what the county did is read as the
/// aggregator, what the installation noticed as the jobs' role, one transaction after the other.
/// </summary>
internal sealed class DigestHandler(Tenancy tenancy, Settings settings, AuditChain chain, TimeProvider time)
{
    /// <summary>Whether it was written now.</summary>
    public async Task<bool> RunAsync(int county, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        (string Name, DateTimeOffset Since) due;
        await using (var looking = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(county), cancellation))
        {
            if (await DueAsync(looking.Db, county, now, cancellation) is not { } found) return false;
            due = found;
        }

        var watch = await Watch.OfAsync(tenancy, chain, county, due.Name, due.Since, now, cancellation);
        await using var work = await tenancy.BeginAsync(Scope.Aggregator, new TenantInfo(county), cancellation);
        var isWritten = await WriteAsync(work.Db, county, now, due.Since, watch, cancellation);
        await work.CommitAsync(cancellation);
        return isWritten;
    }

    /// <summary>The county's name and since when it is told; null where no digest is due.</summary>
    private static async Task<(string Name, DateTimeOffset Since)?> DueAsync(
        CountyContext db, int county, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = Times.Day(now);
        if (!Hours.HaveBegun(now)) return null;
        var rounds = await Season.OpenAsync(db, county, today, cancellation);
        if (rounds.Count == 0 || await IsDoneAsync(db, county, today, cancellation)) return null;
        var calendar = await CalendarBook.OfAsync(db, county, cancellation);
        if (!Hours.AreOpen(now, calendar, await Audience.SettingsAsync(db, county, cancellation))) return null;
        var last = await db.Messages.Where(m => m.CountyId == county && m.Kind == NoticeKinds.Digest)
            .MaxAsync(m => (DateTimeOffset?)m.MadeAt, cancellation);
        var name = await db.Counties.Where(c => c.CountyId == county).Select(c => c.Name).SingleAsync(cancellation);
        return (name, last ?? now.AddDays(-1));
    }

    private async Task<bool> WriteAsync(
        CountyContext db, int county, DateTimeOffset now, DateTimeOffset since, Watch watch,
        CancellationToken cancellation)
    {
        var today = Times.Day(now);
        var locked = new List<Round>();
        foreach (var round in await Season.OpenAsync(db, county, today, cancellation))
        {
            if (await Season.LockAsync(db, round, cancellation)) locked.Add(round);
        }

        // Another process may have written it while this one waited.
        if (locked.Count == 0 || await IsDoneAsync(db, county, today, cancellation)) return false;
        var audience = await Audience.OfAsync(db, county, cancellation);
        var calendar = await CalendarBook.OfAsync(db, county, cancellation);
        var rounds = new List<Standings>();
        foreach (var round in locked)
        {
            rounds.Add(await Standings.OfAsync(db, round, today, since, calendar, audience, cancellation));
        }

        new NoticeBook(db, settings, time).Write(DigestText.Of(today, rounds, watch), audience);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static Task<bool> IsDoneAsync(
        CountyContext db, int county, DateOnly today, CancellationToken cancellation)
    {
        var effect = DigestText.Effect(today);
        return db.Messages.AnyAsync(m => m.CountyId == county && m.Effect == effect, cancellation);
    }
}

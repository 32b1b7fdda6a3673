using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Hangs new audit entries into the chains, one for each county and one, 0, for the installation, and writes down
/// outside the database how far they have got.
/// </summary>
public sealed class AuditChain(Tenancy tenancy, AuditSeal seal, AuditHeads heads, TimeProvider time)
{
    // Entries of one transaction: few enough to hold in memory, enough that a day of a county is one.
    private const int Batch = 500;

    // Names the advisory locks: two processes at one chain would fork it, two at the file would write a line twice.
    private const int Lock = 0x4175_6469;
    internal const int FileOfHeads = -1;

    /// <summary>Links what is not linked yet.</summary>
    /// <returns>How many entries were linked.</returns>
    public async Task<int> LinkAsync(CancellationToken cancellation)
    {
        var linked = 0;
        foreach (var county in await WaitingAsync(cancellation))
        {
            int batch;
            do
            {
                batch = await LinkAsync(county, cancellation);
                linked += batch;
            }
            while (batch == Batch);
        }

        await WriteHeadsAsync(cancellation);
        return linked;
    }

    /// <summary>Where each chain stands.</summary>
    public async Task<IReadOnlyList<AuditHead>> HeadsAsync(CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        return await HeadsAsync(work.Db, cancellation);
    }

    /// <summary>The heads as lines for the daily digest, each with the name of its county.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var names = await work.Db.Counties.ToDictionaryAsync(c => c.CountyId, c => c.Name, cancellation);
        return [.. (await HeadsAsync(work.Db, cancellation)).Select(head => head.Line(
            head.CountyId == AuditBook.Installation ? "本系统" : names.GetValueOrDefault(head.CountyId, "已删除的县")))];
    }

    /// <summary>Holds others off a chain until the transaction ends.</summary>
    internal static Task HoldAsync(CountyContext db, int county, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock}, {county})", cancellation);

    private async Task<List<int>> WaitingAsync(CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        return await Waiting(work.Db).Select(entry => entry.CountyId).Distinct().Order().ToListAsync(cancellation);
    }

    private async Task<int> LinkAsync(int county, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        await HoldAsync(work.Db, county, cancellation);
        var linked = await LinkAsync(work.Db, seal, county, time.GetUtcNow(), cancellation);
        await work.CommitAsync(cancellation);
        return linked;
    }

    /// <summary>Links one batch of a chain that others are held off.</summary>
    internal static async Task<int> LinkAsync(
        CountyContext db, AuditSeal seal, int county, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await db.AuditLinks.AsNoTracking().Where(link => link.CountyId == county)
            .OrderByDescending(link => link.Number).FirstOrDefaultAsync(cancellation);
        var entries = await Waiting(db).Where(entry => entry.CountyId == county)
            .OrderBy(entry => entry.At).ThenBy(entry => entry.AuditId).Take(Batch)
            .Select(entry => new { entry.AuditId, entry.Seal }).ToListAsync(cancellation);
        var (number, mark, at) = (last?.Number ?? 0, last?.Mark ?? [], AuditSeal.Kept(now));
        foreach (var entry in entries)
        {
            mark = seal.Mark(mark, ++number, entry.Seal, at);
            db.AuditLinks.Add(new AuditLink
            {
                CountyId = county,
                Number = number,
                AuditId = entry.AuditId,
                Mark = mark,
                LinkedAt = at,
            });
        }

        await db.SaveChangesAsync(cancellation);
        return entries.Count;
    }

    private async Task WriteHeadsAsync(CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        await HoldAsync(work.Db, FileOfHeads, cancellation);
        await heads.WriteAsync(await HeadsAsync(work.Db, cancellation), time.GetUtcNow(), cancellation);
        await work.CommitAsync(cancellation);
    }

    private static async Task<IReadOnlyList<AuditHead>> HeadsAsync(CountyContext db, CancellationToken cancellation)
    {
        var found = await (
            from county in db.AuditLinks.Select(link => link.CountyId).Distinct()
            from link in db.AuditLinks.Where(link => link.CountyId == county)
                .OrderByDescending(link => link.Number).Take(1)
            orderby county
            select link).AsNoTracking().ToListAsync(cancellation);
        return [.. found.Select(AuditHead.Of)];
    }

    private static IQueryable<AuditEntry> Waiting(CountyContext db) => db.Audit.AsNoTracking().Where(
        entry => !db.AuditLinks.Any(link => link.CountyId == entry.CountyId && link.AuditId == entry.AuditId));
}

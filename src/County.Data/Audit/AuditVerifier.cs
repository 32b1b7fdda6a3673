using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Reads the audit record from end to end and says where it is not as the program wrote it. What it holds in memory
/// does not grow with the record.
/// </summary>
public sealed class AuditVerifier(Tenancy tenancy, AuditSeal seal, AuditHeads heads)
{
    /// <summary>Every county that has a record or of which one is known, the installation first.</summary>
    /// <param name="given">Heads known to who asks.</param>
    public async Task<IReadOnlyList<int>> CountiesAsync(
        IEnumerable<AuditHead> given, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var found = new SortedSet<int>(given.Select(head => head.CountyId)) { AuditBook.Installation };
        found.UnionWith(await work.Db.Counties.Select(county => county.CountyId).ToListAsync(cancellation));
        found.UnionWith(await work.Db.AuditLinks.Select(l => l.CountyId).Distinct().ToListAsync(cancellation));
        found.UnionWith(await work.Db.Audit.Select(entry => entry.CountyId).Distinct().ToListAsync(cancellation));
        await foreach (var known in heads.ReadAsync(cancellation)) found.Add(known.Head.CountyId);
        return [.. found];
    }

    /// <summary>Checks one chain.</summary>
    /// <param name="county">Whose; 0 for the installation's.</param>
    /// <param name="given">Heads known to who asks.</param>
    /// <param name="report">Told of every fault as it is found.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ChainVerdict> VerifyAsync(
        int county, IEnumerable<AuditHead> given, Action<AuditFault> report, CancellationToken cancellation)
    {
        // Before the chain is read: it may grow meanwhile, but never be behind a head.
        var known = await KnownAsync(county, given, cancellation);
        var faults = 0;
        var head = await WalkAsync(county, known, Report, cancellation);
        if (known.Where(one => one.Count > (head?.Count ?? 0)).MaxBy(one => one.Count) is { } beyond)
        {
            Report(new AuditFault(
                county, (head?.Count ?? 0) + 1, null, null,
                $"the chain ends before this number, but head {beyond} is known: its end was removed"));
        }

        var unlinked = await WaitingAsync(county, Report, cancellation);
        return new ChainVerdict(county, head, unlinked, faults);

        void Report(AuditFault fault)
        {
            faults++;
            report(fault);
        }
    }

    private async Task<AuditHead?> WalkAsync(
        int county, IReadOnlyCollection<AuditHead> known, Action<AuditFault> report, CancellationToken cancellation)
    {
        var marks = known.ToLookup(head => head.Count);
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var db = work.Db;
        var rows =
            from link in db.AuditLinks.Where(link => link.CountyId == county)
            join entry in db.Audit on new { link.CountyId, link.AuditId } equals new { entry.CountyId, entry.AuditId }
                into found
            from entry in found.DefaultIfEmpty()
            orderby link.Number
            select new { Link = link, Entry = entry };
        AuditLink? last = null;
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var problem = Problem(last, row.Link, row.Entry);
            if (problem is not null) report(Fault(row.Link, row.Entry, problem));
            var head = AuditHead.Of(row.Link);
            foreach (var other in marks[head.Count].Where(one => one != head).Distinct())
            {
                report(Fault(row.Link, row.Entry, $"head {other} is known, but the chain has another mark here: "
                    + "it was replaced up to this number"));
            }

            last = row.Link;
        }

        return last is null ? null : AuditHead.Of(last);
    }

    private string? Problem(AuditLink? last, AuditLink link, AuditEntry? entry)
    {
        var (number, before) = (last?.Number ?? 0, last?.Mark ?? []);
        if (link.Number == number + 2) return $"link {number + 1}, the one before it, was removed";
        if (link.Number != number + 1) return $"links {number + 1} to {link.Number - 1} before it were removed";
        if (entry is null) return "the entry was removed";
        var isSealed = IsSealed(entry);
        var fits = seal.Mark(before, link.Number, entry.Seal, link.LinkedAt).AsSpan().SequenceEqual(link.Mark);
        return (isSealed, fits) switch
        {
            (true, true) => null,
            (true, false) => "the link was rewritten: its mark does not follow from the one before it and the entry",
            (false, true) => "the entry was changed, or was not written by the program: its seal does not fit",
            (false, false) => "the entry was changed together with its seal",
        };
    }

    /// <summary>Entries that no link holds yet; each must still be one that the program wrote.</summary>
    private async Task<long> WaitingAsync(int county, Action<AuditFault> report, CancellationToken cancellation)
    {
        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var db = work.Db;
        var waiting = db.Audit.AsNoTracking().Where(entry => entry.CountyId == county
            && !db.AuditLinks.Any(link => link.CountyId == entry.CountyId && link.AuditId == entry.AuditId));
        var count = 0L;
        await foreach (var entry in waiting.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            if (IsSealed(entry)) continue;
            report(new AuditFault(
                county, null, entry.AuditId, entry, "the entry was not written by the program: its seal does not fit"));
        }

        return count;
    }

    private async Task<IReadOnlyCollection<AuditHead>> KnownAsync(
        int county, IEnumerable<AuditHead> given, CancellationToken cancellation)
    {
        var known = given.Where(head => head.CountyId == county).Select(head => new KnownHead(head, null)).ToList();
        await foreach (var head in heads.ReadAsync(cancellation))
        {
            if (head.Head.CountyId == county) known.Add(head);
        }

        await using var work = await tenancy.BeginAsync(Scope.Jobs, TenantInfo.None, cancellation);
        var isOpen = await work.Db.AuditLinks.AnyAsync(link => link.CountyId == county, cancellation);
        var deletions = (await work.Db.Audit.AsNoTracking()
                .Where(entry => entry.CountyId == AuditBook.Installation && entry.Act == CountyDeletion.Act)
                .ToListAsync(cancellation))
            .Where(IsSealed).Select(CountyDeletion.Of).OfType<CountyDeletion>().ToList();
        return [.. known.Where(head => !deletions.Any(d => d.Explains(head, isOpen))).Select(head => head.Head)];
    }

    private static AuditFault Fault(AuditLink link, AuditEntry? entry, string problem) =>
        new(link.CountyId, link.Number, link.AuditId, entry, problem);

    private bool IsSealed(AuditEntry entry) => seal.Of(entry).AsSpan().SequenceEqual(entry.Seal);
}

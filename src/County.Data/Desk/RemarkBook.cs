using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps the county's remarks on a submission (审核意见), and the unit's answers.</summary>
/// <param name="db">Inside a transaction that names the tenant: a unit sees what was sent.</param>
public sealed class RemarkBook(CountyContext db, TimeProvider time)
{
    /// <summary>Characters of a remark, of what it quotes, and of an answer.</summary>
    public const int Longest = 500;

    /// <summary>The remarks of a report that its reader may see and nobody has withdrawn, in order.</summary>
    public Task<List<Remark>> OfAsync(Report report, CancellationToken cancellation) => Of(report).AsNoTracking()
        .Where(r => r.WithdrawnAt == null).OrderBy(r => r.Version).ThenBy(r => r.Number).ToListAsync(cancellation);

    /// <summary>
    /// What the unit still has to work off: the remarks with which a submission was returned last, unless one has been
    /// accepted since.
    /// </summary>
    public async Task<IReadOnlyList<Remark>> ReturnedAsync(Report report, CancellationToken cancellation)
    {
        var after = report.AcceptedVersion ?? 0;
        var sent = await Of(report).AsNoTracking().Where(r => r.SentAt != null && r.Version > after)
            .OrderBy(r => r.Number).ToListAsync(cancellation);
        var last = sent.Select(one => one.Version).DefaultIfEmpty().Max();
        return sent.FindAll(one => one.Version == last);
    }

    /// <summary>Adds one to the newest submission; the unit does not see it yet.</summary>
    /// <param name="field">A cell's address or a section's id; null for the whole.</param>
    public async Task AddAsync(
        Report report, string? field, string? quote, string text, string person, CancellationToken cancellation)
    {
        var number = await OnNewest(report).MaxAsync(r => (int?)r.Number, cancellation) ?? 0;
        db.Remarks.Add(new Remark
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Version = report.LatestVersion,
            Number = number + 1,
            Field = field,
            Quote = quote,
            Text = text,
            By = person,
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes one back; false where it was sent or taken back before, null where there is none.</summary>
    public async Task<bool?> WithdrawAsync(Report report, int number, CancellationToken cancellation)
    {
        var found = await OnNewest(report).SingleOrDefaultAsync(r => r.Number == number, cancellation);
        if (found is null) return null;
        if (found.SentAt is not null || found.WithdrawnAt is not null) return false;
        found.WithdrawnAt = time.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>The unit answers one; false where it has none of that number.</summary>
    public async Task<bool> AnswerAsync(
        Report report, int version, int number, string reply, string person, CancellationToken cancellation)
    {
        var found = await Of(report).SingleOrDefaultAsync(
            r => r.Version == version && r.Number == number, cancellation);
        if (found is null) return false;
        (found.Reply, found.RepliedBy, found.RepliedAt) = (reply, person, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private IQueryable<Remark> OnNewest(Report report) => Of(report).Where(r => r.Version == report.LatestVersion);

    private IQueryable<Remark> Of(Report report) => db.Remarks.Where(
        r => r.CountyId == report.CountyId && r.UnitId == report.UnitId && r.Year == report.Year);
}

using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps that the sealed paper of a submission has come (盖章件已收).</summary>
/// <param name="db">Inside a transaction that names the tenant; who writes holds the report's lock.</param>
public sealed class SealedCopyBook(CountyContext db, TimeProvider time)
{
    /// <summary>That of one submission; null where it has not come.</summary>
    public Task<SealedCopy?> FindAsync(Report report, int version, CancellationToken cancellation) =>
        Standing(report, version).AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>Of the newest submission it has come; null where it was written down, else why not.</summary>
    public async Task<string?> ReceiveAsync(Report report, string person, CancellationToken cancellation)
    {
        if (report.State is not (ReportState.Submitted or ReportState.Accepted or ReportState.Published))
        {
            return $"{report.State.OfficialName()}的报告不能登记盖章件";
        }

        if (await Standing(report, report.LatestVersion).AnyAsync(cancellation)) return "盖章件已经登记收到";
        db.SealedCopies.Add(new SealedCopy
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Number = (await Of(report).MaxAsync(c => (int?)c.Number, cancellation) ?? 0) + 1,
            Version = report.LatestVersion,
            By = person,
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes back that it has come; null where it was done, else why not.</summary>
    public async Task<string?> TakeBackAsync(Report report, string person, CancellationToken cancellation)
    {
        var found = await Standing(report, report.LatestVersion).SingleOrDefaultAsync(cancellation);
        if (found is null) return "没有登记收到盖章件，或者已经撤销";
        (found.EndedAt, found.EndedBy) = (time.GetUtcNow(), person);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private IQueryable<SealedCopy> Standing(Report report, int version) =>
        Of(report).Where(c => c.Version == version && c.EndedAt == null);

    private IQueryable<SealedCopy> Of(Report report) => db.SealedCopies.Where(
        c => c.CountyId == report.CountyId && c.UnitId == report.UnitId && c.Year == report.Year);
}

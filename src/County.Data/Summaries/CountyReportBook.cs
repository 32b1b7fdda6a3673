using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps the county's own report: its text, what was signed of it, what was published.</summary>
/// <param name="db">Inside a transaction that names the county's office.</param>
public sealed class CountyReportBook(CountyContext db, TimeProvider time)
{
    /// <summary>The round, held until the transaction ends: who write take turns. Null where there is none.</summary>
    public static Task<Round?> LockAsync(
        CountyContext db, int county, int year, CancellationToken cancellation) => db.Rounds
        .FromSql($"select * from county.rounds where county_id = {county} and year = {year} for update")
        .AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>What is written; null where nothing was.</summary>
    public Task<CountyReport?> FindAsync(int county, int year, CancellationToken cancellation) =>
        db.CountyReports.SingleOrDefaultAsync(r => r.CountyId == county && r.Year == year, cancellation);

    /// <summary>Everything that was ever sent to be signed, the newest first.</summary>
    public Task<List<CountyEdition>> EditionsAsync(int county, int year, CancellationToken cancellation) =>
        db.CountyEditions.Where(e => e.CountyId == county && e.Year == year).OrderByDescending(e => e.Number)
            .ToListAsync(cancellation);

    /// <summary>Writes the text; false where somebody else changed it since it was seen.</summary>
    public async Task<bool> WriteAsync(
        int county, int year, Narrative narrative, long seen, string person, CancellationToken cancellation)
    {
        var report = await FindAsync(county, year, cancellation);
        if ((report?.Revision ?? 0) != seen && report!.Narrative != narrative) return false;
        if (report?.Narrative == narrative) return true;
        if (report is null) db.CountyReports.Add(report = new CountyReport { CountyId = county, Year = year });
        report.Write(narrative, person, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>送签: the text and the summary as they are now.</summary>
    public async Task SendAsync(
        CountyReport report, SummaryView summary, string person, CancellationToken cancellation)
    {
        var editions = await EditionsAsync(report.CountyId, report.Year, cancellation);
        db.CountyEditions.Add(new CountyEdition
        {
            CountyId = report.CountyId,
            Year = report.Year,
            Number = (editions.FirstOrDefault()?.Number ?? 0) + 1,
            SummaryVersion = summary.Version,
            Overall = report.Overall,
            Problems = report.Problems,
            Other = report.Other,
            ContentHash = ContentHash.Of(summary.Figures, report.Narrative),
            SentBy = person,
            SentAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
    }
}

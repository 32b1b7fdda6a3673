using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps who has said of which part of the form that it is rightly all zero (本表全部为零，已核实).</summary>
/// <param name="db">Inside a transaction that names the unit; the caller holds the report's lock.</param>
public sealed class ZeroBook(CountyContext db, TimeProvider time)
{
    /// <summary>The statements that hold, by the section's id.</summary>
    public Task<Dictionary<string, ZeroStatement>> StandingAsync(Report report, CancellationToken cancellation) =>
        Of(report).AsNoTracking().Where(z => z.EndedAt == null).ToDictionaryAsync(z => z.Section, cancellation);

    /// <summary>Somebody states it; where it was stated before it stays as it is.</summary>
    public async Task StateAsync(Report report, string section, string person, CancellationToken cancellation)
    {
        var before = await Of(report).AsNoTracking().Where(z => z.Section == section).ToListAsync(cancellation);
        if (before.Exists(one => one.EndedAt is null)) return;
        db.ZeroStatements.Add(new ZeroStatement
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Section = section,
            Number = before.Count + 1,
            By = person,
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes it back; false where it does not stand.</summary>
    public async Task<bool> TakeBackAsync(
        Report report, string section, string person, CancellationToken cancellation)
    {
        var standing = await Of(report).SingleOrDefaultAsync(
            z => z.Section == section && z.EndedAt == null, cancellation);
        if (standing is null) return false;
        (standing.EndedAt, standing.EndedBy) = (time.GetUtcNow(), person);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private IQueryable<ZeroStatement> Of(Report report) => db.ZeroStatements.Where(
        z => z.CountyId == report.CountyId && z.UnitId == report.UnitId && z.Year == report.Year);
}

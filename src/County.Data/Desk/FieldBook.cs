using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps the history of a draft's fields: which revision each is at, who made it, from which page.</summary>
/// <param name="db">Inside a transaction that names the unit.</param>
public sealed class FieldBook(CountyContext db, TimeProvider time)
{
    /// <summary>Of a text a state is kept this often; of a cell each.</summary>
    private static readonly TimeSpan TextGrain = TimeSpan.FromMinutes(10);

    /// <summary>The revision of each field that was ever written.</summary>
    public Task<Dictionary<string, long>> RevisionsAsync(Report report, CancellationToken cancellation) =>
        Of(report).GroupBy(write => write.Field)
            .Select(group => new { group.Key, Revision = group.Max(write => write.Revision) })
            .ToDictionaryAsync(one => one.Key, one => one.Revision, cancellation);

    /// <summary>
    /// Of each field the newest write and the newest of one page, which may be the same; nothing where there is none.
    /// </summary>
    public async Task<ILookup<string, FieldWrite>> NewestAsync(
        Report report, string[] fields, string load, CancellationToken cancellation)
    {
        var (county, unit, year) = (report.CountyId, report.UnitId, report.Year);
        var writes = await db.FieldWrites.FromSql($"""
            select f.* from unnest({fields}) as wanted (field)
            cross join lateral (
                (select * from county.field_writes w where w.county_id = {county} and w.unit_id = {unit}
                    and w.year = {year} and w.field = wanted.field order by w.revision desc limit 1)
                union
                (select * from county.field_writes w where w.county_id = {county} and w.unit_id = {unit}
                    and w.year = {year} and w.field = wanted.field and w.load = {load}
                    order by w.counter desc limit 1)) f
            """).AsNoTracking().ToListAsync(cancellation);
        return writes.ToLookup(write => write.Field);
    }

    /// <summary>Adds a write for each change; the caller saves, holding the report's lock.</summary>
    internal async Task AddAsync(
        Report report, Working after, string load, IReadOnlyCollection<FieldChange> changes,
        ILookup<string, FieldWrite> newest, string person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var change in changes)
        {
            var revision = newest[change.Field].Select(write => write.Revision).DefaultIfEmpty().Max() + 1;
            db.FieldWrites.Add(new FieldWrite
            {
                CountyId = report.CountyId,
                UnitId = report.UnitId,
                Year = report.Year,
                Field = change.Field,
                Revision = revision,
                Value = await ValueAsync(report, after, change.Field, now, cancellation),
                Load = load,
                Counter = change.Counter,
                By = person,
                At = now,
            });
        }
    }

    /// <summary>The fields in which content differs from what a unit is working on.</summary>
    internal static IEnumerable<string> Differences(Working work, Figures figures, Narrative narrative) =>
    [
        .. figures.Format.Cells.Where(cell => !cell.IsComputed && figures[cell] != work.Figures[cell])
            .Select(cell => cell.Address),
        .. figures.Format.Sections.Where(section => section.IsText).Select(section => section.Id)
            .Where(section => narrative[section] != work.Narrative[section]),
    ];

    private async Task<string?> ValueAsync(
        Report report, Working after, string field, DateTimeOffset now, CancellationToken cancellation)
    {
        if (after.Figures.Format.Find(field) is { } cell) return cell.Print(after.Figures[cell]);
        if (after.Supplement.Find(field) is { } asked) return after.Supplement.Print(asked);
        var isKept = await Of(report).AnyAsync(
            w => w.Field == field && w.Value != null && w.At > now - TextGrain, cancellation);
        return isKept ? null : after.Narrative[field];
    }

    private IQueryable<FieldWrite> Of(Report report) => db.FieldWrites.AsNoTracking().Where(
        w => w.CountyId == report.CountyId && w.UnitId == report.UnitId && w.Year == report.Year);
}

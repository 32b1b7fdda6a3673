using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps what units answer to the county's own indicators, and reads what was handed in.</summary>
/// <param name="db">Inside a transaction that names the tenant.</param>
public sealed class SupplementBook(CountyContext db)
{
    /// <summary>What a round asks, in order.</summary>
    public Task<List<RoundIndicator>> AskedAsync(int county, int year, CancellationToken cancellation) =>
        db.Indicators.AsNoTracking().Where(i => i.CountyId == county && i.Year == year)
            .OrderBy(i => i.Place).ThenBy(i => i.IndicatorId).ToListAsync(cancellation);

    /// <summary>What a submission says to what its unit was asked.</summary>
    public async Task<Supplement> HandedInAsync(
        Report report, int version, UnitKind kind, CancellationToken cancellation)
    {
        var asked = await AskedAsync(report.CountyId, report.Year, cancellation);
        if (asked.Count == 0) return Supplement.None;
        var values = await db.SupplementValues.AsNoTracking().Where(v => v.CountyId == report.CountyId
                && v.UnitId == report.UnitId && v.Year == report.Year && v.Version == version)
            .ToListAsync(cancellation);
        return Of(asked, kind, values.ToDictionary(value => value.IndicatorId, value => value.Answer));
    }

    /// <summary>What the unit has typed to what it is asked.</summary>
    internal async Task<Supplement> TypedAsync(Report report, UnitKind kind, CancellationToken cancellation)
    {
        var rows = await Typed(db, report.CountyId, report.UnitId, report.Year).ToListAsync(cancellation);
        return Of(
            rows.Select(row => row.Asked), kind,
            rows.Where(row => row.Entry is not null)
                .ToDictionary(row => row.Asked.IndicatorId, row => row.Entry!.Answer));
    }

    private sealed record Row(RoundIndicator Asked, SupplementEntry? Entry);

    // Asked for with every save.
    private static readonly Func<CountyContext, int, int, int, IAsyncEnumerable<Row>> Typed =
        EF.CompileAsyncQuery((CountyContext db, int county, int unit, int year) => (
            from asked in db.Indicators
            from entry in db.SupplementEntries.Where(e => e.CountyId == asked.CountyId && e.Year == asked.Year
                && e.IndicatorId == asked.IndicatorId && e.UnitId == unit).DefaultIfEmpty()
            where asked.CountyId == county && asked.Year == year
            orderby asked.Place, asked.IndicatorId
            select new Row(asked, entry)).AsNoTracking());

    /// <summary>Writes what was typed into fields that are the supplement's; the caller saves.</summary>
    internal async Task WriteAsync(
        Report report, Supplement supplement, IEnumerable<string> fields, CancellationToken cancellation)
    {
        var asked = fields.Select(supplement.Find).OfType<IndicatorField>();
        foreach (var indicator in asked.Select(one => one.Indicator).Distinct())
        {
            var answer = supplement[indicator];
            var entry = await db.SupplementEntries.FindAsync(
                [report.CountyId, report.UnitId, report.Year, indicator.Id], cancellation);
            // A blank leaves no row: what nobody has answered may be changed or taken out.
            if (answer.IsBlank)
            {
                if (entry is not null) db.SupplementEntries.Remove(entry);
                continue;
            }

            if (entry is null)
            {
                entry = new SupplementEntry
                {
                    CountyId = report.CountyId,
                    UnitId = report.UnitId,
                    Year = report.Year,
                    IndicatorId = indicator.Id,
                };
                db.SupplementEntries.Add(entry);
            }

            entry.Answer = answer;
        }
    }

    /// <summary>Takes a copy of what was typed, with the newest submission; the caller saves.</summary>
    internal void Freeze(Report report, Supplement supplement) => db.SupplementValues.AddRange(
        supplement.Answered.Select(one => new SupplementValue
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Version = report.LatestVersion,
            IndicatorId = one.Key.Id,
            Figure = one.Value.Figure,
            Whole = one.Value.Whole,
            Text = one.Value.Text,
        }));

    private static Supplement Of(
        IEnumerable<RoundIndicator> asked, UnitKind kind, IReadOnlyDictionary<string, Answer> answers) =>
        new(asked.Where(one => one.Asks(kind)).Select(one => one.ToIndicator()), answers);
}

using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.History;

/// <summary>Reads the seasons of every unit: a statement for each table, however many there are.</summary>
internal static class HistoryReading
{
    /// <summary>The newest rounds, the oldest of them first, and the units that stood in one of them.</summary>
    public static async Task<(IReadOnlyList<int> Years, IReadOnlyList<HistoryLine> Lines)> ReadAsync(
        CountyContext db, int county, int span, DateOnly today, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.CountyId == county)
            .OrderByDescending(r => r.Year).Take(span).ToListAsync(cancellation);
        rounds.Reverse();
        var years = rounds.ConvertAll(round => round.Year);
        var members = (await db.RoundUnits.AsNoTracking()
            .Where(m => m.CountyId == county && years.Contains(m.Year)).ToListAsync(cancellation))
            .ToDictionary(member => (member.UnitId, member.Year));
        var acts = (await db.Acts.AsNoTracking()
            .Where(a => a.CountyId == county && years.Contains(a.Year) && Punctuality.Acts.Contains(a.Act))
            .ToListAsync(cancellation)).ToLookup(act => (act.UnitId, act.Year));
        var calendar = await CalendarBook.OfAsync(db, county, cancellation);
        var units = await db.Units.AsNoTracking().Where(u => u.CountyId == county).ToListAsync(cancellation);
        var lineage = new Lineage(
            units, await db.Lineage.AsNoTracking().Where(l => l.CountyId == county).ToListAsync(cancellation));
        var lines =
            from unit in units
            where years.Exists(year => members.ContainsKey((unit.UnitId, year)))
            let isSample = years.Exists(year => members.GetValueOrDefault((unit.UnitId, year)) is { IsSample: true })
            select new HistoryLine(
                unit.UnitId, unit.Code, unit.Name, unit.Kind, lineage.Of(unit.UnitId), lineage.HeirOf(unit).Code,
                isSample,
                rounds.ConvertAll(round => Of(
                    round, members.GetValueOrDefault((unit.UnitId, round.Year)), acts[(unit.UnitId, round.Year)],
                    calendar, today)));
        return (years, [.. lines]);
    }

    private static Season Of(
        Round round, RoundUnit? member, IEnumerable<ReportAct> acts, Calendar calendar, DateOnly today)
    {
        if (member is null) return new Season(round.Year, SeasonKind.NotListed);
        if (member.Exemption is { } why) return new Season(round.Year, SeasonKind.Exempt) { Exemption = why };
        var kept = Punctuality.Of(round, member, acts);
        var kind = (kept.IsOnTime(today), kept.HandedIn) switch
        {
            (true, _) => SeasonKind.OnTime,
            (false, null) => SeasonKind.Owed,
            (false, _) => SeasonKind.Late,
            (null, null) => SeasonKind.Pending,
            (null, _) => SeasonKind.Unknown,
        };
        return new Season(round.Year, kind)
        {
            DaysLate = kind is SeasonKind.Late or SeasonKind.Owed
                ? calendar.WorkingDaysBetween(kept.Due, kept.HandedIn ?? today)
                : 0,
            Returns = kept.HandedIn is null ? null : kept.Returns,
            IsExtended = kept.Due != round.SignedCopyDue,
            IsFilledForUnit = kept.IsFilledForUnit,
            Due = kept.Due,
            HandedIn = kept.HandedIn,
        };
    }
}

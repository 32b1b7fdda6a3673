using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Indicators;

/// <summary>What a round asks besides the report, and how far the units are with it.</summary>
/// <param name="Earlier">The last year before it that asked something; null where none did.</param>
/// <param name="Form">The form of a new indicator.</param>
public sealed record SupplementModel(
    int Year, IReadOnlyList<SupplementModel.Line> Lines, IReadOnlyList<SupplementModel.UnitLine> Units, int? Earlier,
    bool MayChange, Typed Form)
{
    /// <param name="Answered">Units that have said something.</param>
    /// <param name="Asked">Units that are asked.</param>
    public sealed record Line(RoundIndicator Row, int Answered, int Asked)
    {
        public CountyIndicator Indicator => Row.ToIndicator();
    }

    /// <param name="Missing">Names of what the unit has not answered.</param>
    public sealed record UnitLine(int UnitId, string Name, ReportState State, int Asked, IReadOnlyList<string> Missing);

    /// <returns>Null where there is no such round.</returns>
    internal static async Task<SupplementModel?> ReadAsync(
        int year, Typed? form, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(r => r.Year == year, cancellation)) return null;
        var asked = await new SupplementBook(db).AskedAsync(caller.CountyId, year, cancellation);
        var units = await (
            from member in db.RoundUnits
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where member.Year == year && member.Exemption == null
            orderby unit.Code
            select new { unit.UnitId, unit.Name, unit.Kind, report.State }).AsNoTracking().ToListAsync(cancellation);
        var answered = await AnsweredAsync(year, db, cancellation);
        bool Has(int unit, RoundIndicator one) => answered.Contains((unit, one.IndicatorId));
        var earlier = await db.Indicators.Where(i => i.Year < year).MaxAsync(i => (int?)i.Year, cancellation);
        return new SupplementModel(
            year,
            [
                .. asked.Select(one => new Line(
                    one, units.Count(unit => one.Asks(unit.Kind) && Has(unit.UnitId, one)),
                    units.Count(unit => one.Asks(unit.Kind)))),
            ],
            [
                .. from unit in units
                   let own = asked.Where(one => one.Asks(unit.Kind)).ToList()
                   where own.Count > 0
                   select new UnitLine(
                       unit.UnitId, unit.Name, unit.State, own.Count,
                       [.. own.Where(one => !Has(unit.UnitId, one)).Select(one => one.Name)]),
            ],
            earlier, caller.Has(Right.Administrator),
            form ?? new Typed([.. Enum.GetNames<UnitKind>().Select(kind => ("kinds", (string?)kind)), ("least", "0")]));
    }

    /// <summary>Which unit has said something of what: in its draft, or in what it handed in last.</summary>
    private static async Task<HashSet<(int Unit, string Indicator)>> AnsweredAsync(
        int year, CountyContext db, CancellationToken cancellation)
    {
        var progress = await db.Progress.AsNoTracking().Where(p => p.Year == year)
            .Select(p => new { p.UnitId, p.Answered }).ToListAsync(cancellation);
        var values = await db.SupplementValues.AsNoTracking()
            .Where(v => v.Year == year && db.Reports.Any(r => r.CountyId == v.CountyId && r.UnitId == v.UnitId
                && r.Year == v.Year && r.LatestVersion == v.Version))
            .Select(v => new { v.UnitId, v.IndicatorId }).ToListAsync(cancellation);
        var typing = progress.Select(one => one.UnitId).ToHashSet();
        return
        [
            .. progress.SelectMany(one => one.Answered, (one, id) => (one.UnitId, id)),
            .. values.Where(one => !typing.Contains(one.UnitId)).Select(one => (one.UnitId, one.IndicatorId)),
        ];
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Rounds;

/// <summary>
/// What the opening of a round starts from: the units there were at the end of its year, and of the last list those
/// that are gone.
/// </summary>
/// <param name="LastYear">The round that the list is copied from; null where there is none.</param>
/// <param name="Units">Who may be chosen.</param>
/// <param name="Gone">Units of the last list that were no longer there at the end of the year.</param>
public sealed record Opening(
    int Year, Format Format, int? LastYear, IReadOnlyList<Opening.Line> Units, IReadOnlyList<Opening.Former> Gone)
{
    /// <summary>A unit that was there in the year.</summary>
    /// <param name="IsProposed">True where it was still there at the end of the year: it must report.</param>
    /// <param name="Exemption">Why the last round let it off; null where it did not.</param>
    /// <param name="Note">What to look at; null where nothing is.</param>
    public sealed record Line(int UnitId, string Name, bool IsProposed, string? Exemption, string? Note);

    /// <summary>A unit of the last list that is gone.</summary>
    /// <param name="Successors">Units that are there and that went on with it; empty where none is known.</param>
    public sealed record Former(int UnitId, string Name, DateOnly Ended, IReadOnlyList<string> Successors);

    private DateOnly End => new(Year, 12, 31);

    /// <returns>Null where no form was in force in the year.</returns>
    public static async Task<Opening?> ReadAsync(
        CountyContext db, int year, CancellationToken cancellation)
    {
        if (Catalogue.ForYear(year) is not { } format) return null;
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).ThenBy(u => u.ValidFrom)
            .ToListAsync(cancellation);
        var lineage = await db.Lineage.AsNoTracking().Where(l => l.Kind != LineageKind.Renamed)
            .ToListAsync(cancellation);
        var last = await db.Rounds.Where(r => r.Year < year).MaxAsync(r => (int?)r.Year, cancellation);
        var members = await db.RoundUnits.AsNoTracking().Where(m => m.Year == last).ToListAsync(cancellation);
        var opening = new Opening(year, format, last, [], []);
        return opening with
        {
            Units =
            [
                .. units.Where(opening.WasThere).Select(unit => opening.Propose(unit, units, lineage, members)),
            ],
            Gone =
            [
                .. units.Where(unit => members.Exists(m => m.UnitId == unit.UnitId) && unit.ValidTo < opening.End)
                    .Select(unit => new Former(
                        unit.UnitId, unit.Name, unit.ValidTo!.Value, opening.Successors(unit, units, lineage))),
            ],
        };
    }

    private bool WasThere(Unit unit) =>
        unit.ValidFrom <= End && (unit.ValidTo is null || unit.ValidTo >= new DateOnly(Year, 1, 1));

    private Line Propose(Unit unit, List<Unit> units, List<UnitLineage> lineage, List<RoundUnit> members)
    {
        var before = members.Find(m => m.UnitId == unit.UnitId);
        var isProposed = unit.ValidTo is null || unit.ValidTo >= End;
        var note = unit switch
        {
            { ValidTo: { } to } when !isProposed => Successors(unit, units, lineage) is { Count: > 0 } successors
                ? $"{Times.LongDay(to)}撤并，由{string.Join('、', successors)}报送"
                : $"{Times.LongDay(to)}撤并，没有登记承接单位",
            { ValidTo: { } to } => $"{Times.LongDay(to)}撤并，年末仍在，应当报送",
            { ValidFrom: var from } when from.Year == Year => $"{Times.LongDay(from)}设立",
            _ when LastYear is not null && before is null => $"{LastYear}年度没有列入，请核对",
            _ => null,
        };
        if (unit.OutsideSum is { } outside)
        {
            note = $"{(note is null ? "" : $"{note}；")}报告照报，不计入汇总（{outside}）";
        }

        return new Line(unit.UnitId, unit.Name, isProposed, before?.Exemption, note);
    }

    /// <summary>Units there at the year's end that go on with one that was not, over several steps.</summary>
    private List<string> Successors(Unit gone, List<Unit> units, List<UnitLineage> lineage)
    {
        var (seen, open, found) = (new HashSet<int> { gone.UnitId }, new Queue<int>([gone.UnitId]), new List<string>());
        while (open.TryDequeue(out var id))
        {
            foreach (var step in lineage.Where(l => l.UnitId == id && l.Since <= End && seen.Add(l.SuccessorId)))
            {
                var unit = units.Single(u => u.UnitId == step.SuccessorId);
                if (unit.ValidTo is null || unit.ValidTo >= End) found.Add(unit.Name);
                else open.Enqueue(unit.UnitId);
            }
        }

        return found;
    }
}

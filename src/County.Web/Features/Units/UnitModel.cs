using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Units;

/// <summary>One unit with its lineage and the years it has a card for.</summary>
/// <param name="Form">The unit as it stands or as it was typed.</param>
/// <param name="LineageForm">What became of it, as it was typed.</param>
/// <param name="Others">Units it could be merged into or split into.</param>
public sealed record UnitModel(
    int Id, string Name, string Kind, bool MayChange, Typed Form, Typed LineageForm,
    IReadOnlyList<UnitModel.Line> Lineage, IReadOnlyList<(int Id, string Name)> Others, IReadOnlyList<int> Cards,
    int Year)
{
    public sealed record Line(DateOnly Since, string Text, string? Basis);

    /// <summary>What follows from what was typed; null until it is asked for.</summary>
    public LineageEffect? Effect { get; init; }

    internal static async Task<UnitModel> ReadAsync(
        Unit unit, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var names = await db.Units.AsNoTracking().OrderBy(u => u.Code)
            .Select(u => new { u.UnitId, u.Name }).ToListAsync(cancellation);
        var lineage = await db.Lineage.AsNoTracking()
            .Where(l => l.UnitId == unit.UnitId || l.SuccessorId == unit.UnitId)
            .OrderBy(l => l.Since).ToListAsync(cancellation);
        var cards = await db.UnitCards.Where(c => c.UnitId == unit.UnitId).OrderByDescending(c => c.Year)
            .Select(c => c.Year).ToListAsync(cancellation);
        return new UnitModel(
            unit.UnitId, unit.Name, unit.Kind.OfficialName(), caller.Has(Right.Administrator), UnitInput.Of(unit),
            new Typed(),
            [
                .. lineage.Select(l => new Line(
                    l.Since, Text(l, names.Single(n => n.UnitId == l.SuccessorId).Name), l.Basis)),
            ],
            [.. names.Where(n => n.UnitId != unit.UnitId).Select(n => (n.UnitId, n.Name))], cards,
            Times.Day(time.GetUtcNow()).Year);
    }

    private static string Text(UnitLineage line, string successor) => line.Kind switch
    {
        LineageKind.Renamed => $"由“{line.NameBefore}”更名",
        LineageKind.MergedInto => $"{line.NameBefore}并入{successor}",
        _ => $"从{line.NameBefore}分出{successor}",
    };
}

using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>The chain of sign-off of a unit: as it has set it, else as units of its kind do it.</summary>
public static class SignOffChain
{
    public const int Fewest = 2;
    public const int Most = 5;

    /// <summary>The chain as it is stored, or the usual one, whose steps are not stored.</summary>
    public static async Task<IReadOnlyList<SignOffStep>> OfAsync(
        CountyContext db, int county, int unit, CancellationToken cancellation)
    {
        var stored = await db.SignOffSteps.AsNoTracking().Where(s => s.CountyId == county && s.UnitId == unit)
            .OrderBy(s => s.Step).ToListAsync(cancellation);
        if (stored.Count > 0) return stored;
        return Usual(await db.Units.AsNoTracking().SingleAsync(
            u => u.CountyId == county && u.UnitId == unit, cancellation));
    }

    /// <summary>Stores a chain in place of what was set before; the caller saves.</summary>
    public static async Task SetAsync(
        CountyContext db, int county, int unit, IReadOnlyList<SignOffStep> chain, CancellationToken cancellation)
    {
        var stored = await db.SignOffSteps.Where(s => s.CountyId == county && s.UnitId == unit)
            .ToDictionaryAsync(s => s.Step, cancellation);
        foreach (var step in chain)
        {
            if (stored.Remove(step.Step, out var old))
            {
                (old.Title, old.Right) = (step.Title, step.Right);
                (old.MembershipId, old.IsOnPaper) = (step.MembershipId, step.IsOnPaper);
            }
            else
            {
                db.SignOffSteps.Add(step);
            }
        }

        db.SignOffSteps.RemoveRange(stored.Values);
    }

    /// <summary>How units of a kind usually do it.</summary>
    public static IReadOnlyList<SignOffStep> Usual(Unit unit)
    {
        (string Title, Right Right)[] steps =
        [
            (unit.Kind is UnitKind.Township or UnitKind.Subdistrict ? "党政办主任初审" : "办公室主任初审", Right.Reviewer),
            ("保密审查", Right.SecrecyReviewer),
            ("分管领导审核", Right.Reviewer),
            (Head(unit) + "签发", Right.Signatory),
        ];
        return
        [
            .. steps.Select((step, place) => new SignOffStep
            {
                CountyId = unit.CountyId,
                UnitId = unit.UnitId,
                Step = place + 1,
                Title = step.Title,
                Right = step.Right,
                IsOnPaper = false,
            }),
        ];
    }

    private static string Head(Unit unit) => unit.Kind switch
    {
        UnitKind.Township when unit.Name.EndsWith('镇') => "镇长",
        UnitKind.Township when unit.Name.EndsWith('乡') => "乡长",
        UnitKind.Subdistrict => "主任",
        _ => "主要负责人",
    };
}

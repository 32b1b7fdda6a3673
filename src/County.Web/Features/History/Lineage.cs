using County.Data;
using County.Web.Hosting;

namespace County.Web.Features.History;

/// <summary>
/// Which unit another one went into. What a unit did before it was merged stays its own record, and stands under the
/// unit that goes on: nobody answers for how others kept their dates.
/// </summary>
internal sealed class Lineage(IReadOnlyCollection<Unit> units, IReadOnlyCollection<UnitLineage> lines)
{
    private readonly Dictionary<int, Unit> units = units.ToDictionary(unit => unit.UnitId);

    private readonly ILookup<int, UnitLineage> mergers = lines
        .Where(line => line.Kind == LineageKind.MergedInto).OrderBy(line => line.Since).ToLookup(line => line.UnitId);

    private readonly ILookup<int, UnitLineage> renames = lines
        .Where(line => line.Kind == LineageKind.Renamed).OrderBy(line => line.Since).ToLookup(line => line.UnitId);

    private readonly ILookup<int, UnitLineage> origins = lines
        .Where(line => line.Kind == LineageKind.SplitInto && line.SuccessorId != line.UnitId)
        .OrderBy(line => line.Since).ToLookup(line => line.SuccessorId);

    /// <summary>The unit that it ended in; itself where it goes on, or where lineage runs in a circle.</summary>
    public Unit HeirOf(Unit unit)
    {
        var (heir, seen) = (unit, new HashSet<int>());
        while (seen.Add(heir.UnitId))
        {
            if (!mergers[heir.UnitId].Any()) return heir;
            heir = units[mergers[heir.UnitId].Last().SuccessorId];
        }

        return unit;
    }

    /// <summary>What became of a unit, in words; null where nothing did.</summary>
    public string? Of(int unit)
    {
        string[] said =
        [
            .. renames[unit].Select(line => $"{UnitWords.Day(line.Since)}由{line.NameBefore}更名"),
            .. origins[unit].Select(line => $"{UnitWords.Day(line.Since)}由{line.NameBefore}分出"),
            .. mergers[unit].Select(line => $"{UnitWords.Day(line.Since)}并入{units[line.SuccessorId].Name}"),
        ];
        return said.Length == 0 ? null : string.Join('；', said);
    }
}

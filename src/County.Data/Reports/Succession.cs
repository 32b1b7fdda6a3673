using System.Globalization;

namespace County.Data;

/// <summary>
/// Who goes on with what whom (承接): for the reports of one year, whose figures of the year before stand beside a
/// unit's, by the lineage of the county's units.
/// </summary>
/// <remarks>
/// A unit that was merged by the end of the year and has no report of its own to hand in leaves its figures of the
/// year before to the unit that goes on, through as many mergers as there were. Where it went to several, or where a
/// unit was divided within the year, nobody can say which part is whose: nothing is compared, and the reason is said.
/// A change of name changes nothing.
/// </remarks>
public sealed class Succession
{
    private readonly Dictionary<int, List<UnitLineage>> predecessors = [];

    private readonly Dictionary<int, string> apart;

    /// <param name="lines">What became of the county's units.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="reporting">The units that have a report of that year to hand in.</param>
    /// <param name="counted">The units whose report of the year before was counted.</param>
    public Succession(
        IReadOnlyCollection<UnitLineage> lines, int year, IReadOnlySet<int> reporting, IReadOnlySet<int> counted)
    {
        apart = lines.Where(line => IsDivision(line, year)).OrderBy(line => line.Since)
            .SelectMany(line => new[] { (Unit: line.UnitId, Line: line), (Unit: line.SuccessorId, Line: line) })
            .GroupBy(one => one.Unit)
            .ToDictionary(one => one.Key, one => WhyDivided(one.First().Line, one.Key));
        var mergers = lines.Where(line => line.Kind == LineageKind.MergedInto && line.Since.Year <= year)
            .OrderBy(line => line.Since).ToLookup(line => line.UnitId);
        foreach (var merged in mergers.Where(one => counted.Contains(one.Key) && !reporting.Contains(one.Key)))
        {
            Leave(merged.Last(), [.. Heirs(merged.Key, mergers, reporting, [])]);
        }
    }

    /// <summary>The units that have taken over figures of the year before.</summary>
    public IEnumerable<int> Heirs() => predecessors.Keys;

    /// <summary>How the units came to it whose figures a unit has taken over, by unit.</summary>
    public IEnumerable<UnitLineage> PredecessorsOf(int unit) =>
        predecessors.GetValueOrDefault(unit, []).OrderBy(line => line.UnitId);

    /// <summary>Why a unit's report is not compared with the year before; null where it is.</summary>
    public string? WhyApart(int unit) => apart.GetValueOrDefault(unit);

    /// <summary>The same by the divisions of units alone, which is what a unit sees of its own lineage.</summary>
    public static string? WhyDivided(IEnumerable<UnitLineage> lines, int unit, int year) => lines
        .Where(line => IsDivision(line, year) && (line.UnitId == unit || line.SuccessorId == unit))
        .OrderBy(line => line.Since).Select(line => WhyDivided(line, unit)).FirstOrDefault();

    private static bool IsDivision(UnitLineage line, int year) =>
        line.Kind == LineageKind.SplitInto && line.Since.Year == year;

    private static string WhyDivided(UnitLineage line, int unit) => line.UnitId == unit
        ? $"本单位{Day(line)}分设"
        : $"{line.NameBefore}{Day(line)}分设，本单位承接了其中一部分";

    private static string Day(UnitLineage line) => line.Since.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private void Leave(UnitLineage line, HashSet<int> heirs)
    {
        if (heirs.Count == 1)
        {
            var heir = heirs.Single();
            if (!predecessors.TryGetValue(heir, out var theirs)) predecessors[heir] = theirs = [];
            theirs.Add(line);
            return;
        }

        foreach (var heir in heirs) apart.TryAdd(heir, $"{line.NameBefore}{Day(line)}撤销后分别并入几个单位");
    }

    /// <summary>The reporting units that a unit ended in; in a circle of lineage, which is a slip, nobody.</summary>
    private static IEnumerable<int> Heirs(
        int unit, ILookup<int, UnitLineage> mergers, IReadOnlySet<int> reporting, HashSet<int> seen) =>
        !seen.Add(unit)
            ? []
            : mergers[unit].Select(line => line.SuccessorId).SelectMany(heir => reporting.Contains(heir)
                ? [heir]
                : Heirs(heir, mergers, reporting, seen));
}

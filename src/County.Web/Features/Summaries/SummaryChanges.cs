using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Summaries;

/// <summary>What changed from one version of a summary to another.</summary>
/// <param name="Units">Units that came in, left, or gave another submission, in order of their codes.</param>
/// <param name="Adjusted">Adjustments that are counted in the second and not in the first.</param>
/// <param name="Unadjusted">Those that no longer are.</param>
/// <param name="Figures">Figures that differ; none are compared where the forms differ.</param>
public sealed record SummaryChanges(
    IReadOnlyList<SummaryChanges.UnitChange> Units, IReadOnlyList<CountedAdjustment> Adjusted,
    IReadOnlyList<CountedAdjustment> Unadjusted, IReadOnlyList<Difference> Figures)
{
    /// <param name="Before">Which submission was counted, or why none was; null where it was not in the round.</param>
    public sealed record UnitChange(int UnitId, string Unit, UnitTurn Turn, string? Before, string? After);

    /// <summary>What became of a unit between two versions.</summary>
    public enum UnitTurn
    {
        /// <summary>新计入.</summary>
        CameIn,

        /// <summary>不再计入.</summary>
        Left,

        /// <summary>换了报送稿.</summary>
        Resubmitted,

        /// <summary>缺报原因变化: not counted in either, for different reasons.</summary>
        OtherReason,
    }

    public bool IsEmpty => Units.Count + Adjusted.Count + Unadjusted.Count + Figures.Count == 0;

    public static SummaryChanges Between(SummaryView before, SummaryView after)
    {
        var (was, now) = (Standings(before), Standings(after));
        var units =
            from unit in was.Keys.Union(now.Keys)
            let first = was.GetValueOrDefault(unit)
            let second = now.GetValueOrDefault(unit)
            let turn = Turn(first, second)
            where turn is not null
            orderby (first ?? second)!.Code
            select new UnitChange(unit, (second ?? first)!.Unit, turn.Value, first?.Says, second?.Says);
        return new SummaryChanges(
            [.. units], [.. after.Adjustments.Except(before.Adjustments)],
            [.. before.Adjustments.Except(after.Adjustments)], Difference.Between(before.Figures, after.Figures));
    }

    /// <param name="Hash">Of the submission that is counted; null where none is.</param>
    private sealed record Standing(string Code, string Unit, string? Hash, int? Version, string Says);

    private static Dictionary<int, Standing> Standings(SummaryView summary) => summary.Contributions
        .Select(part => (part.UnitId, new Standing(
            part.Code, part.Unit, part.Hash, part.Version, $"第{part.Version}稿")))
        .Concat(summary.Gaps.Select(gap => (
            gap.UnitId, new Standing(gap.Code, gap.Unit, null, null, gap.Reason.OfficialName()))))
        .DistinctBy(one => one.UnitId).ToDictionary(one => one.UnitId, one => one.Item2);

    private static UnitTurn? Turn(Standing? before, Standing? after) => (before?.Hash, after?.Hash) switch
    {
        (null, not null) => UnitTurn.CameIn,
        (not null, null) => UnitTurn.Left,
        (null, null) => before?.Says == after?.Says ? null : UnitTurn.OtherReason,
        _ => (before!.Version, before.Hash) == (after!.Version, after.Hash) ? null : UnitTurn.Resubmitted,
    };
}

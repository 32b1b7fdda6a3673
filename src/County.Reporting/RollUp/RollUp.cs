using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// Adds units up. Each report's totals are worked out anew from their parts and then added cell by cell; a blank adds
/// nothing, and a cell that nobody filled stays blank, for nobody said zero. Adjustments stand beside the units' sum;
/// the county's figures are both together.
/// </summary>
public static class RollUp
{
    /// <summary>The summary of units: those that contribute and those that do not, in any order.</summary>
    /// <exception cref="ArgumentException">
    /// A contribution stands on another form, a unit comes twice, or an adjustment's cell is not one to be adjusted.
    /// </exception>
    /// <exception cref="OverflowException">A sum passes 64 bits.</exception>
    public static Summary Of(
        Format format, IEnumerable<Contribution> contributions, IEnumerable<Gap> gaps,
        IEnumerable<CountedAdjustment>? adjustments = null)
    {
        ImmutableArray<Contribution> given = [.. contributions];
        ImmutableArray<CountedAdjustment> adjusting = [.. adjustments ?? []];
        if (adjusting.FirstOrDefault(one => !MayAdjust(format, one.Cell)) is { } wrong)
        {
            throw new ArgumentException($"Cell {wrong.Cell} of format {format} is not adjusted", nameof(adjustments));
        }

        if (given.FirstOrDefault(one => one.Figures.Format != format) is { } stranger)
        {
            throw new ArgumentException(
                $"Unit {stranger.UnitCode} reports on format {stranger.Figures.Format}, the summary is on {format}",
                nameof(contributions));
        }

        return Ordered(format, Sum(format, given.Select(one => one.Counted)), given, [.. gaps], adjusting);
    }

    /// <summary>Whether a cell can be adjusted: it is one of the form's, and no sum of the form gives it.</summary>
    public static bool MayAdjust(Format format, Cell cell) =>
        !cell.IsComputed && cell.Index < format.Cells.Length && format.Cells[cell.Index].Equals(cell);

    /// <summary>
    /// The county's figures: the units' sum with the adjustments, and with them the totals that the adjusted cells are
    /// parts of. What no adjustment reaches stays as it was.
    /// </summary>
    /// <exception cref="OverflowException">A sum passes 64 bits.</exception>
    public static Figures Adjusted(Figures unitsSum, IEnumerable<CountedAdjustment> adjustments) =>
        unitsSum.Plus(Change(unitsSum.Format, adjustments));

    /// <summary>What adjustments come to: blank where none reaches.</summary>
    internal static Figures Change(Format format, IEnumerable<CountedAdjustment> adjustments)
    {
        var change = Figures.Blank(format);
        foreach (var one in adjustments) change = change.With(one.Cell, (change[one.Cell] ?? 0) + one.Amount);
        foreach (var line in format.Totals)
        {
            var parts = line.Right.RemoveAll(part => change[part] is null);
            if (!parts.IsEmpty) change = change.With(line.Left[0], change.Sum(parts));
        }

        return change;
    }

    /// <summary>
    /// The summary of summaries, such as a city's of its counties': the same as the summary of all their units.
    /// </summary>
    /// <exception cref="ArgumentException">There is none, their forms differ, or a unit stands in two.</exception>
    /// <exception cref="OverflowException">A sum passes 64 bits.</exception>
    public static Summary Merge(params IReadOnlyList<Summary> summaries)
    {
        if (summaries.Count == 0) throw new ArgumentException("There is no summary to merge", nameof(summaries));
        var format = summaries[0].Format;
        return Ordered(
            format,
            Sum(format, summaries.Select(one => one.UnitsSum)),
            [.. summaries.SelectMany(one => one.Contributions)],
            [.. summaries.SelectMany(one => one.Gaps)],
            [.. summaries.SelectMany(one => one.Adjustments)]);
    }

    private static Figures Sum(Format format, IEnumerable<Figures> parts) =>
        parts.Aggregate(Figures.Blank(format), (sum, part) => sum.Plus(part));

    private static Summary Ordered(
        Format format, Figures unitsSum, ImmutableArray<Contribution> contributions, ImmutableArray<Gap> gaps,
        ImmutableArray<CountedAdjustment> adjustments)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in contributions.Select(one => one.UnitCode).Concat(gaps.Select(gap => gap.UnitCode)))
        {
            if (!seen.Add(unit)) throw new ArgumentException($"Unit {unit} comes twice in one summary");
        }

        return new Summary(
            format, unitsSum,
            [.. contributions.OrderBy(one => one.UnitCode, StringComparer.Ordinal)],
            [.. gaps.OrderBy(gap => gap.UnitCode, StringComparer.Ordinal)],
            // Two counties' adjustments may bear the same number.
            [.. adjustments.OrderBy(one => one.Number).ThenBy(one => one.Cell.Index).ThenBy(one => one.Amount)
                .ThenBy(one => one.Reason, StringComparer.Ordinal)]);
    }
}

using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>
/// Adds units up. Each report's totals are worked out anew from their parts and then added cell by cell; a blank adds
/// nothing, and a cell that nobody filled stays blank, for nobody said zero.
/// </summary>
public static class RollUp
{
    /// <summary>The summary of units: those that contribute and those that do not, in any order.</summary>
    /// <exception cref="ArgumentException">A contribution stands on another form, or a unit comes twice.</exception>
    /// <exception cref="OverflowException">A sum passes 64 bits.</exception>
    public static Summary Of(Format format, IEnumerable<Contribution> contributions, IEnumerable<Gap> gaps)
    {
        ImmutableArray<Contribution> given = [.. contributions];
        if (given.FirstOrDefault(one => one.Figures.Format != format) is { } stranger)
        {
            throw new ArgumentException(
                $"Unit {stranger.UnitCode} reports on format {stranger.Figures.Format}, the summary is on {format}",
                nameof(contributions));
        }

        return Ordered(format, Sum(format, given.Select(one => one.Counted)), given, [.. gaps]);
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
            Sum(format, summaries.Select(one => one.Figures)),
            [.. summaries.SelectMany(one => one.Contributions)],
            [.. summaries.SelectMany(one => one.Gaps)]);
    }

    private static Figures Sum(Format format, IEnumerable<Figures> parts) =>
        parts.Aggregate(Figures.Blank(format), (sum, part) => sum.Plus(part));

    private static Summary Ordered(
        Format format, Figures figures, ImmutableArray<Contribution> contributions, ImmutableArray<Gap> gaps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in contributions.Select(one => one.UnitCode).Concat(gaps.Select(gap => gap.UnitCode)))
        {
            if (!seen.Add(unit)) throw new ArgumentException($"Unit {unit} comes twice in one summary");
        }

        return new Summary(
            format, figures,
            [.. contributions.OrderBy(one => one.UnitCode, StringComparer.Ordinal)],
            [.. gaps.OrderBy(gap => gap.UnitCode, StringComparer.Ordinal)]);
    }
}

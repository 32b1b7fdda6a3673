using System.Collections.Immutable;
using System.Globalization;

namespace County.Reporting;

/// <summary>
/// The figures of many units added up (汇总), with every contribution, gap and adjustment. Immutable; made by
/// <see cref="RollUp"/>.
/// </summary>
public sealed class Summary
{
    // Worked out once: a page asks for the shares of every cell.
    private readonly Lazy<ImmutableArray<Figures>> counted;

    internal Summary(
        Format format, Figures unitsSum, ImmutableArray<Contribution> contributions, ImmutableArray<Gap> gaps,
        ImmutableArray<CountedAdjustment> adjustments)
    {
        (Format, UnitsSum, Contributions, Gaps) = (format, unitsSum, contributions, gaps);
        (Adjustments, Figures) = (adjustments, RollUp.Adjusted(unitsSum, adjustments));
        counted = new Lazy<ImmutableArray<Figures>>(() => [.. contributions.Select(one => one.Counted)]);
        InputHash = ContentHash.OfText(string.Join('\n', contributions
            .Select(one => Invariant($"{one.UnitCode.Length}:{one.UnitCode},{one.Version},{one.Hash}"))
            .Concat(gaps.Select(gap => Invariant($"{gap.UnitCode.Length}:{gap.UnitCode},{gap.Reason}")))
            .Concat(adjustments.Select(one => Invariant(
                $"+{one.Number}:{one.Cell.Address},{one.Amount},{one.Reason.Length}:{one.Reason}")))
            .Prepend(format.Id)));
    }

    /// <summary>The form all contributions stand on.</summary>
    public Format Format { get; }

    /// <summary>各单位合计: the sums; a cell that no contribution filled is blank.</summary>
    public Figures UnitsSum { get; }

    /// <summary>全县: the units' sum with the adjustments, its totals worked out from the adjusted parts.</summary>
    public Figures Figures { get; }

    /// <summary>The accepted submissions that were added, by unit code.</summary>
    public ImmutableArray<Contribution> Contributions { get; }

    /// <summary>The units that are not in the sums, by unit code.</summary>
    public ImmutableArray<Gap> Gaps { get; }

    /// <summary>The adjustments that were counted, by number.</summary>
    public ImmutableArray<CountedAdjustment> Adjustments { get; }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, of what was added up: the form, each unit's version and content hash, each
    /// gap and each adjustment. Equal hashes mean the same summary, in whichever order the parts came.
    /// </summary>
    public string InputHash { get; }

    /// <summary>Number of units the sum is of; the exempt and those outside the sum are not counted.</summary>
    public int Expected => Accepted + Gaps.Count(gap => gap.Reason.IsExpected());

    /// <summary>Number of units that have handed in: the accepted and those awaiting the county's answer.</summary>
    public int Reported => Accepted + Gaps.Count(gap => gap.Reason.HasReported());

    /// <summary>Number of units whose figures are in the sums.</summary>
    public int Accepted => Contributions.Length;

    /// <summary>True where every unit that must report is in; a summary of nobody is not complete.</summary>
    public bool IsComplete => Accepted > 0 && Accepted == Expected;

    /// <summary>What each unit gave to a cell, by unit code; units whose cell is blank are left out.</summary>
    public ImmutableArray<Share> ContributionsTo(Cell cell) =>
    [
        .. from one in Contributions.Zip(counted.Value)
           let figure = one.Second[cell]
           where figure is not null
           select new Share(one.First, figure.Value),
    ];

    /// <summary>The contributions whose cell is blank, by unit code: the gap of that cell alone.</summary>
    public ImmutableArray<Contribution> BlanksIn(Cell cell) =>
        [.. Contributions.Where((_, i) => counted.Value[i][cell] is null)];

    /// <summary>The adjustments that change a cell, by number: its own, or of a total those of its parts.</summary>
    public ImmutableArray<CountedAdjustment> AdjustmentsTo(Cell cell) =>
        [.. Adjustments.Where(one => one.Reaches(Format, cell))];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

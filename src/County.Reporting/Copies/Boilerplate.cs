namespace County.Reporting;

/// <summary>
/// What most units write alike: the law's own words, the county's template. Learnt from the texts themselves, and
/// left out when texts are compared.
/// </summary>
public sealed class Boilerplate
{
    // Two rows of counters; two shingles seldom share theirs in both, and what is common is so by a wide margin.
    private const int Bits = 21;

    private readonly ushort[][] counts = [new ushort[1 << Bits], new ushort[1 << Bits]];
    private readonly CopyLimits limits;
    private int units;

    private Boilerplate(CopyLimits limits) => this.limits = limits;

    /// <summary>Nothing is common.</summary>
    public static Boilerplate None { get; } = new(CopyLimits.Usual);

    /// <summary>Learns from the texts of units, each unit's together, in time proportional to their length.</summary>
    /// <param name="texts">The texts of each unit, whatever their years: a unit counts once.</param>
    /// <param name="limits">From which share of the units on a passage is common.</param>
    public static Boilerplate Learn(IEnumerable<IEnumerable<string>> texts, CopyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(limits);
        var common = new Boilerplate(limits);
        var own = new HashSet<ulong>();
        foreach (var unit in texts)
        {
            own.Clear();
            foreach (var text in unit) own.UnionWith(Shingles.Of(text, limits.Shingle).Hashes);
            foreach (var shingle in own) common.Count(shingle);
            common.units++;
        }

        return common;
    }

    internal bool Has(ulong shingle)
    {
        if (units < limits.FewestUnits) return false;
        var least = Math.Min(ushort.MaxValue, limits.Common * units);
        return counts[0][First(shingle)] > least && counts[1][Second(shingle)] > least;
    }

    private void Count(ulong shingle)
    {
        ref var first = ref counts[0][First(shingle)];
        ref var second = ref counts[1][Second(shingle)];
        if (first < ushort.MaxValue) first++;
        if (second < ushort.MaxValue) second++;
    }

    private static int First(ulong shingle) => (int)(shingle & ((1 << Bits) - 1));

    private static int Second(ulong shingle) => (int)(shingle >> (64 - Bits));
}

namespace County.Reporting;

/// <summary>
/// Exact tests of counts: how probable it is, if only chance were at work, that two counts lie as far apart as they do
/// or farther. They hold for the smallest counts, where a normal approximation does not.
/// </summary>
/// <remarks>
/// Two-sided by doubling the smaller tail, capped at 1, so that too many and too few are judged alike. Both tests are
/// conditional on the sums of what is compared: the side compared with is itself a count and no certain truth, so that
/// peers who had none do not make a single case impossible.
/// </remarks>
public static class ExactTest
{
    /// <summary>The largest sum of counts that is tested; what passes it is a slip of the keyboard.</summary>
    public const long Largest = 1_000_000_000;

    // Terms smaller than this part of their sum no longer change it.
    private const double Negligible = 1e-17;

    /// <summary>
    /// Two Poisson counts with equal chances for each period or unit, given their sum: the binomial test of the one
    /// among both, with a chance of one in (number of others + 1).
    /// </summary>
    /// <param name="count">The count, of one year or of one unit.</param>
    /// <param name="rest">The other count: of the year before, or the sum of the peers.</param>
    /// <param name="others">How many years or units the other count is the sum of.</param>
    /// <returns>The two-sided probability; 1 where both are zero.</returns>
    public static double OfCounts(long count, long rest, int others = 1) =>
        OfTrials(count, count + rest, 1.0 / (others + 1));

    /// <summary>The binomial test: so many successes in so many trials that each succeed by a known chance.</summary>
    /// <param name="successes">How many succeeded.</param>
    /// <param name="trials">Of how many.</param>
    /// <param name="chance">Above 0 and below 1.</param>
    /// <returns>The two-sided probability.</returns>
    public static double OfTrials(long successes, long trials, double chance)
    {
        var odds = chance / (1 - chance);
        return TwoSided(
            successes, 0, trials, trials * chance, Density.Binomial(successes, trials, chance),
            k => (trials - k) / (double)(k + 1) * odds);
    }

    /// <summary>
    /// Two binomial shares, given the sum of their parts (Fisher's exact test): whether a part of a whole is greater or
    /// smaller than another part of another whole.
    /// </summary>
    /// <returns>The two-sided probability; 1 where one of the wholes is zero.</returns>
    public static double OfShares(long part, long whole, long otherPart, long otherWhole)
    {
        var (marked, all) = (part + otherPart, whole + otherWhole);
        if (whole == 0 || otherWhole == 0) return 1;
        return TwoSided(
            part, Math.Max(0, whole - (all - marked)), Math.Min(whole, marked), (double)whole * marked / all,
            Density.Hypergeometric(part, whole, marked, all),
            k => (double)(marked - k) / (k + 1) * (whole - k) / (all - marked - whole + k + 1));
    }

    /// <summary>
    /// Which of several tests hold together: if only chance were at work, the probability that any of them were among
    /// these is at most the level (S. Holm, A Simple Sequentially Rejective Multiple Test Procedure, 1979).
    /// </summary>
    /// <returns>Places in the list.</returns>
    public static IReadOnlySet<int> Holding(IReadOnlyList<double> probabilities, double level)
    {
        var sorted = Enumerable.Range(0, probabilities.Count).OrderBy(place => probabilities[place]).ToList();
        return sorted.TakeWhile((place, rank) => probabilities[place] <= level / (sorted.Count - rank)).ToHashSet();
    }

    /// <summary>
    /// Adds up the tail away from the mean, term by term: each next one is that before times what the ratio says of it.
    /// </summary>
    private static double TwoSided(
        long count, long least, long most, double mean, double density, Func<long, double> ratio)
    {
        var isAbove = count >= mean;
        var (away, term) = (density, density);
        for (var k = count; isAbove ? k < most : k > least; k += isAbove ? 1 : -1)
        {
            term *= isAbove ? ratio(k) : 1 / ratio(k - 1);
            away += term;
            if (term <= away * Negligible) break;
        }

        return Math.Min(1, 2 * Math.Min(away, 1 - away + density));
    }
}

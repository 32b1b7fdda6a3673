namespace County.Reporting;

/// <summary>
/// Probabilities of single outcomes, right to about fourteen digits however large the counts are: by the deviance and
/// the remainder of Stirling's formula, where differences of log-gammas would lose their digits (C. Loader, Fast and
/// Accurate Computation of Binomial Probabilities, 2000).
/// </summary>
internal static class Density
{
    // Below it the remainder is worked out from the factorial itself.
    private const int SmallFactorial = 15;

    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private static readonly double[] SmallRemainders =
        [.. Enumerable.Range(0, SmallFactorial + 1).Select(SmallRemainder)];

    /// <summary>That so many of a number of trials succeed.</summary>
    public static double Binomial(long successes, long trials, double chance)
    {
        var (x, n, p, q) = ((double)successes, (double)trials, chance, 1 - chance);
        if (successes < 0 || successes > trials) return 0;
        if (p <= 0) return successes == 0 ? 1 : 0;
        if (q <= 0) return successes == trials ? 1 : 0;
        if (successes == 0) return Math.Exp(p < 0.1 ? -Deviance(n, n * q) - (n * p) : n * Math.Log(q));
        if (successes == trials) return Math.Exp(q < 0.1 ? -Deviance(n, n * p) - (n * q) : n * Math.Log(p));
        var log = Remainder(trials) - Remainder(successes) - Remainder(trials - successes)
            - Deviance(x, n * p) - Deviance(n - x, n * q);
        return Math.Exp(log) * Math.Sqrt(n / (2 * Math.PI * x * (n - x)));
    }

    /// <summary>That so many of those drawn without putting back are marked.</summary>
    /// <param name="hits">Marked ones among those drawn.</param>
    /// <param name="drawn">How many are drawn.</param>
    /// <param name="marked">Marked ones among all.</param>
    /// <param name="all">How many there are.</param>
    public static double Hypergeometric(long hits, long drawn, long marked, long all)
    {
        if (drawn == 0 || drawn == all) return hits == (drawn == 0 ? 0 : marked) ? 1 : 0;
        var share = (double)drawn / all;
        return Binomial(hits, marked, share) * Binomial(drawn - hits, all - marked, share)
            / Binomial(drawn, all, share);
    }

    /// <summary>x·log(x/mean) + mean − x, without cancellation where the two are near.</summary>
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean)) return (x * Math.Log(x / mean)) + mean - x;
        var ratio = (x - mean) / (x + mean);
        var sum = (x - mean) * ratio;
        var term = 2 * x * ratio;
        for (var power = 3; ; power += 2)
        {
            term *= ratio * ratio;
            var next = sum + (term / power);
            if (next.Equals(sum)) return sum;
            sum = next;
        }
    }

    /// <summary>log n! − log(√(2πn)·(n/e)ⁿ).</summary>
    private static double Remainder(long number)
    {
        if (number <= SmallFactorial) return SmallRemainders[number];
        var n = (double)number;
        var square = n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square))
            / square)) / square)) / n;
    }

    private static double SmallRemainder(int number) => number == 0 ? 0 : Math.Log(Factorial(number))
        - ((number + 0.5) * Math.Log(number)) + number - HalfLogTwoPi;

    private static double Factorial(int number) => Enumerable.Range(1, number).Aggregate(1.0, (a, b) => a * b);
}

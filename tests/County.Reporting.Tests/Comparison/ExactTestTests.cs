using System.Numerics;

namespace County.Reporting.Tests;

/// <summary>The exact tests beside published values, and beside sums of whole numbers that lose no digit.</summary>
[Trait("shows", "office")]
public class ExactTestTests
{
    /// <summary>Sign test, that is twice the lower tail of B(n, 1/2), as statistical tables print it.</summary>
    [Theory]
    [InlineData(0, 5, 0.0625)]
    [InlineData(0, 6, 0.0312)]
    [InlineData(1, 8, 0.0703)]
    [InlineData(1, 10, 0.0215)]
    [InlineData(2, 12, 0.0386)]
    [InlineData(5, 20, 0.0414)]
    [InlineData(7, 25, 0.0433)]
    public void Two_counts_are_judged_as_the_tables_of_the_sign_test_say(long few, long both, double published)
    {
        Assert.Equal(published, ExactTest.OfCounts(few, both - few), 0.00006);
        Assert.Equal(published, ExactTest.OfCounts(both - few, few), 0.00006);
    }

    /// <summary>Upper tails of B(n, p) as the tables of the binomial distribution print them.</summary>
    [Theory]
    [InlineData(5, 10, 0.2, 0.0328)]
    [InlineData(4, 15, 0.1, 0.0556)]
    [InlineData(10, 20, 0.3, 0.0480)]
    [InlineData(3, 5, 0.1, 0.0086)]
    public void Trials_are_judged_as_the_binomial_tables_say(
        long successes, long trials, double chance, double published) =>
        Assert.Equal(2 * published, ExactTest.OfTrials(successes, trials, chance), 0.00012);

    /// <summary>R. A. Fisher, The Design of Experiments: three of four cups told; 17 in 70 ways or better.</summary>
    [Fact]
    public void The_lady_who_tasted_tea_is_judged_as_fisher_did() =>
        Assert.Equal(34.0 / 70, ExactTest.OfShares(3, 4, 1, 4), 1e-14);

    [Fact]
    public void Counts_come_out_as_sums_of_whole_numbers_do()
    {
        var random = new Random(20260131);
        for (var round = 0; round < 400; round++)
        {
            var others = random.Next(1, 40);
            var (count, rest) = (random.Next(0, 120), random.Next(0, 300));
            var wanted = Both(count, 0, count + rest, k => Choose(count + rest, k)
                * BigInteger.Pow(others, count + rest - k));

            Assert.Equal(1, ExactTest.OfCounts(count, rest, others) / wanted, 1e-11);
        }
    }

    [Fact]
    public void Shares_come_out_as_sums_of_whole_numbers_do()
    {
        var random = new Random(20260331);
        for (var round = 0; round < 400; round++)
        {
            var (whole, otherWhole) = (random.Next(1, 90), random.Next(1, 400));
            var (part, otherPart) = (random.Next(0, whole + 1), random.Next(0, otherWhole + 1));
            var all = part + otherPart;
            var wanted = Both(part, Math.Max(0, all - otherWhole), Math.Min(whole, all),
                k => Choose(whole, k) * Choose(otherWhole, all - k));

            Assert.Equal(1, ExactTest.OfShares(part, whole, otherPart, otherWhole) / wanted, 1e-11);
        }
    }

    [Theory]
    [InlineData(5_000, 4_700)]
    [InlineData(10_000, 10_000)]
    [InlineData(9_000, 6_000)]
    public void Thousands_lose_no_digits(int count, int rest)
    {
        var wanted = Both(count, 0, count + rest, k => Choose(count + rest, k));

        Assert.Equal(1, ExactTest.OfCounts(count, rest) / wanted, 1e-11);
    }

    [Fact]
    public void The_largest_counts_are_judged_too()
    {
        const long half = ExactTest.Largest / 2;
        // So many that the normal distribution is right to five digits: three standard deviations.
        Assert.Equal(0.0027, ExactTest.OfCounts(half + 47_434, half - 47_434), 0.00001);
        Assert.InRange(ExactTest.OfCounts(half, half), 0.99999, 1);
        Assert.Equal(0, ExactTest.OfCounts(ExactTest.Largest, 0));
    }

    [Fact]
    public void Nothing_beside_nothing_is_no_surprise()
    {
        Assert.Equal(1, ExactTest.OfCounts(0, 0));
        Assert.Equal(1, ExactTest.OfCounts(0, 0, 9));
        Assert.Equal(1, ExactTest.OfShares(0, 7, 0, 9));
        Assert.Equal(1, ExactTest.OfShares(7, 7, 9, 9));
        Assert.Equal(1, ExactTest.OfShares(0, 0, 3, 9));
    }

    /// <summary>At 0.05 the first two hold, the third does not, so that the last is not asked.</summary>
    [Fact]
    public void Several_tests_hold_together_as_holm_says()
    {
        Assert.Equal([0, 3], ExactTest.Holding([0.01, 0.04, 0.03, 0.013], 0.05).Order());
        Assert.Empty(ExactTest.Holding([0.03, 0.04], 0.05));
        Assert.Empty(ExactTest.Holding([], 0.05));
    }

    /// <summary>Twice the smaller tail, in whole numbers until the last division.</summary>
    private static double Both(int count, int least, int most, Func<int, BigInteger> ways)
    {
        var all = Enumerable.Range(least, most - least + 1).Select(k => (k, Ways: ways(k))).ToList();
        var total = Sum(all.Select(one => one.Ways));
        var tail = BigInteger.Min(
            Sum(all.Where(one => one.k <= count).Select(one => one.Ways)),
            Sum(all.Where(one => one.k >= count).Select(one => one.Ways)));
        return 2 * tail >= total ? 1 : Math.Exp(BigInteger.Log(2 * tail) - BigInteger.Log(total));
    }

    private static BigInteger Sum(IEnumerable<BigInteger> ways) => ways.Aggregate(BigInteger.Zero, (a, b) => a + b);

    private static readonly Dictionary<int, BigInteger[]> Rows = [];

    private static BigInteger Choose(int among, int chosen)
    {
        lock (Rows)
        {
            if (Rows.TryGetValue(among, out var row)) return row[chosen];
            row = new BigInteger[among + 1];
            row[0] = 1;
            for (var k = 1; k <= among; k++) row[k] = row[k - 1] * (among - k + 1) / k;
            Rows[among] = row;
            return row[chosen];
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;

namespace County.Reporting;

/// <summary>
/// Finds figures of a year that chance does not explain. Of all tests of one indicator in one county those are told
/// that hold together at <see cref="Level"/> by Holm's procedure; where there was nothing there is no test and no word.
/// </summary>
/// <remarks>
/// Units of one kind differ in size, which no test of chance knows of: against its peers a count is told only where it
/// also lies beyond every one of them. Amounts and balances are no counts and are not tested; that they are the first
/// in years is told of them too.
/// </remarks>
public static class Outliers
{
    /// <summary>Chance alone brings any test of an indicator onto the list with at most this probability.</summary>
    public const double Level = 0.05;

    /// <summary>Fewest peers with a figure that a unit is compared with.</summary>
    public const int FewestPeers = 3;

    /// <summary>Fewest years before of which a first one is told.</summary>
    public const int FewestYears = 2;

    /// <summary>What is to be looked at of an indicator in a year: tests by probability, then first ones.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="year">The year.</param>
    /// <param name="units">Every unit of the county, with its years before.</param>
    public static ImmutableArray<Outlier> Find(Indicator indicator, int year, IReadOnlyCollection<UnitSeries> units)
    {
        var tests = indicator.Cell.Column.Kind == FigureKind.Count
            ? Counts(indicator.Cell, year, units).Concat(Shares(indicator, year, units)).ToList()
            : [];
        var holding = ExactTest.Holding([.. tests.Select(test => test.Outlier.Probability!.Value)], Level);
        return
        [
            .. tests.Where((test, place) => holding.Contains(place) && test.IsTold).Select(test => test.Outlier)
                .OrderBy(outlier => outlier.Probability),
            .. units.Select(unit => First(indicator.Cell, year, unit)).OfType<Outlier>(),
        ];
    }

    private static IEnumerable<Test> Counts(Cell cell, int year, IReadOnlyCollection<UnitSeries> units)
    {
        foreach (var unit in units)
        {
            if (unit.Of(year)?.Figure is not { } now) continue;
            if (unit.Of(year - 1)?.Figure is { } before && IsTested(now, before))
            {
                yield return new Test(PastCount(cell, year, unit, now, before), IsTold: true);
            }

            var peers = Peers(unit, units).Select(peer => peer.Of(year)?.Figure).OfType<long>().ToList();
            if (peers.Count < FewestPeers || !IsTested([now, .. peers])) continue;
            yield return new Test(
                PeersCount(cell, year, unit, now, peers), peers.TrueForAll(one => one < now)
                    || peers.TrueForAll(one => one > now));
        }
    }

    private static IEnumerable<Test> Shares(
        Indicator indicator, int year, IReadOnlyCollection<UnitSeries> units)
    {
        foreach (var unit in indicator.Whole is null ? [] : units)
        {
            if (Part(unit.Of(year)) is not { } now) continue;
            if (Part(unit.Of(year - 1)) is { } before)
            {
                yield return new Test(
                    Share(indicator, year, unit, now, before, OutlierKind.PastShare, "上年为"), IsTold: true);
            }

            var peers = Peers(unit, units).Select(peer => Part(peer.Of(year))).OfType<(long, long)>().ToList();
            if (peers.Count < FewestPeers) continue;
            var pooled = (Part: peers.Sum(peer => peer.Item1), Whole: peers.Sum(peer => peer.Item2));
            if (!IsTested(pooled.Whole, now.Whole)) continue;
            yield return new Test(
                Share(indicator, year, unit, now, pooled, OutlierKind.PeersShare,
                    $"其他{peers.Count}个{unit.Peers}合计为"),
                IsTold: true);
        }
    }

    private static Outlier PastCount(Cell cell, int year, UnitSeries unit, long now, long before)
    {
        var chance = ExactTest.OfCounts(now, before);
        return new Outlier(unit.Unit, OutlierKind.YearOnYear, chance,
            $"{unit.Name}{year}年{Wording.WithUnit(cell, now)}，上年{Wording.WithUnit(cell, before)}，"
            + $"{(now > before ? "增加" : "减少")}{Wording.WithUnit(cell, Math.Abs(now - before))}，"
            + $"偶然相差这么多的概率{Chance(chance)}。");
    }

    private static Outlier PeersCount(Cell cell, int year, UnitSeries unit, long now, List<long> peers)
    {
        var sum = peers.Sum();
        var chance = ExactTest.OfCounts(now, sum, peers.Count);
        var average = ((decimal)sum / peers.Count).ToString("0.#", CultureInfo.InvariantCulture);
        var most = now > peers.Max() ? $"多{peers.Max()}" : $"少{peers.Min()}";
        return new Outlier(unit.Unit, OutlierKind.Peers, chance,
            $"{unit.Name}{year}年{Wording.WithUnit(cell, now)}，"
            + $"其他{peers.Count}个{unit.Peers}"
            + $"合计{Wording.WithUnit(cell, sum)}、平均{average}{cell.Column.Unit}，最{most}"
            + $"{cell.Column.Unit}，偶然相差这么多的概率{Chance(chance)}。");
    }

    private static Outlier Share(
        Indicator indicator, int year, UnitSeries unit, (long Part, long Whole) now, (long Part, long Whole) other,
        OutlierKind kind, string beside)
    {
        var chance = ExactTest.OfShares(now.Part, now.Whole, other.Part, other.Whole);
        return new Outlier(unit.Unit, kind, chance,
            $"{unit.Name}{year}年占{indicator.WholeName}的{Change.Share(indicator.Cell, now.Part, now.Whole)}，"
            + $"{beside}{Change.Share(indicator.Cell, other.Part, other.Whole)}，"
            + $"偶然相差这么多的概率{Chance(chance)}。");
    }

    /// <summary>The first figure above zero, or the first zero, after years of the contrary without a gap.</summary>
    private static Outlier? First(Cell cell, int year, UnitSeries unit)
    {
        if (unit.Of(year)?.Figure is not { } now) return null;
        var run = 0;
        while (unit.Of(year - run - 1)?.Figure is { } before && before == 0 != (now == 0)) run++;
        if (run < FewestYears) return null;
        var years = $"此前{run}年（{year - run}—{year - 1}年）";
        return now != 0
            ? new Outlier(unit.Unit, OutlierKind.FirstNonZero, null,
                $"{unit.Name}{year}年{Wording.WithUnit(cell, now)}，{years}都是{Wording.WithUnit(cell, 0)}，"
                + $"{run + 1}年来首次发生。")
            : new Outlier(unit.Unit, OutlierKind.FirstZero, null,
                $"{unit.Name}{year}年{Wording.WithUnit(cell, 0)}，{years}每年都有，上年"
                + $"{Wording.WithUnit(cell, unit.Of(year - 1)!.Figure)}，{run + 1}年来首次为零。");
    }

    private static IEnumerable<UnitSeries> Peers(UnitSeries unit, IEnumerable<UnitSeries> units) =>
        units.Where(other => other.Unit != unit.Unit && other.Peers == unit.Peers);

    /// <summary>A part of a whole that it can be a part of; null where there is none.</summary>
    private static (long Part, long Whole)? Part(Observed? observed) =>
        observed is { Figure: { } part and >= 0, Whole: { } whole and > 0 } && part <= whole && IsTested(whole)
            ? (part, whole)
            : null;

    /// <summary>Whether there is anything to test: not nothing, none below zero, and no slip of the keyboard.</summary>
    private static bool IsTested(params IReadOnlyCollection<long> counts) =>
        counts.All(count => count is >= 0 and <= ExactTest.Largest) && counts.Sum() is > 0 and <= ExactTest.Largest;

    private static string Chance(double probability) => probability < 0.0001
        ? "不到万分之一"
        : string.Create(CultureInfo.InvariantCulture, $"约{100 * probability:0.##}%");

    /// <summary>A test of the family, and whether it is told where it holds.</summary>
    private sealed record Test(Outlier Outlier, bool IsTold);
}

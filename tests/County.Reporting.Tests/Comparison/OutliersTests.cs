using System.Collections.Immutable;

namespace County.Reporting.Tests;

/// <summary>What is told of an indicator, and that nothing is where there was nothing.</summary>
[Trait("shows", "office")]
public class OutliersTests
{
    private static readonly Format Form = Catalogue.Of("2021");

    private static readonly Indicator Received =
        Indicator.Of(Form, Form.Cell("t3_applications.new_received.total"));

    private static readonly Indicator Granted = Indicator.Of(Form, Form.Cell("t3_applications.granted.total"));

    [Fact]
    public void Where_there_was_nothing_there_is_no_word() => Assert.All(Form.Cells, cell =>
        Assert.Empty(Find(Indicator.Of(Form, cell), [.. Enumerable.Range(1, 60).Select(unit => Unit(unit, 0, 0, 0))])));

    [Fact]
    public void Nothing_reported_and_amounts_are_silent_too()
    {
        Assert.Empty(Find(Received, [.. Enumerable.Range(1, 60).Select(unit => Unit(unit))]));
        Assert.Empty(Find(
            Indicator.Of(Form, Form.Cells.First(cell => cell.Column.Kind == FigureKind.Amount)),
            [.. Enumerable.Range(1, 8).Select(unit => Unit(unit, 5_000_000, unit == 1 ? 900_000_000 : 5_000_000))]));
    }

    [Fact]
    public void Small_counts_that_go_up_and_down_are_not_told() =>
        Assert.Empty(Find(Received, [.. Enumerable.Range(1, 20).Select(unit => Unit(unit, 2, 4 + (unit % 3)))]));

    [Fact]
    public void A_count_far_from_last_years_is_told_with_both_numbers()
    {
        var told = Assert.Single(
            Find(Received, [.. Ten(5), Unit(11, 6, 31)]), one => one.Kind == OutlierKind.YearOnYear);

        Assert.Equal(11, told.Unit);
        Assert.Equal(ExactTest.OfCounts(31, 6), told.Probability);
        Assert.Equal("第11镇2025年31件，上年6件，增加25件，偶然相差这么多的概率不到万分之一。", told.Sentence);
    }

    [Fact]
    public void A_count_beyond_all_peers_is_told_and_others_of_its_kind_alone_are_peers()
    {
        UnitSeries[] units =
        [
            .. Ten(5), Unit(11, 24, 24),
            .. Enumerable.Range(12, 9).Select(unit => Unit(unit, 40, 40) with { Peers = "街道" }),
        ];

        var told = Assert.Single(Find(Received, units));

        Assert.Equal((11, OutlierKind.Peers), (told.Unit, told.Kind));
        Assert.Equal(ExactTest.OfCounts(24, 50, 10), told.Probability);
        Assert.Contains("24件，其他10个乡镇合计50件、平均5件，最多5件，", told.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_units_without_any_beside_a_few_large_ones_are_not_told() => Assert.Empty(Find(
        Received, [.. Enumerable.Range(1, 20).Select(unit => Unit(unit, 0, 0)), Unit(21, 60, 60), Unit(22, 60, 60)]));

    [Fact]
    public void A_share_far_from_the_peers_and_from_last_years_is_told_with_its_base()
    {
        var units = Enumerable.Range(1, 9).Select(unit => Shares(unit, (16, 20), (16, 20)))
            .Append(Shares(10, (32, 40), (5, 40))).ToList();

        var told = Find(Granted, units).Where(one => one.Unit == 10).OrderBy(one => one.Kind).ToList();

        Assert.Equal(
            [OutlierKind.YearOnYear, OutlierKind.PeersShare, OutlierKind.PastShare], told.Select(one => one.Kind));
        Assert.Equal(ExactTest.OfShares(5, 40, 144, 180), told[1].Probability);
        Assert.Equal(
            "第10镇2025年占本年度办理结果总计的12.5%（5/40），其他9个乡镇合计为80.0%（144/180），"
            + "偶然相差这么多的概率不到万分之一。", told[1].Sentence);
        Assert.Contains("上年为80.0%（32/40）", told[2].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_in_years_and_the_first_year_without_any_are_told()
    {
        Assert.Equal(
            ["第1镇2025年1件，此前3年（2022—2024年）都是0件，4年来首次发生。",
             "第2镇2025年0件，此前2年（2023—2024年）每年都有，上年2件，3年来首次为零。"],
            Find(Received, [Unit(1, 0, 0, 0, 1), Unit(2, 1, 2, 0), Unit(3, 0, 1), Unit(4, 1, 0, 1)])
                .Select(one => one.Sentence));
    }

    [Fact]
    public void A_year_that_is_not_known_ends_the_years_before()
    {
        Assert.Empty(Find(Received, [Unit(1, 0, 0, null, 0, 1)]));
        Assert.Empty(Find(Received, [Unit(1, 40, null, 0)]));
    }

    /// <summary>The reason for the level: of 200 counties of pure chance hardly one is given a word.</summary>
    [Fact]
    public void Chance_alone_is_hardly_ever_told()
    {
        var random = new Random(4);
        var told = Enumerable.Range(0, 200).Count(_ => Find(
            Received, [.. Enumerable.Range(1, 30).Select(unit => Unit(unit, Poisson(random, 6), Poisson(random, 6)))])
            .Any(one => one.Probability is not null));

        Assert.InRange(told, 0, 200 * Outliers.Level);
    }

    [Fact]
    public void Slips_of_the_keyboard_do_not_stop_it() => Assert.Empty(Find(
        Received, [.. Enumerable.Range(1, 6).Select(unit => Unit(unit, Figures.Largest, Figures.Largest - unit))]));

    private static ImmutableArray<Outlier> Find(Indicator indicator, IReadOnlyCollection<UnitSeries> units) =>
        Outliers.Find(indicator, 2025, units);

    private static IEnumerable<UnitSeries> Ten(long each) =>
        Enumerable.Range(1, 10).Select(unit => Unit(unit, each, each));

    private static UnitSeries Unit(int unit, params long?[] figures) => new(
        unit, $"第{unit}镇", "乡镇",
        [.. figures.Select((figure, place) => new Observed(2026 - figures.Length + place, figure, null))]);

    private static UnitSeries Shares(int unit, params (long Part, long Whole)[] shares) => new(
        unit, $"第{unit}镇", "乡镇",
        [.. shares.Select((one, place) => new Observed(2026 - shares.Length + place, one.Part, one.Whole))]);

    private static int Poisson(Random random, double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (; product > Math.Exp(-mean); count++) product *= random.NextDouble();
        return count;
    }
}

namespace County.Reporting.Tests;

/// <summary>The county's own indicators, added up over units.</summary>
[Trait("shows", "office")]
public sealed class IndicatorTotalTests
{
    private static readonly CountyIndicator Rate = new("rate", "按期答复率", "件", IndicatorKind.Ratio)
    {
        Numerator = "按期答复件数",
        Denominator = "承办件数",
    };

    private static readonly CountyIndicator Boards = new("boards", "公开栏数", "个", IndicatorKind.Count);

    [Fact]
    public void A_ratio_is_the_ratio_of_the_sums_and_never_the_average()
    {
        var total = IndicatorTotal.Of(Rate, [In(1, 1, 1), In(2, 0, 9)]);

        Assert.Equal((1L, 10L), (total.Figure, total.Whole));
        // The average of 100% and 0% would be 50%.
        Assert.Equal("10%", Percentage.Of(total.Figure, total.Whole));
    }

    [Fact]
    public void Half_a_ratio_is_in_neither_sum_and_is_named()
    {
        var total = IndicatorTotal.Of(Rate, [In(1, 3, 4), In(2, 5, null), In(3, null, 6)]);

        Assert.Equal((3L, 4L, "1/3"), (total.Figure, total.Whole, total.Coverage));
        Assert.Equal(["没有填承办件数", "没有填按期答复件数"], total.Gaps.Select(gap => gap.Why));
    }

    [Fact]
    public void Who_is_missing_is_counted_unless_nothing_is_expected_of_them()
    {
        var total = IndicatorTotal.Of(
            Boards,
            [
                In(3, 2, null), In(1, 0, null), In(2, null, null), Out(4, GapReason.Submitted),
                Out(5, GapReason.Exempt), Out(6, GapReason.OutsideSum),
            ]);

        Assert.Equal((2L, "2/4", false), (total.Figure, total.Coverage, total.IsComplete));
        Assert.Equal(["1", "3"], total.Shares.Select(share => share.UnitCode));
        Assert.Equal(
            ["没有填写", "已报送，尚未通过", "免报", "不计入汇总"], total.Gaps.Select(gap => gap.Why));
    }

    [Fact]
    public void Where_nobody_has_answered_there_is_no_sum()
    {
        var total = IndicatorTotal.Of(Boards, [In(1, null, null)]);

        Assert.Null(total.Figure);
        Assert.False(total.IsComplete);
        Assert.False(IndicatorTotal.Of(Boards, []).IsComplete);
    }

    [Fact]
    public void Sums_of_random_units_equal_an_independent_sum()
    {
        var random = new Random(7);
        var units = Enumerable.Range(1, 500).Select(unit => (unit, Whole: random.NextInt64(0, 1_000_000))).ToList();

        var total = IndicatorTotal.Of(Rate, units.Select(one => In(one.unit, one.Whole / 3, one.Whole)));

        Assert.Equal(units.Aggregate(0L, (sum, one) => sum + one.Whole), total.Whole);
        Assert.Equal(units.Aggregate(0L, (sum, one) => sum + one.Whole / 3), total.Figure);
    }

    [Theory]
    [InlineData(0L, 0L, "—")]
    [InlineData(5L, 0L, "—")]
    [InlineData(null, 5L, "—")]
    [InlineData(5L, null, "—")]
    [InlineData(0L, 5L, "0%")]
    [InlineData(12L, 13L, "92.3%")]
    [InlineData(13L, 13L, "100%")]
    [InlineData(99_999L, 100_000L, "99.9%")]
    [InlineData(1L, 100_000L, "0.1%")]
    [InlineData(3L, 2L, "150%")]
    public void A_percentage_never_hides_a_missing_or_a_single_case(long? part, long? whole, string text) =>
        Assert.Equal(text, Percentage.Of(part, whole));

    private static SupplementInput In(int unit, long? figure, long? whole) =>
        new($"{unit}", $"第{unit}镇", new Answer(figure, whole, ""), null);

    private static SupplementInput Out(int unit, GapReason reason) => new($"{unit}", $"第{unit}镇", null, reason);
}

namespace County.Reporting.Tests;

/// <summary>How differences and shares are said.</summary>
[Trait("shows", "office")]
public class ChangeTests
{
    private static readonly Format Form = Catalogue.Of("2021");

    private static readonly Cell Count = Form.Cell("t3_applications.granted.total");

    private static readonly Cell Amount = Form.Cells.First(cell => cell.Column.Kind == FigureKind.Amount);

    [Theory]
    [InlineData(5, 9, "+4件")]
    [InlineData(9, 5, "-4件")]
    [InlineData(5, 5, "持平")]
    [InlineData(19, 38, "+19件")]
    [InlineData(20, 24, "+4件（+20%）")]
    [InlineData(40, 30, "-10件（-25%）")]
    [InlineData(0, 3, "+3件")]
    public void A_difference_is_a_plain_count_with_a_percentage_only_from_a_base_of_twenty_on(
        long before, long now, string said) => Assert.Equal(said, Change.Between(Count, before, now));

    [Fact]
    public void An_amount_is_said_in_its_printed_unit()
    {
        Assert.Equal("+1.5万元", Change.Between(Amount, 1_000_000, 2_500_000));
        Assert.Equal("+10万元（+50%）", Change.Between(Amount, 20_000_000, 30_000_000));
    }

    [Theory]
    [InlineData(3, 4, "3/4")]
    [InlineData(24, 30, "80.0%（24/30）")]
    [InlineData(0, 0, "0/0")]
    public void A_share_shows_its_base(long part, long whole, string said) =>
        Assert.Equal(said, Change.Share(Count, part, whole));

    [Fact]
    public void Shares_differ_in_points_where_both_bases_carry_them()
    {
        Assert.Equal("-5.0个百分点", Change.BetweenShares(Count, (24, 30), (30, 40)));
        Assert.Equal("持平", Change.BetweenShares(Count, (24, 30), (24, 30)));
        Assert.Null(Change.BetweenShares(Count, (3, 4), (30, 40)));
    }

    [Theory]
    [InlineData("t3_applications.granted.total", "（一）予以公开｜总计", "本年度办理结果总计")]
    [InlineData("t3_applications.granted.natural_person", "（一）予以公开｜自然人", "本年度办理结果总计（自然人）")]
    [InlineData("t3_applications.new_received.natural_person", "一、本年新收政府信息公开申请数量｜自然人",
        "本年新收政府信息公开申请数量总计")]
    [InlineData("t3_applications.refused_state_secret.total", "（三）不予公开·1.属于国家秘密｜总计", "本年度办理结果总计")]
    [InlineData("t4_review_litigation.review.upheld", "行政复议·结果维持", "行政复议总计")]
    [InlineData("t3_applications.results_total.total", "（七）总计｜总计", null)]
    [InlineData("t2_art20_5.licences.decisions", "行政许可｜本年处理决定数量", null)]
    public void An_indicator_names_itself_and_what_it_is_a_share_of(string address, string name, string? whole)
    {
        var indicator = Indicator.Of(Form, Form.Cell(address));

        Assert.Equal((name, whole), (indicator.Name, indicator.WholeName));
    }

    [Fact]
    public void Parts_of_a_total_fall_into_the_groups_of_the_form()
    {
        var indicator = Indicator.Of(Form, Count);

        Assert.Equal(
            ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"],
            indicator.Parts.Select(indicator.GroupOf).Distinct());
    }
}

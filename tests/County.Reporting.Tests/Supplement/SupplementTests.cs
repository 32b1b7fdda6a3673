namespace County.Reporting.Tests;

/// <summary>What a unit says to the county's own indicators, and what is said of it.</summary>
[Trait("shows", "office")]
public sealed class SupplementTests
{
    private static readonly CountyIndicator Boards = new("boards", "公开栏数", "个", IndicatorKind.Count)
    {
        Least = 0,
        Most = 50,
    };

    private static readonly CountyIndicator Spent = new("spent", "公开经费", "万元", IndicatorKind.Amount)
    {
        Most = 5_000_000,
    };

    private static readonly CountyIndicator Words = new("words", "做法", "", IndicatorKind.Text) { Most = 4 };

    private static readonly CountyIndicator OnTime = new("on_time", "按期答复率", "件", IndicatorKind.Ratio)
    {
        IsProper = true,
        Numerator = "按期答复件数",
        Denominator = "承办件数",
    };

    private static readonly Supplement Empty = new([Boards, Spent, Words, OnTime], new Dictionary<string, Answer>());

    [Fact]
    public void A_ratio_has_two_fields_and_everything_else_one() => Assert.Equal(
        ["s.boards", "s.spent", "s.words", "s.on_time.n", "s.on_time.d"], Empty.Fields.Select(one => one.Name));

    [Fact]
    public void A_blank_is_missing_and_no_fault_and_a_zero_is_an_answer()
    {
        Assert.Equal("补充指标有5处空白", Empty.Missing);
        Assert.Empty(Empty.Faults);
        Assert.Equal(SectionState.Empty, Empty.State);

        var zeros = Put(Put(Put(Put(Empty, "s.boards", 0), "s.spent", 0), "s.on_time.n", 0), "s.on_time.d", 0);

        Assert.Equal("补充指标有1处空白", zeros.Missing);
        Assert.Equal(SectionState.Open, zeros.State);
        Assert.Equal("0", zeros.Print(zeros.Find("s.boards")!));
        Assert.Equal(SectionState.Done, zeros.With(zeros.Find("s.words")!, null, "上门").State);
    }

    [Theory]
    [InlineData("s.boards", 51, "“公开栏数”填了51个，应为0至50个。")]
    [InlineData("s.boards", -1, "“公开栏数”填了-1个，应为0至50个。")]
    [InlineData("s.spent", 5_010_000, "“公开经费”填了5.01万元，应为不超过5万元。")]
    public void What_is_out_of_range_is_said_with_both_sides(string name, long figure, string message)
    {
        var fault = Assert.Single(Put(Empty, name, figure).Faults);

        Assert.Equal(("S-RANGE", name, message), (fault.Code, fault.Field.Name, fault.Message));
        Assert.Empty(Put(Empty, name, name == "s.boards" ? 50 : 5_000_000).Faults);
    }

    [Fact]
    public void A_numerator_may_reach_its_denominator_and_not_pass_it_where_the_indicator_says_so()
    {
        var all = Put(Put(Empty, "s.on_time.d", 7), "s.on_time.n", 7);
        Assert.Empty(all.Faults);

        var fault = Assert.Single(Put(all, "s.on_time.n", 8).Faults);
        Assert.Equal("“按期答复率”：按期答复件数8件，多于承办件数7件。", fault.Message);

        var loose = new Supplement([OnTime with { IsProper = false }], new Dictionary<string, Answer>());
        Assert.Empty(Put(Put(loose, "s.on_time.n", 8), "s.on_time.d", 7).Faults);
    }

    [Fact]
    public void Words_are_counted_and_a_field_of_nobody_is_not_found()
    {
        Assert.Equal(
            "“做法”写了5字，不能超过4字。",
            Assert.Single(Empty.With(Empty.Find("s.words")!, null, "一二三四五").Faults).Message);
        Assert.Null(Empty.Find("s.on_time"));
        Assert.Null(Empty.Find("s.boards.n"));
        Assert.Null(Empty.Find("boards"));
    }

    [Theory]
    [InlineData("boards", true)]
    [InlineData("b2_x", true)]
    [InlineData("Boards", false)]
    [InlineData("2b", false)]
    [InlineData("a.b", false)]
    [InlineData("公开栏", false)]
    [InlineData("a", false)]
    public void An_id_is_small_letters_digits_and_strokes(string id, bool isId) =>
        Assert.Equal(isId, CountyIndicator.IsId(id));

    private static Supplement Put(Supplement to, string name, long figure) => to.With(to.Find(name)!, figure, "");
}

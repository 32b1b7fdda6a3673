namespace County.Reporting.Tests;

[Trait("shows", "season")]
public class AdjustmentTests
{
    private const string Upheld = "t4_review_litigation.review.upheld";
    private const string Total = "t4_review_litigation.review.total";
    private static readonly Format Form = Catalogue.Of("2021");
    private static readonly Figures Zero = Figures.Zero(Form);

    [Fact]
    public void A_total_follows_its_adjusted_part_and_the_units_sum_stays_as_the_units_gave_it()
    {
        var summary = RollUp.Of(Form, [Unit(1, Zero.With(Upheld, 2)), Unit(2, Zero.With(Upheld, 1))], [], [Less(1)]);

        Assert.Equal((3, 3), (summary.UnitsSum[Upheld], summary.UnitsSum[Total]));
        Assert.Equal((2, 2), (summary.Figures[Upheld], summary.Figures[Total]));
        Assert.Equal([1], summary.AdjustmentsTo(Form.Cell(Total)).Select(one => one.Number));
        Assert.Empty(summary.AdjustmentsTo(Form.Cell("t4_review_litigation.review.corrected")));
    }

    [Fact]
    public void A_total_that_a_unit_gave_beside_a_blank_is_not_worked_out_anew_by_an_adjustment_elsewhere()
    {
        var partial = Zero.With(Upheld, null).With(Total, 7);

        var summary = RollUp.Of(Form, [Unit(1, partial), Unit(2, Zero.With(Upheld, 2))], [], [Less(1)]);

        Assert.Equal(9, summary.UnitsSum[Total]);
        Assert.Equal(8, summary.Figures[Total]);
    }

    [Fact]
    public void An_adjustment_of_a_cell_that_nobody_filled_is_all_that_stands_there()
    {
        var summary = RollUp.Of(Form, [], [], [Less(1)]);

        Assert.Equal((null, -1), (summary.UnitsSum[Upheld], summary.Figures[Upheld]));
        Assert.False(summary.IsComplete);
    }

    [Fact]
    public void The_input_hash_changes_with_what_an_adjustment_says()
    {
        var one = Less(1);
        string[] hashes =
        [
            Hash(), Hash(one), Hash(one with { Amount = -2 }), Hash(one with { Number = 2 }),
            Hash(one with { Reason = "另一理由" }),
            Hash(one with { Cell = Form.Cell("t4_review_litigation.review.corrected") }),
            Hash(one, one with { Number = 2 }),
        ];

        Assert.Distinct(hashes);
    }

    [Fact]
    public void A_total_and_a_cell_of_another_form_are_not_adjusted()
    {
        Assert.Throws<ArgumentException>(() => RollUp.Of(Form, [], [], [Less(1) with { Cell = Form.Cell(Total) }]));
        Assert.Throws<ArgumentException>(() => RollUp.Of(Catalogue.Of("2019"), [], [], [Less(1)]));
    }

    private static string Hash(params CountedAdjustment[] adjustments) =>
        RollUp.Of(Form, [], [], adjustments).InputHash;

    private static CountedAdjustment Less(long amount) =>
        new(1, Form.Cell(Upheld), -amount, "复议机关作共同被告，由原行为机关填报");

    private static Contribution Unit(int code, Figures figures) => Reports.Contribution(code, figures);
}

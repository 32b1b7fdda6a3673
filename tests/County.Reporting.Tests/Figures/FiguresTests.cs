namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class FiguresTests
{
    private const string Upheld = "t4_review_litigation.review.upheld";
    private const string Corrected = "t4_review_litigation.review.corrected";
    private const string Total = "t4_review_litigation.review.total";
    private static readonly Format Form = Catalogue.Of("2021");
    private static readonly Figures Zero = Figures.Zero(Form);

    [Fact]
    public void Blank_is_not_zero()
    {
        Assert.Null(Figures.Blank(Form)[Upheld]);
        Assert.Equal(0, Zero[Upheld]);
        Assert.NotEqual(Figures.Blank(Form), Zero);
        Assert.NotEqual(Zero, Zero.With(Upheld, null));
        Assert.Null(Zero.With(Upheld, null).Sum([Form.Cell(Upheld), Form.Cell(Corrected)]));
        Assert.Equal(7, Zero.With(Upheld, 7).Sum([Form.Cell(Upheld), Form.Cell(Corrected)]));
    }

    [Fact]
    public void Added_to_a_figure_a_blank_adds_nothing_and_two_blanks_stay_blank()
    {
        var one = Figures.Blank(Form).With(Upheld, 3).With(Total, 3);
        var other = Figures.Blank(Form).With(Upheld, 4).With(Corrected, 5);

        var sum = one.Plus(other);

        Assert.Equal((7, 5, 3, null), (sum[Upheld], sum[Corrected], sum[Total], sum[Form.Cells[0]]));
        Assert.Equal(sum, other.Plus(one));
        Assert.Equal(one, one.Plus(Figures.Blank(Form)));
        Assert.Throws<ArgumentException>(() => one.Plus(Figures.Zero(Catalogue.Of("2019"))));
    }

    [Fact]
    public void Totals_are_worked_out_anew_and_kept_where_a_part_is_blank()
    {
        var wrong = Zero.With(Upheld, 3).With(Total, 9).With("t3_applications.granted.other_org", 2);

        var right = wrong.WithTotals();

        Assert.Equal(3, right[Total]);
        Assert.Equal(2, right["t3_applications.granted.total"]);
        Assert.Equal(2, right["t3_applications.results_total.other_org"]);
        Assert.Equal(2, right["t3_applications.results_total.total"]);
        Assert.Equal(9, wrong.With(Corrected, null).WithTotals()[Total]);
        Assert.Equal(right, right.WithTotals());
    }

    [Fact]
    public void Figures_stand_in_the_order_of_print_and_make_the_same_report_again()
    {
        var figures = Figures.Of(Form, [.. Enumerable.Range(0, 200).Select(number => (long?)number)]);
        string[] sections = ["s2_proactive", "s3_applications", "s4_review_litigation"];

        Assert.Equal(Enumerable.Range(0, 200).Select(number => (long?)number), figures.All.Select(one => one.Value));
        Assert.Equal([10, 175, 15], sections.Select(section => figures.Section(section).Length));
        Assert.Equal(figures, Figures.Of(Form, [.. sections.Select(figures.Section)]));
        Assert.Equal(figures.GetHashCode(), Figures.Of(Form, [.. sections.Select(figures.Section)]).GetHashCode());
        Assert.Empty(figures.Section("s1_overall"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    [InlineData(201)]
    public void Figures_of_another_number_than_the_form_has_cells_are_refused(int count) =>
        Assert.Throws<ArgumentException>(() => Figures.Of(Form, new long?[count]));

    [Fact]
    public void Changing_a_report_makes_another_and_leaves_it_as_it_is()
    {
        var changed = Zero.With([KeyValuePair.Create(Form.Cell(Upheld), (long?)1)]);

        Assert.Equal((0, 1), (Zero[Upheld], changed[Upheld]));
        Assert.Equal(changed, Zero.With(Upheld, 1));
        Assert.NotEqual(changed, Zero);
        Assert.False(Zero.Equals(null));
        Assert.NotEqual(Figures.Blank(Form), Figures.Blank(Catalogue.Of("2019")));
        Assert.Throws<KeyNotFoundException>(() => Zero.With("t9.nothing", 1));
    }
}

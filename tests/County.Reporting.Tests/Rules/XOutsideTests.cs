namespace County.Reporting.Tests;

/// <summary>What other offices know of a report, and what is said where it knows otherwise.</summary>
[Trait("shows", "office")]
public class XOutsideTests
{
    private static readonly Format Form = Catalogue.Of("2021");
    private static readonly Cell Upheld = Form.Cell("t4_review_litigation.review.upheld");
    private static readonly Cell Fees = Form.Cell("t2_art20_8.fees.fee_amount");

    [Fact]
    public void A_difference_names_the_source_both_sides_and_how_far_they_are_apart()
    {
        var found = Assert.Single(Told(Upheld, 2, new OutsideFigure(OutsideSource.Justice, Upheld, 3)));

        Assert.Equal(("X-OUTSIDE", Severity.Query), (found.Code, found.Severity));
        Assert.StartsWith(
            "司法局提供的行政复议结果维持为3件，报告填2件，相差1件，", found.Message, StringComparison.Ordinal);
        Assert.Equal((3m, 2m), (found.Expected, found.Actual));
    }

    [Fact]
    public void An_amount_is_told_in_the_unit_of_the_form() => Assert.StartsWith(
        "财政局提供的行政事业性收费本年收费金额为12.5万元，报告填12万元，相差0.5万元，",
        Assert.Single(Told(Fees, 12_000_000, new OutsideFigure(OutsideSource.Finance, Fees, 12_500_000))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_nobody_has_told_and_what_the_report_leaves_blank_are_no_difference()
    {
        Assert.Empty(Told(Upheld, 2));
        Assert.Empty(Told(Upheld, null, new OutsideFigure(OutsideSource.Justice, Upheld, 3)));
        Assert.Empty(Told(Upheld, 3, new OutsideFigure(OutsideSource.Justice, Upheld, 3)));
    }

    [Fact]
    public void A_report_is_checked_again_when_an_office_has_told_something_else()
    {
        var alone = new Subject(Figures.Zero(Form));
        var told = alone with { Outside = [new OutsideFigure(OutsideSource.Justice, Upheld, 3)] };
        var other = alone with { Outside = [new OutsideFigure(OutsideSource.Justice, Upheld, 4)] };

        Assert.Distinct([Checker.InputHash(alone), Checker.InputHash(told), Checker.InputHash(other)]);
    }

    [Theory]
    [InlineData("2019", OutsideSource.Justice, 13)]
    [InlineData("2019", OutsideSource.Finance, 2)]
    [InlineData("2019", OutsideSource.Approval, 1)]
    [InlineData("2019", OutsideSource.Enforcement, 2)]
    [InlineData("2021", OutsideSource.Justice, 15)]
    [InlineData("2021", OutsideSource.Finance, 1)]
    [InlineData("2021", OutsideSource.Approval, 1)]
    [InlineData("2021", OutsideSource.Enforcement, 2)]
    public void A_source_knows_what_is_its_own_and_nothing_that_the_sums_give(
        string form, OutsideSource source, int count)
    {
        var cells = source.CellsOf(Catalogue.Of(form));

        Assert.Equal(count, cells.Length);
        Assert.DoesNotContain(cells, cell => cell.IsComputed || cell.Column.Kind == FigureKind.SignedCount);
        Assert.DoesNotContain(
            OutsideSources.All.Where(other => other != source),
            other => other.CellsOf(Catalogue.Of(form)).Intersect(cells).Any());
    }

    private static IEnumerable<Finding> Told(Cell cell, long? figure, params OutsideFigure[] outside) =>
        new XOutside().Check(new Subject(Figures.Zero(Form).With(cell, figure)) { Outside = [.. outside] });
}

namespace County.Reporting.Tests;

public class FMagnitudeTests
{
    private const string Amount = "t2_art20_9.central_procurement.procurement_amount";

    [Theory]
    [InlineData("采购总金额999999999亿元。")]
    [InlineData("采购总金额99999999999999999999999999999999亿元。")]
    public void An_amount_in_the_text_that_no_figure_can_hold_is_passed_over(string text)
    {
        var figures = Figures.Zero(Catalogue.Of("2019")).With(Amount, 1_000_000_000_000_000);

        Assert.Empty(new FMagnitude().Check(new Subject(figures) { Narrative = new Narrative(text, "", "") }));
    }
}

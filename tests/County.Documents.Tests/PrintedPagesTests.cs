namespace County.Documents.Tests;

/// <summary>Text drawn out of printed pages: columns by spaces, labels broken over lines, headings repeated.</summary>
public sealed class PrintedPagesTests
{
    private static readonly Reading Reading =
        Reports.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Texts", "printed-pages.txt")));

    [Theory]
    [InlineData("t2_art20_1.normative_docs.in_force", 14)]
    [InlineData("t2_art20_5.licences.decisions", 126)]
    [InlineData("t2_art20_8.fees.fee_amount", 2_350_000)]
    [InlineData("t3_applications.new_received.legal_service_org", 2)]
    [InlineData("t3_applications.granted.total", 5)]
    [InlineData("t3_applications.partial.natural_person", 1)]
    [InlineData("t3_applications.refused_prohibited_by_law.natural_person", 1)]
    [InlineData("t3_applications.refused_third_party.legal_service_org", 1)]
    [InlineData("t3_applications.unable_not_held.natural_person", 2)]
    [InlineData("t3_applications.other_other.total", 1)]
    [InlineData("t3_applications.results_total.total", 11)]
    [InlineData("t3_applications.carried_out.natural_person", 2)]
    [InlineData("t4_review_litigation.review.total", 2)]
    [InlineData("t4_review_litigation.litigation_after_review.other_result", 1)]
    public void A_row_is_read_across_page_breaks_and_upright_headings(string address, long figure) =>
        Assert.Equal(figure, Reading.Figures![address]);

    [Fact]
    public void Its_head_and_its_text_are_found()
    {
        Assert.Equal((2022, "青石镇", Level.Township), (Reading.Year, Reading.Unit, Reading.Level));
        Assert.Equal("目录的更新还不够及时。", Reading.Narrative.Problems);
    }
}

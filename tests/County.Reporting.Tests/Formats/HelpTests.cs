using System.Text.Json;

namespace County.Reporting.Tests;

[Trait("shows", "clerk")]
public class HelpTests
{
    public static TheoryData<string, string> Cells() =>
        [.. Catalogue.All.SelectMany(format => format.Cells.Select(cell => (format.Id, cell.Address)))];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_has_a_short_help_with_its_basis_in_clean_Chinese_and_in_English(string id, string address)
    {
        var help = Help.Of(Catalogue.Of(id).Cell(address));

        Assert.InRange(help.Text.Length, 8, 120);
        Assert.EndsWith("。", help.Text, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", help.Basis);
        Assert.All([help.Text, help.Basis], words => Assert.DoesNotMatch(
            @"\p{IsCJKUnifiedIdeographs}[!-/:-@\[-`{-~]|[!-/:-@\[-`{-~]\p{IsCJKUnifiedIdeographs}|\s|。。", words));
        Assert.Matches(@"^[A-Z][^\p{IsCJKUnifiedIdeographs}]+\.$", help.English);
    }

    [Fact]
    public void What_a_cell_means_is_told_for_it_and_not_for_its_neighbour()
    {
        Assert.Contains("第三十七条", Of("2021", "t3_applications.partial.natural_person").Basis, StringComparison.Ordinal);
        Assert.Contains("万元", Of("2021", "t2_art20_8.fees.fee_amount").Text, StringComparison.Ordinal);
        Assert.Contains("负数", Of("2019", "t2_art20_8.fees.items_change").Text, StringComparison.Ordinal);
        Assert.Contains("填0", Of("2021", "t2_art20_1.rules.in_force").Text, StringComparison.Ordinal);
        Assert.Contains(
            "共同被告", Of("2019", "t4_review_litigation.litigation_after_review.upheld").Text, StringComparison.Ordinal);
        Assert.NotEqual(
            Of("2019", "t2_art20_5.licences.decisions"), Of("2021", "t2_art20_5.licences.decisions"));
    }

    [Fact]
    public void No_entry_of_the_file_is_without_a_cell()
    {
        using var stream = typeof(Help).Assembly.GetManifestResourceStream("Formats/help.json")!;
        using var file = JsonDocument.Parse(stream);
        var shown = Catalogue.All.SelectMany(format => format.Cells).Select(cell => Help.Of(cell).Text).ToHashSet();

        Assert.All(file.RootElement.EnumerateArray(), entry => Assert.Contains(
            entry.GetProperty("text").GetString()!, shown));
    }

    private static Help Of(string format, string address) => Help.Of(Catalogue.Of(format).Cell(address));
}

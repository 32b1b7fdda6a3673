using System.Security.Cryptography;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class FormatTests
{
    public static TheoryData<string> Ids => [.. Catalogue.All.Select(format => format.Id)];

    [Theory]
    [InlineData("2019", 198, 22, 161, 15)]
    [InlineData("2021", 200, 10, 175, 15)]
    public void A_form_has_its_cells_each_at_an_address_of_its_own(string id, int all, int two, int three, int four)
    {
        var form = Catalogue.Of(id);

        Assert.Equal((all, two, three, four), (form.Cells.Length, In("s2"), In("s3"), In("s4")));
        Assert.Distinct(form.Cells.Select(cell => cell.Address));
        Assert.Distinct(form.Cells.Select(cell => cell.Table.Id + cell.Name));
        Assert.Distinct(form.Sections.Select(section => section.Id));
        Assert.Distinct(form.Tables.Select(table => table.Id));
        Assert.All(form.Tables, table => Assert.Distinct(table.Rows.Select(row => row.Id)));
        Assert.All(form.Tables, table => Assert.Distinct(table.Columns.Select(column => column.Id)));
        Assert.All(form.Cells, cell => Assert.Same(cell, form.Find(cell.Address)));
        Assert.All(form.Cells, cell => Assert.Same(cell, cell.Table.Cell(cell.Row.Id, cell.Column.Id)));
        Assert.Equal(Enumerable.Range(0, all), form.Cells.Select(cell => cell.Index));

        int In(string section) =>
            form.Cells.Count(cell => cell.Table.Section.Id.StartsWith(section, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Totals_stand_in_an_order_in_which_they_can_be_worked_out_one_for_each_computed_cell(string id)
    {
        var form = Catalogue.Of(id);
        var known = form.Cells.Where(cell => !cell.IsComputed).ToHashSet();
        foreach (var line in form.Totals.Where(line => line.Left[0].IsComputed))
        {
            Assert.All(line.Right, part => Assert.Contains(part, known));
            Assert.True(known.Add(Assert.Single(line.Left)), $"{line.Left[0]} comes twice");
        }

        Assert.All(form.Totals, line => Assert.True(line.Left[0].IsComputed, line.Left[0].Address));
        Assert.Equal(form.Cells, known.OrderBy(cell => cell.Index));
    }

    // Whoever changes one of these files changes what reports of past years mean: the change must be meant.
    [Theory]
    [InlineData("Formats/2019.json", "bf32f46f1590b0109f85069eb3df8bdf399f5189067e602460d3b860a16e0c83")]
    [InlineData("Formats/2021.json", "c85b1b01fb08b01ac5d378fc11226b4af52511fc4da827c4add8ab4047aa8c71")]
    [InlineData("Calendar/holidays.json", "4fd38556948f19fca3d9002ccbe72920df60d586b13a8877470c169c6c2e558e")]
    public void What_was_published_officially_does_not_change_unnoticed(string name, string hash)
    {
        using var stream = typeof(Format).Assembly.GetManifestResourceStream(name);

        Assert.NotNull(stream);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Chinese_words_have_Chinese_marks_beside_them(string id)
    {
        var form = Catalogue.Of(id);
        var words = form.Sections.SelectMany(part => part.Topics.Append(part.FullTitle).Append(part.Guidance))
            .Concat(form.Tables.SelectMany(table => (string?[])[table.Title, table.Corner]))
            .Concat(form.Cells.SelectMany(cell => cell.Column.Heads.Append(cell.Column.Label).Append(cell.Column.Unit)))
            .Concat(form.Cells.SelectMany(cell => cell.Row.Heads.Append(cell.Row.Label)))
            .Concat(Checker.RulesOf(form).SelectMany(rule => (string[])[rule.Message, rule.Source]))
            .Concat(form.Rules.OfType<SumRule>()
                .SelectMany(rule => (string?[])[rule.Told, rule.HintOver, rule.HintUnder]))
            .OfType<string>().Append(form.Title).Append(form.Document);

        Assert.All(words, word => Assert.DoesNotMatch(
            @"\p{IsCJKUnifiedIdeographs}[,():;]|[,():;]\p{IsCJKUnifiedIdeographs}|\s", word));
    }

    [Theory]
    [InlineData(2018, null)]
    [InlineData(2019, "2019")]
    [InlineData(2020, "2019")]
    [InlineData(2021, "2021")]
    [InlineData(2099, "2021")]
    public void A_year_has_its_form(int year, string? id) => Assert.Equal(id, Catalogue.ForYear(year)?.Id);

    [Fact]
    public void A_form_an_address_or_a_table_that_is_not_there_is_refused()
    {
        Assert.Null(Catalogue.Find("2008"));
        Assert.Throws<KeyNotFoundException>(() => Catalogue.Of("2008"));
        Assert.Null(Catalogue.Of("2019").Find("t4_review_litigation.count.review.upheld"));
        Assert.Throws<KeyNotFoundException>(() => Catalogue.Of("2019").Cell("t2_art20_8.fees.fee_amount"));
        Assert.Throws<InvalidOperationException>(() => Catalogue.Of("2021").Table("t2_art20_9"));
    }

    [Fact]
    public void Money_is_kept_in_fen_and_printed_in_the_unit_of_the_form() =>
        Assert.Equal(
            [("t2_art20_9.central_procurement.procurement_amount", 100L), ("t2_art20_8.fees.fee_amount", 1_000_000L)],
            Catalogue.All.SelectMany(form => form.Cells).Where(cell => cell.Column.Kind == FigureKind.Amount)
                .Select(cell => (cell.Address, cell.Column.Scale)));
}

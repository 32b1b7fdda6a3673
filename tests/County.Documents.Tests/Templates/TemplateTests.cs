using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace County.Documents.Tests.Templates;

/// <summary>The template that a unit fills instead of the page.</summary>
[Trait("shows", "clerk")]
public sealed class TemplateTests
{
    public static TheoryData<string> Formats => ["2019", "2021"];

    [Theory, MemberData(nameof(Formats))]
    public void What_was_put_in_comes_back_and_a_blank_stays_a_blank(string format)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var figures = Template.Half(format, seed);

            var reading = Template.Read(Template.Write(figures), format);

            Assert.Equal(figures, Template.Filled(reading, figures.Format));
            Assert.All(reading.Cells, cell => Assert.Null(cell.Problem));
            Assert.All(reading.Cells, cell => Assert.Equal(cell.Prefilled, cell.Figure));
            Assert.Equal(ContentHash.Of(figures, Template.Text), reading.ContentHash);
            var text = reading.Texts.Aggregate(Narrative.Empty, (all, one) => all.With(one.Section.Id, one.Text));
            Assert.Equal(Template.Text, text);
            Assert.True(TemplateDifferences.Of(reading, figures, Template.Text).IsNone);
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void A_figure_of_many_digits_comes_back_to_the_last(string format)
    {
        var figures = Template.Blank(format);
        figures = figures.With(figures.Format.Cells.Where(cell => !cell.IsComputed)
            .Select(cell => KeyValuePair.Create(cell, (long?)999_999_999_999_999 - cell.Index)));

        var reading = Template.Read(Template.Write(figures), format);

        Assert.All(reading.Cells, cell => Assert.Equal(figures[cell.Cell], cell.Figure));
    }

    [Theory, MemberData(nameof(Formats))]
    public void Every_label_stands_in_it_as_the_form_prints_it(string format)
    {
        var form = Catalogue.Of(format);
        using var book = new Workbook(Template.Write(Template.Blank(format)));
        foreach (var section in form.Sections.Where(section => !section.IsText))
        {
            var tables = form.Tables.Where(table => table.Section == section).ToList();
            string?[] wanted =
            [
                section.FullTitle,
                .. tables.SelectMany(table => new[] { table.Title, table.Corner }),
                .. tables.SelectMany(table => table.Columns.Select(column => column.Label)),
                .. tables.SelectMany(table => table.Columns.SelectMany(column => Groups(table, column))),
                .. tables.SelectMany(table => table.Rows.Select(row => row.Label)),
                .. tables.SelectMany(table => table.Rows.SelectMany(row => row.Heads).Distinct()),
            ];
            var sheet = book[section.FullTitle];
            var shown = sheet.Descendants<SheetCell>().Where(cell => cell.DataType?.Value == CellValues.InlineString)
                .Where(cell => !cell.CellReference!.Value!.EndsWith("A2", StringComparison.Ordinal))
                .Select(Workbook.Words).Where(words => !words.StartsWith("核对", StringComparison.Ordinal));
            Assert.Equal(wanted.Where(label => !string.IsNullOrEmpty(label)).Order(), shown.Order());
        }

        var texts = Workbook.Words(book["文字部分"]).Values;
        var titles = form.Sections.Where(section => section.IsText).Select(section => section.FullTitle);
        Assert.All(titles, title => Assert.Contains(title, texts));
    }

    // A group is printed once over neighbours that share it with all the groups above.
    private static IEnumerable<string> Groups(Reporting.Table table, Reporting.Column column)
    {
        var before = table.Columns.IndexOf(column) - 1;
        for (var level = 1; level <= column.Heads.Length; level++)
        {
            var isSame = before >= 0 && table.Columns[before].Heads.Length >= level
                && table.Columns[before].Heads.Take(level).SequenceEqual(column.Heads.Take(level));
            if (!isSame) yield return column.Heads[level - 1];
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void Heads_are_merged_as_printed(string format)
    {
        using var book = new Workbook(Template.Write(Template.Blank(format)));
        var sheet = book.Table(Catalogue.Of(format), "t3_applications");
        var merged = sheet.Descendants<MergeCell>().Select(cell => cell.Reference!.Value).ToList();
        foreach (var (words, range) in new[]
        {
            ("申请人情况", "D3:J3"), ("法人或其他组织", "E4:I4"), ("自然人", "D4:D5"),
            ("一、本年新收政府信息公开申请数量", "A6:C6"), ("（一）予以公开", "B8:C8"), ("（三）不予公开", "B10:B17"),
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "A3:C5"),
        })
        {
            Assert.Contains(range, merged);
            Assert.Equal(range.Split(':')[0], Workbook.Showing(sheet, words).CellReference!.Value);
        }
    }

    [Theory, MemberData(nameof(Formats))]
    public void Its_formulas_come_to_what_the_system_works_out(string format)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var figures = seed % 2 == 0
                ? Template.Half(format, seed)
                : RandomReport.Usual(Catalogue.Of(format), seed);
            using var book = new Workbook(Template.Write(figures));
            var count = 0;
            foreach (var sheet in book.All.Select(book.Of))
            {
                var cells = sheet.Descendants<SheetCell>().ToDictionary(cell => cell.CellReference!.Value!);
                foreach (var cell in cells.Values.Where(cell => cell.CellFormula is not null))
                {
                    Assert.Equal(cell.CellValue!.Text, $"{Value(cell.CellReference!.Value!)}");
                    count++;
                }

                object Value(string reference) => cells[reference] switch
                {
                    { CellFormula: { } formula } => new SpreadsheetFormula(formula.Text, Value).Value,
                    { DataType: null, CellValue.Text: var number } =>
                        decimal.Parse(number, CultureInfo.InvariantCulture),
                    var other => Workbook.Words(other),
                };
            }

            // The totals, and the balance under each column of table three.
            Assert.Equal(figures.Format.Totals.Length + 7, count);
        }
    }

    [Fact]
    public void The_row_under_table_three_says_by_how_much_a_column_does_not_come_out()
    {
        var figures = Figures.Zero(Catalogue.Of("2021")).With("t3_applications.new_received.natural_person", 3)
            .With("t3_applications.carried_out.natural_person", 1)
            .With("t3_applications.granted.other_org", 2).With("t3_applications.granted.research_institution", null)
            .WithTotals();
        using var book = new Workbook(Template.Write(figures));
        var words = Workbook.Words(book.Table(figures.Format, "t3_applications"));
        Assert.Equal(("差2件", "平", "多2件", false), (words["D31"], words["E31"], words["I31"], words.ContainsKey("F31")));
        Assert.DoesNotContain(words.Keys, key => key.EndsWith("32", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Formats))]
    public void Only_what_is_to_be_filled_can_be_typed_into_and_is_checked(string format)
    {
        var form = Catalogue.Of(format);
        using var book = new Workbook(Template.Write(Template.Blank(format)));
        var styles = book.Book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var rules = new List<DataValidation>();
        foreach (var sheet in book.All.Select(book.Of))
        {
            Assert.True(sheet.GetFirstChild<SheetProtection>()!.Sheet!.Value);
            var ranges = sheet.Descendants<DataValidation>().ToList();
            rules.AddRange(ranges);
            var open = sheet.Descendants<SheetCell>()
                .Where(cell => styles[(int)cell.StyleIndex!.Value].Protection?.Locked?.Value == false);
            Assert.All(open, cell => Assert.Null(cell.CellFormula));
        }

        Assert.Equal(
            form.Cells.Count(cell => !cell.IsComputed), rules.Sum(rule => rule.SequenceOfReferences!.Items.Count));
        Assert.All(rules, rule => Assert.StartsWith("请填", rule.Error!.Value, StringComparison.Ordinal));
        Assert.Equal(
            form.Cells.Where(cell => !cell.IsComputed).Select(cell => cell.Column.Kind).Distinct().Count(),
            rules.Select(rule => (rule.Type!.Value, rule.GetFirstChild<Formula1>()!.Text)).Distinct().Count());
    }

    [Theory, MemberData(nameof(Formats))]
    public void It_is_a_file_without_a_fault(string format)
    {
        var lastYear = RandomReport.Figures(Catalogue.Of("2019"), 3);
        using var book = new Workbook(Template.Write(Template.Half(format, 1), lastYear: lastYear));
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(book.Document, TestContext.Current.CancellationToken);
        Assert.Empty(faults.Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal("填写说明", book.All.First().Name!.Value);
        Assert.Equal(SheetStateValues.VeryHidden, book.All.Last().State!.Value);
        Assert.Equal(3, book.All.Count(sheet => sheet.Name!.Value!.Contains('年', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_text_that_no_cell_can_hold_stays_out_and_is_not_taken_for_an_empty_one()
    {
        var text = Template.Text with { Overall = new string('长', 33_000) };
        var file = Template.Write(Template.Blank("2021"), text);

        var reading = Template.Read(file, "2021");

        Assert.Equal(["s5_problems", "s6_other"], reading.Texts.Select(one => one.Section.Id));
        Assert.True(TemplateDifferences.Of(reading, Template.Blank("2021"), text).IsNone);
    }
}

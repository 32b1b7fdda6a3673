using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents.Tests.Templates;

/// <summary>Templates as people and their programs send them back.</summary>
[Trait("shows", "clerk")]
public sealed class TemplateWorkTests
{
    private const string Fee = "t2_art20_8.fees.fee_amount";
    private const string Title = "三、收到和处理政府信息公开申请情况";

    [Theory, InlineData("2019"), InlineData("2021")]
    public void What_other_programs_save_is_read_alike(string format)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var figures = Template.Half(format, seed);
            var file = Template.Worked(Template.Write(figures), book =>
            {
                book.ShareWords();
                book.ForgetValues();
            });

            var reading = Template.Read(file, format);

            Assert.Equal(figures, Template.Filled(reading, figures.Format));
            Assert.True(TemplateDifferences.Of(reading, figures, Template.Text).IsNone);
        }
    }

    [Fact]
    public void Sheets_may_be_renamed_moved_and_copied()
    {
        var file = Template.Worked(Template.Write(Template.Half("2021", 2)), book =>
        {
            var sheet = book.All.Single(one => one.Name == Title);
            var copy = new Sheet { Name = "备份", SheetId = 90, Id = sheet.Id };
            book.Sheets.Append(copy);
            var texts = book.All.Single(one => one.Name == "文字部分");
            texts.Name = "总体情况等";
            texts.Remove();
            book.Sheets.InsertAt(texts, 0);
        });
        Assert.Equal(Template.Half("2021", 2), Template.Filled(Template.Read(file, "2021"), Catalogue.Of("2021")));

        var two = Template.Worked(file, book => book.All.Single(one => one.Name == Title).Name = "表三");
        Assert.Equal(
            $"模板里有2张“{Title}”，请删去多余的再导入。", Template.Refusal(two, Template.Owner("2021")));
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("12件", 12)]
    [InlineData("１，０２４", 1024)]
    [InlineData("1,024", 1024)]
    [InlineData(" ", null)]
    public void A_count_is_understood_as_on_the_page(string typed, int? figure)
    {
        var read = Typed(cell => Workbook.Type(cell, typed));
        Assert.Equal((figure, (string?)null), ((int?)read.Figure, read.Problem));
    }

    [Theory]
    [InlineData("约三")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("5元")]
    public void What_is_no_count_is_named_with_what_stands_there(string typed)
    {
        var read = Typed(cell => Workbook.Type(cell, typed));
        Assert.Equal((typed, (long?)null, "请填整数，没有发生的填0"), (read.Typed, read.Figure, read.Problem));
    }

    [Fact]
    public void An_amount_beyond_measure_is_named()
    {
        var file = Template.Worked(Template.Write(Template.Blank("2021")), book => Workbook.TypeNumber(
            Workbook.Cell(book.Table(Catalogue.Of("2021"), "t2_art20_8"), "B16"), "99999999999"));
        var fee = Template.Read(file, "2021").Of(Fee);
        Assert.Equal((null, "数字大得不可能，请核对"), (fee.Figure, fee.Problem));
    }

    [Theory]
    [InlineData("7", null, 7, null)]
    [InlineData("7.5", null, null, "请填整数，没有发生的填0")]
    [InlineData("7", "str", null, "这里是公式，没有算出的数，请直接填数")]
    [InlineData(null, null, null, "这里是公式，没有算出的数，请直接填数")]
    [InlineData("#REF!", "e", null, "这里是公式，没有算出的数，请直接填数")]
    public void Of_a_formula_its_number_counts(string? value, string? type, int? figure, string? problem)
    {
        var read = Typed(cell =>
        {
            cell.CellFormula = new CellFormula("[1]表!A1+1");
            cell.CellValue = value is null ? null : new CellValue(value);
            cell.DataType = type switch { "str" => CellValues.String, "e" => CellValues.Error, _ => null };
        });
        Assert.Equal((figure, problem), ((int?)read.Figure, read.Problem));
    }

    [Fact]
    public void An_amount_is_in_the_unit_that_the_form_prints()
    {
        var file = Template.Worked(Template.Write(Template.Blank("2021")), book => Workbook.TypeNumber(
            Workbook.Cell(book.Table(Catalogue.Of("2021"), "t2_art20_8"), "B16"), "24252.311082000001"));
        Assert.Equal(24_252_311_082, Template.Read(file, "2021").Of(Fee).Figure);
    }

    [Fact]
    public void What_is_pasted_over_a_total_counts_for_nothing()
    {
        var figures = RandomReport.Usual(Catalogue.Of("2021"), 5);
        var file = Template.Worked(Template.Write(figures), book =>
        {
            var sheet = book.Table(figures.Format, "t3_applications");
            var cells = sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>();
            foreach (var cell in cells.Where(cell => cell.CellFormula is not null)) Workbook.TypeNumber(cell, "99");
        });
        Assert.Equal(figures, Template.Filled(Template.Read(file, "2021"), figures.Format));
    }

    [Fact]
    public void Paragraphs_pasted_at_once_are_one_text()
    {
        var file = Template.Worked(Template.Write(Template.Blank("2021")), book =>
        {
            var sheet = book["文字部分"];
            foreach (var (place, words) in new[] { ("A4", "甲"), ("A5", "乙"), ("A7", "丁") })
            {
                Workbook.Type(Workbook.Cell(sheet, place), words);
            }
        });
        Assert.Equal("甲\n乙\n\n丁", Template.Read(file, "2021").Texts[0].Text);
    }

    [Fact]
    public void Only_what_was_changed_in_the_file_is_a_difference()
    {
        var before = Figures.Zero(Catalogue.Of("2021"));
        var file = Template.Worked(Template.Write(before), book =>
        {
            var sheet = book.Table(before.Format, "t3_applications");
            Workbook.TypeNumber(Workbook.Cell(sheet, "D6"), "5");
            Workbook.TypeNumber(Workbook.Cell(sheet, "D7"), "6");
            Workbook.Cell(sheet, "E8").CellValue = null;
            Workbook.Type(Workbook.Cell(sheet, "E9"), "无");
            Workbook.Type(Workbook.Cell(book["文字部分"], "A4"), "改过的总体情况。");
        });
        var now = before.With("t3_applications.carried_in.natural_person", 2)
            .With("t3_applications.carried_out.natural_person", 7).WithTotals();
        var text = Template.Text with { Other = "网上改过。" };

        var differences = TemplateDifferences.Of(Template.Read(file, "2021"), now, text);

        Assert.Equal(
            [
                ("t3_applications.new_received.natural_person", 0, 5, false),
                ("t3_applications.carried_in.natural_person", 2, 6, true),
                ("t3_applications.granted.commercial_enterprise", 0, null, false),
            ],
            differences.Figures.Select(one =>
                (one.InFile.Cell.Address, (int?)one.Now, (int?)one.InFile.Figure, one.IsChangedSince)));
        Assert.Equal(
            "t3_applications.partial.commercial_enterprise", Assert.Single(differences.Problems).Cell.Address);
        Assert.Equal([("s1_overall", "改过的总体情况。", false)],
            differences.Texts.Select(one => (one.Section.Id, one.InFile, one.IsChangedSince)));
        Assert.Equal(3, differences.ChangedSince);
    }

    private static TemplateFigure Typed(Action<DocumentFormat.OpenXml.Spreadsheet.Cell> type)
    {
        var form = Catalogue.Of("2021");
        var file = Template.Worked(Template.Write(Template.Blank("2021")), book =>
            type(Workbook.Cell(book.Table(form, "t3_applications"), "D8")));
        return Template.Read(file, "2021").Of(Template.Granted);
    }
}

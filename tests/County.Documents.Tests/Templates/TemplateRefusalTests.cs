using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents.Tests.Templates;

/// <summary>What is not the template that was asked for is refused in one line.</summary>
[Trait("shows", "clerk")]
public sealed class TemplateRefusalTests
{
    private const string Three = "三、收到和处理政府信息公开申请情况";

    private static readonly TemplateOwner Owner = Template.Owner("2021");

    private static readonly byte[] File = Template.Write(Template.Half("2021", 1));

    [Fact]
    public void A_template_of_another_unit_year_form_or_county_is_refused_by_name()
    {
        Assert.Equal(
            "这是药山镇的模板，请用新洲镇的模板。", Template.Refusal(File, Owner with { UnitId = 9, Unit = "新洲镇" }));
        Assert.Equal("这是2026年度的模板，请用2027年度的模板。", Template.Refusal(File, Owner with { Year = 2027 }));
        Assert.Equal(
            "模板用的是2021年格式，本年度用2019年格式，请重新下载模板再填。",
            Template.Refusal(File, Owner with { Format = Catalogue.Of("2019") }));
        Assert.Equal("这是别的县（市、区）的模板，请用药山镇的模板。", Template.Refusal(File, Owner with { CountyId = 1 }));
    }

    [Fact]
    public void A_label_that_was_changed_or_moved_is_named()
    {
        Assert.Equal(
            "模板的表格被改动过（表三第10行的名称不是“1.属于国家秘密”），请重新下载模板再填。",
            Refusal(book => Workbook.Type(Workbook.Showing(book[Three], "1.属于国家秘密"), "1.国家秘密")));
        Assert.Equal(
            "模板的表格被改动过（表三第8行的名称不是“三、本年度办理结果”），请重新下载模板再填。",
            Refusal(book => Workbook.InsertRow(book[Three], 8)));
        Assert.StartsWith(
            "模板的表格被改动过（表二第", Refusal(book => Workbook.InsertRow(book["二、主动公开政府信息情况"], 6)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "模板的表格被改动过（文字部分第10行", Refusal(book => Workbook.InsertRow(book["文字部分"], 5)),
            StringComparison.Ordinal);
        Assert.Equal(
            "模板里没有“四、政府信息公开行政复议、行政诉讼情况”这张工作表，请重新下载模板再填。",
            Refusal(book => book.All.Single(one => one.Name!.Value![0] == '四').Remove()));
    }

    [Fact]
    public void Every_label_is_compared()
    {
        using var book = new Workbook(File);
        var sheets = book.All.Where(sheet => sheet.Name!.Value![0] is '二' or '三' or '四').ToList();
        foreach (var name in sheets.Select(sheet => sheet.Name!.Value!))
        {
            var places = book[name].Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
                .Where(cell => cell.InlineString is not null && !cell.InlineString.InnerText.StartsWith('核'))
                .Select(cell => cell.CellReference!.Value!).Where(place => place is not "A2").ToList();
            Assert.All(places, place => Assert.StartsWith(
                "模板的表格被改动过", Refusal(other => Workbook.Type(Workbook.Cell(other[name], place), "别的")),
                StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_was_not_made_here_is_refused()
    {
        const string foreign = "这不是从本系统下载的填报模板，请重新下载模板再填。";
        Assert.Equal(foreign, Refusal(book => book.All.Last().Remove()));
        Assert.Equal(foreign, Refusal(book => Workbook.Type(Workbook.Cell(book["_county"], "B1"), "2")));
        Assert.Equal(foreign, Refusal(book => Workbook.Type(Workbook.Cell(book["_county"], "B2"), "-1")));
        Assert.Equal(foreign, Refusal(book => Workbook.Type(Workbook.Cell(book["_county"], "B6"), "1999")));
        var report = OfficeReport.Excel(RandomReport.Figures(Catalogue.Of("2021"), 1));
        Assert.Equal(foreign, Template.Refusal(report, Owner));
        Assert.Equal(
            "这份模板是系统更新以前下载的，请重新下载模板再填。",
            Refusal(book => Workbook.Type(Workbook.Cell(book["_county"], "B7"), "0")));
    }

    [Fact]
    public void Other_files_are_refused_for_what_they_are()
    {
        Assert.Equal("文件是空的。", Template.Refusal([], Owner));
        Assert.Equal("这不是Excel工作簿（.xlsx），请用下载的模板填写。", Template.Refusal([.. "单位,件数"u8], Owner));
        Assert.Equal(
            "这不是Excel工作簿（.xlsx），请用下载的模板填写。",
            Template.Refusal(OfficePackage.Word(OfficePackage.Paragraph("二")), Owner));
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]];
        Assert.StartsWith("这是旧版文件（.xls、.doc）", Template.Refusal(old, Owner), StringComparison.Ordinal);
        Assert.Equal(
            "文件设了打开密码，请去掉密码再导入。",
            Template.Refusal([.. old, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")], Owner));
        Assert.Equal(
            "文件超过5MB，不是填报模板，请核对后重新选择。", Template.Refusal(new byte[5 * 1024 * 1024 + 1], Owner));
        Assert.Equal("文件已损坏，打不开，请重新下载模板再填。", Template.Refusal(File[..2000], Owner));
    }

    [Fact]
    public void Macros_are_refused()
    {
        const string macros = "文件带有宏，请另存为“Excel 工作簿（.xlsx）”再导入。";
        Assert.Equal(macros, Refusal(book =>
            book.Document.ChangeDocumentType(SpreadsheetDocumentType.MacroEnabledWorkbook)));
        Assert.Equal(macros, Refusal(book => book.Book.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1]))));
        Assert.Equal(macros, Refusal(book =>
            book.Book.AddNewPart<MacroSheetPart>().Macrosheet = new DocumentFormat.OpenXml.Office.Excel.Macrosheet(
                new SheetData())));
    }

    [Fact]
    public void Bombs_and_entities_are_refused()
    {
        Assert.Equal("文件的内容不像填报模板，没有打开，请核对后重新选择。", Template.Refusal(
            With("xl/worksheets/sheet1.xml", new string('0', 200 * 1024 * 1024)), Owner));
        Assert.Equal("文件已损坏，打不开，请重新下载模板再填。", Template.Refusal(
            With("xl/workbook.xml", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><d>&e;</d>"), Owner));
    }

    [Theory]
    [InlineData("xl/workbook.xml", "<workbook {0}>{1}</workbook>")]
    [InlineData("xl/workbook.xml", "<workbook {0}><sheets><sheet>{1}</sheet></sheets></workbook>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet {0}>{1}</worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet {0}><sheetData><row><c>{1}</c></row></sheetData></worksheet>")]
    [InlineData(
        "xl/worksheets/sheet1.xml",
        "<worksheet {0}><sheetData><row><c t='inlineStr'><is>{1}</is></c></row></sheetData></worksheet>")]
    public void What_is_nested_without_end_brings_nothing_down(string part, string around)
    {
        const string names = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
        foreach (var name in new[] { "x", "r", "ext", "is" })
        {
            var nested = string.Concat(Enumerable.Repeat($"<{name}>", 200_000))
                + string.Concat(Enumerable.Repeat($"</{name}>", 200_000));
            var text = around.Replace("{0}", names, StringComparison.Ordinal)
                .Replace("{1}", nested, StringComparison.Ordinal);
            Assert.Equal(
                "文件的内容不像填报模板，没有打开，请核对后重新选择。", Template.Refusal(With(part, text), Owner));
            Assert.IsType<ReadResult.Unreadable>(ReportReader.Read(With(part, text), "a.xlsx"));
        }
    }

    [Fact]
    public void A_spoilt_file_is_refused_or_read_but_never_breaks()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var bytes = File.ToArray();
            for (var i = 0; i < 1 + seed % 5; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (seed % 3 == 0) bytes = bytes[..random.Next(4, bytes.Length)];
            Assert.NotNull(TemplateReader.Read(bytes, Owner));
        }
    }

    private static string Refusal(Action<Workbook> work) => Template.Refusal(Template.Worked(File, work), Owner);

    /// <summary>The template with one of its parts replaced.</summary>
    private static byte[] With(string part, string text)
    {
        using var stream = new MemoryStream();
        stream.Write(File);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var entry = archive.CreateEntry(part, CompressionLevel.Optimal).Open();
            entry.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}

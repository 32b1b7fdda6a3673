using System.Text;

namespace County.Documents.Tests;

public sealed class FileTests
{
    private static readonly Figures Figures = RandomReport.Figures(Catalogue.Of("2021"), 3);
    private static readonly string Text = Shape.Print(PrintedReport.Of(Figures), 'A');

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "GB18030", "gb2312"];

    [Theory, MemberData(nameof(Encodings))]
    public void A_report_is_read_in_any_encoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetPreamble().Concat(encoding.GetBytes(Text)).ToArray();
        Assert.Equal(Figures, Read(bytes).Figures);
    }

    [Fact]
    public void A_file_cut_in_the_middle_of_a_character_is_still_read()
    {
        var bytes = Encoding.UTF8.GetBytes(Text + "附件");
        for (var cut = 1; cut < 6; cut++) Assert.Equal(Figures, Read(bytes[..^cut]).Figures);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal(Figures, Read(Encoding.GetEncoding("GB18030").GetBytes(Text + "附件")[..^1]).Figures);
    }

    [Fact]
    public void A_few_broken_bytes_do_not_change_the_encoding()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        bytes[Array.IndexOf(bytes, (byte)'\n') + 40] = 0xFF;
        Assert.Equal(Figures, Read(bytes).Figures);
    }

    [Theory, Trait("shows", "main-job")]
    [InlineData("", "is empty")]
    [InlineData(" \r\n\t　", "is empty")]
    [InlineData("a\0b政府信息公开", "is not text or HTML (binary)")]
    [InlineData("%PDF-1.7 …", "is not text or HTML (a PDF)")]
    [InlineData("PK\u0003\u0004…word/document.xml", "is a damaged or encrypted Word or Excel file")]
    [InlineData("PK\u0003\u0004…xl/workbook.xml", "is a damaged or encrypted Word or Excel file")]
    [InlineData("PK\u0003\u0004…", "is not text or HTML (a zip archive)")]
    [InlineData("{\\rtf1 …", "is not text or HTML (an RTF file)")]
    [InlineData("今天的天气很好。", "no report can be recognised in it")]
    [InlineData(
        "2017年某镇政府信息公开工作年度报告\n一、概述\n全年公开信息20条。\n",
        "a report of 2017: the forms of 2019 and 2021 do not cover it")]
    [InlineData(
        "某县政府信息公开年度报告\n统计期限为2018年1月1日至2018年12月31日。",
        "a report of 2018: the forms of 2019 and 2021 do not cover it")]
    public void What_cannot_be_read_is_refused_with_its_reason(string text, string reason) =>
        Assert.Equal(reason, Refusal(Encoding.UTF8.GetBytes(text)));

    [Fact, Trait("shows", "main-job")]
    public void A_file_over_twenty_megabytes_is_refused() =>
        Assert.Equal("is larger than 20 MB", Refusal(new byte[ReportReader.LargestFile + 1]));

    [Fact]
    public void Random_bytes_are_never_an_exception()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            Assert.NotNull(ReportReader.Read(bytes, seed % 2 == 0 ? "a.txt" : "a.html"));
        }
    }

    [Fact]
    public void Shuffled_reports_are_never_an_exception()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var characters = Text.ToCharArray();
            new Random(seed).Shuffle(characters);
            Assert.NotNull(ReportReader.ReadText(new string(characters)));
        }
    }

    [Theory, Trait("shows", "reading")]
    [InlineData("|")]
    [InlineData("| |\n")]
    [InlineData("0 0 0 0 0 0 0\n")]
    [InlineData("规范 0 0 0\n")]
    [InlineData("1")]
    [InlineData("规章111111111111111111111111111111111111")]
    [InlineData("一、本年新收政府信息公开申请数量12345678901234567890123456789012345")]
    [InlineData("<table><tr><td>")]
    [InlineData("<td colspan=99999 rowspan=99999>1</td>")]
    public async Task A_long_text_of_one_thing_is_read_or_refused_in_time(string repeated)
    {
        var text = "二、主动公开政府信息情况\n本年制发件数\n" +
            string.Concat(Enumerable.Repeat(repeated, 300_000 / repeated.Length)) + "\n规章\n";
        var token = TestContext.Current.CancellationToken;
        var reading = Task.Run(() => ReportReader.ReadText(text), token);
        Assert.NotNull(await reading.WaitAsync(TimeSpan.FromSeconds(30), token));
    }

    [Theory, Trait("shows", "reading")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "is not text or HTML (an old Word or Excel file)")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "is not text or HTML (a JPEG image)")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D }, "is not text or HTML (a PDF)")]
    public void A_file_under_a_false_name_is_refused_in_one_line(byte[] start, string reason)
    {
        foreach (var name in new[] { "a.docx", "a.xlsx", "a.html", "a.txt" })
        {
            var refused = Assert.IsType<ReadResult.Unreadable>(ReportReader.Read([.. start, .. new byte[600]], name));
            Assert.Equal(reason, refused.Reason);
        }
    }

    [Fact, Trait("shows", "reading")]
    public void A_cell_of_a_megabyte_spoils_no_other_cell()
    {
        var spoilt = Text.Replace("信息内容", "信息内容" + new string('甲', 1_000_000), StringComparison.Ordinal);
        Assert.NotEqual(Text, spoilt);
        Reports.AssertNoneWrong(Figures, Read(Encoding.UTF8.GetBytes(spoilt)));
    }

    [Theory, Trait("slow", "true")]
    [InlineData("第二十条第（一）项信息内容")]
    [InlineData("规章 0 0 0 ")]
    [InlineData("总计\n")]
    [InlineData("行政复议 0\n")]
    [InlineData("# * ")]
    [InlineData("-—")]
    [InlineData(" -")]
    [InlineData("((((")]
    [InlineData("一、")]
    [InlineData("0")]
    [InlineData("发布2020年")]
    [InlineData("政府信息公开，2020年1月1日至")]
    [InlineData("<table><tr><td>0")]
    [InlineData("<p>规章</p>")]
    [InlineData("<div>")]
    [InlineData("<b>")]
    public async Task A_text_of_the_largest_size_is_read_in_linear_time(string repeated)
    {
        // Generous on purpose: work that grows with the square of the length would take hours.
        var text = "二、主动公开政府信息情况\n" + string.Concat(Enumerable.Repeat(repeated, 6_500_000 / repeated.Length));
        var token = TestContext.Current.CancellationToken;
        var reading = Task.Run(() => ReportReader.ReadText(text), token);
        Assert.NotNull(await reading.WaitAsync(TimeSpan.FromMinutes(5), token));
    }

    private static Reading Read(byte[] bytes) =>
        Assert.IsType<ReadResult.Read>(ReportReader.Read(bytes, "report.txt")).Reading;

    private static string Refusal(byte[] bytes) =>
        Assert.IsType<ReadResult.Unreadable>(ReportReader.Read(bytes, "report.txt")).Reason;
}

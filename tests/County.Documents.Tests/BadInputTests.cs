using System.Text;

namespace County.Documents.Tests;

/// <summary>Files meant to harm, or spoilt by somebody's program: read or refused in one line, and in time.</summary>
[Trait("shows", "reading")]
public sealed class BadInputTests
{
    private const int Largest = 19_000_000;
    private const string Head = "某镇2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n本年制发件数\n";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly Figures Figures = RandomReport.Figures(Catalogue.Of("2021"), 3);
    private static readonly string Text = Shape.Print(PrintedReport.Of(Figures), 'A');

    [Theory, Trait("slow", "true")]
    [InlineData("|")]
    [InlineData("| 0 | | 3 |\n")]
    [InlineData("规章 | 0 | | 3 |\n")]
    [InlineData("一、本年新收政府信息公开申请数量 | 0 | | 3 |\n")]
    [InlineData(" 1 2 3")]
    [InlineData("某镇2024年政府信息公开工作年度报告\n")]
    public async Task Twenty_megabytes_of_one_thing_are_read_in_time(string piece) =>
        await InTimeAsync(Encoding.UTF8.GetBytes(Head + Repeated(piece, Largest)), "a.txt");

    [Theory]
    [InlineData("<table><tr><td>", "</td></tr></table>", 1_000)]
    [InlineData("<div>", "</div>", 1_000)]
    [InlineData("<table><tr><td>", "</td></tr></table>", 100_000)]
    [InlineData("<tr><td colspan=99999 rowspan=99999>0</td></tr>", "", 20_000)]
    [InlineData("<td>0</td>", "", 100_000)]
    [InlineData("<![CDATA[", "]]>", 10_000)]
    [InlineData("<!--", "", 100_000)]
    [InlineData("&#x110000;&amp;", "", 100_000)]
    public async Task A_page_of_one_thing_a_thousand_deep_is_read_or_refused_in_time(
        string open, string close, int times)
    {
        var page = $"<html><body>{Head}<table>" + Repeat(open, times) + "行政许可 7" + Repeat(close, times);
        await InTimeAsync(Encoding.UTF8.GetBytes(page), "a.html");
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void A_text_in_two_byte_characters_is_read_with_and_without_its_mark(string name, bool isMarked)
    {
        var encoding = Encoding.GetEncoding(name);
        var bytes = (isMarked ? encoding.GetPreamble() : []).Concat(encoding.GetBytes(Text)).ToArray();
        Assert.Equal(Figures, Assert.IsType<ReadResult.Read>(ReportReader.Read(bytes, "a.txt")).Reading.Figures);
    }

    [Theory, InlineData("utf-8"), InlineData("GB18030")]
    public void Broken_bytes_here_and_there_give_no_wrong_figure(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.GetEncoding(name).GetBytes(Text);
            for (var at = random.Next(600); at < bytes.Length; at += random.Next(100, 900)) bytes[at] = 0xFF;
            if (ReportReader.Read(bytes, "a.txt") is not ReadResult.Read read) continue;
            Reports.AssertNoneWrong(Figures, read.Reading);
        }
    }

    [Fact]
    public void Broken_bytes_do_not_turn_UTF_8_into_another_encoding()
    {
        // In UTF-8 these words are whole characters of GB18030 as well.
        var words = PrintedReport.Overall + Repeat("规章", 20_000);
        var bytes = Encoding.UTF8.GetBytes(Text.Replace(PrintedReport.Overall, words, StringComparison.Ordinal));
        for (var at = 200; at < bytes.Length; at += 800) bytes[at] = 0xFF;
        var reading = Assert.IsType<ReadResult.Read>(ReportReader.Read(bytes, "a.txt")).Reading;
        Assert.True(reading.Cells.Count(cell => cell.Value is not null) > 150);
    }

    [Fact]
    public void Macros_are_left_alone()
    {
        var (body, macro) = (OfficeReport.WordBody(Figures), new string('\u0001', 5_000));
        var file = OfficePackage.Word(body, ("word/vbaProject.bin", macro), ("word/embeddings/oleObject1.bin", macro));
        Assert.Equal(Figures, Assert.IsType<ReadResult.Read>(ReportReader.Read(file, "a.docm")).Reading.Figures);
    }

    [Fact]
    public void Entities_that_stand_for_entities_are_not_unfolded()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(
            i => $"<!ENTITY a{i} \"{Repeat($"&a{i - 1};", 10)}\">"));
        var document = $"<!DOCTYPE d [<!ENTITY a0 \"政府信息公开\">{entities}]>" +
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
            "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>";
        var refused = Assert.IsType<ReadResult.Unreadable>(
            ReportReader.Read(OfficePackage.WordOf(document), "a.docx"));
        Assert.Equal("is a damaged or encrypted Word or Excel file", refused.Reason);
    }

    private static async Task InTimeAsync(byte[] content, string name)
    {
        var token = TestContext.Current.CancellationToken;
        var result = await Task.Run(() => ReportReader.Read(content, name), token).WaitAsync(Longest, token);
        if (result is ReadResult.Unreadable { Reason: var reason }) Assert.DoesNotContain('\n', reason);
    }

    private static string Repeated(string piece, int bytes) => Repeat(piece, bytes / Encoding.UTF8.GetByteCount(piece));

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}

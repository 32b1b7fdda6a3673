using System.Text;

namespace County.Documents.Tests;

public sealed class PageTests
{
    [Theory, InlineData("2019", "td"), InlineData("2021", "td"), InlineData("2021", "th"), Trait("shows", "main-job")]
    public void A_page_is_read_back_exactly(string format, string cell)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var figures = RandomReport.Figures(Catalogue.Of(format), seed);
            var reading = Reports.Read(Page(PrintedReport.Of(figures), cell));
            Assert.Equal(figures, reading.Figures);
            Assert.Equal(2020, reading.Year);
            Assert.Equal("云溪县青石镇", reading.Unit);
            Assert.Equal(Level.Township, reading.Level);
            Assert.Equal(PrintedReport.Narrative, reading.Narrative);
        }
    }

    [Fact, Trait("shows", "main-job")]
    public void An_empty_cell_of_a_page_keeps_its_column()
    {
        var reading = Reports.Read(
            "<html><body><h3>二、主动公开政府信息情况</h3><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td>" +
            "<td>现行有效件数</td></tr><tr><td>规章</td><td> </td><td>&nbsp;</td><td>4</td></tr><tr><td>行政规范性文件</td>" +
            "<td>5</td><td><p></p></td><td>6</td></tr></table><h3>三、收到和处理政府信息公开申请情况</h3></body></html>");
        long?[] expected = [null, null, 4, 5, null, 6];
        Assert.Equal(expected, reading.Cells.Select(c => c.Value));
        Assert.DoesNotContain(reading.Cells, cell => cell.IsUnresolved);
    }

    [Fact]
    public void Random_empty_cells_of_a_page_move_no_figure()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var figures = RandomReport.Figures(Catalogue.All[seed % 2], seed);
            string Emptied(string number) => random.Next(3) == 0 ? "" : number;
            var emptied = new PrintedReport(
                [.. PrintedReport.Of(figures).Lines.Select(l => l with { Numbers = [.. l.Numbers.Select(Emptied)] })]);
            var reading = Reports.Read(Page(emptied, "td"));
            Reports.AssertNoneWrong(figures, reading);
            Assert.True(reading.Cells.Count(cell => cell.Value is not null) > 100);
        }
    }

    [Fact]
    public void A_page_cut_off_anywhere_gives_no_wrong_figure()
    {
        var figures = RandomReport.Figures(Catalogue.Of("2021"), 5);
        var page = Page(PrintedReport.Of(figures), "td");
        for (var end = page.IndexOf("第二十条", StringComparison.Ordinal); end < page.Length; end += 3)
        {
            if (ReportReader.ReadText(page[..end]) is ReadResult.Read read)
            {
                Reports.AssertNoneWrong(figures, read.Reading, page[..end]);
            }
        }
    }

    [Fact]
    public void Merged_cells_and_tables_in_tables_are_read()
    {
        var reading = Reports.Read(
            "<body><table><tr><td>菜单 12</td><td><div>二、主动公开政府信息情况</div><table><tr><th colspan=4>第二十条第（五）项</th></tr>" +
            "<tr><th>信息内容</th><th colspan=3>本年处理决定数量</th></tr><tr><td>行政许可</td><td colspan=3>17</td></tr>" +
            "<tr><th colspan=4>第二十条第（六）项</th></tr><tr><td>信息内容</td><td>本年处理决定数量</td><td></td><td></td></tr>" +
            "<tr><td>行政处罚</td><td>8</td><td></td><td></td></tr>" +
            "<tr><td><p>行政</p><p>强制</p></td><td></td><td></td><td></td></tr>" +
            "</table><p>三、收到和处理政府信息公开申请情况</p></td></tr></table></body>");
        Assert.Equal([17, 8, null], reading.Cells.Select(cell => cell.Value));
        Assert.DoesNotContain(reading.Cells, cell => cell.IsUnresolved);
    }

    [Fact]
    public void What_a_page_does_not_show_is_not_read()
    {
        var reading = Reports.Read(
            "<body><script>var t='行政处罚 5';</script><style>td{}</style><p style='display: none'>行政处罚 6</p>" +
            "<p>二、主动公开政府信息情况</p><p>本年处理决定数量</p><p hidden>行政许可</p><pre>行政处罚\n7\n行政强制\n</pre></body>");
        Assert.Equal([7], reading.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void A_page_nested_deeper_than_any_real_one_is_refused()
    {
        static ReadResult Nested(int depth) => ReportReader.ReadText(
            string.Concat(Enumerable.Repeat("<div><p>", depth)) + "2020年某镇政府信息公开工作年度报告");
        Assert.IsType<ReadResult.Read>(Nested(1_900));
        Assert.IsType<ReadResult.Unreadable>(Nested(2_100));
    }

    [Fact]
    public void A_cell_of_a_page_knows_its_line() => Assert.Equal(4, Reports.Read(
        "<body>\n<p>二、主动公开政府信息情况</p>\n<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n" +
        "<tr><td>行政许可</td><td>1</td></tr></table></body>").Cells.Single().Line);

    internal static string Page(PrintedReport report, string cell)
    {
        var page = new StringBuilder(
            "<!DOCTYPE html>\n<html><head><title>政府网</title><style>td { width: 10px }</style></head>\n<body>" +
            "<ul><li><a href='/'>首页</a></li><li>2018年度报告 99</li></ul><div class='article'>\n");
        var inTable = false;
        foreach (var line in report.Lines)
        {
            if (line.IsTable != inTable) page.Append(inTable ? "</table>\n" : "<table border=1>\n");
            inTable = line.IsTable;
            var cells = line.Cells.Select(text => $"<{cell}><p><span>{text}</span></p></{cell}>");
            page.Append(inTable ? $"<tr>{string.Concat(cells)}</tr>\n" : $"<p>　　{line.Labels[0]}</p>\n");
        }

        return page.Append("</div><div class='foot'>版权所有 某县人民政府 网站标识码4300000001</div></body></html>").ToString();
    }
}

namespace County.Web.Tests.Features.Summaries;

[Collection(Demonstration.Name)]
[Trait("shows", "main-job")]
public class SummaryPageTests(DemoDatabase demo)
{
    private const string Documents = "/rounds/2019/summary/figures/t2_art20_1.normative_docs.published";

    [Fact]
    public async Task The_summary_says_how_much_of_the_county_it_is_and_who_is_not_in_it()
    {
        using var office = await EnterAsync();

        var page = await office.GetAsync("/rounds/2019/summary");

        Assert.Equal(200, page.Status);
        Assert.Contains("应报 10 个单位，已报送 9 个，计入汇总 8 个", page.Html, StringComparison.Ordinal);
        Assert.Contains("不是全县的完整合计", page.Html, StringComparison.Ordinal);
        var gaps = Between(page.Html, "id=\"gaps\"", "</section>");
        Assert.Equal(["嘉山街道", "涔澹农场"], demo.Units.Where(unit => gaps.Contains(unit, StringComparison.Ordinal)));
        Assert.Contains("有1件没有填写去向", gaps, StringComparison.Ordinal);
        Assert.Contains("示例数据", gaps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_summary_does_not_say_that_it_lacks_somebody()
    {
        using var office = await EnterAsync();

        var page = await office.GetAsync("/rounds/2021/summary");

        Assert.Contains("应报 10 个单位，已报送 10 个，计入汇总 10 个", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("不是全县的完整合计", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_opens_into_what_each_unit_gave_and_who_gave_nothing()
    {
        using var office = await EnterAsync();

        var page = await office.GetAsync(Documents);

        Assert.Equal(200, page.Status);
        var rows = Between(page.Html, "<aside", "</aside>").Split("<tr").Skip(2).ToList();
        Assert.Equal(10, rows.Count);
        var real = Assert.Single(rows, row => row.Contains("药山镇", StringComparison.Ordinal));
        Assert.Contains("<td class=\"number\">16</td>", real, StringComparison.Ordinal);
        Assert.DoesNotContain("示例数据", real, StringComparison.Ordinal);
        Assert.Equal(2, rows.Count(row => row.Contains("未计入", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_script_is_given_the_opened_figure_alone()
    {
        using var office = await EnterAsync();

        var part = await office.GetAsync(Documents, header: "HX-Request");

        Assert.Equal(200, part.Status);
        Assert.DoesNotContain("<html", part.Html, StringComparison.Ordinal);
        Assert.Contains("药山镇", part.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rounds/2019/summary/figures/t2_art20_1.normative_docs.nothing")]
    [InlineData("/rounds/2019/summary/figures/x")]
    [InlineData("/rounds/2021/summary/figures/t2_art20_1.normative_docs.published")]
    [InlineData("/rounds/1999/summary/figures/t2_art20_1.normative_docs.published")]
    [InlineData("/rounds/1999/summary")]
    public async Task A_figure_that_the_form_has_not_is_not_found(string path)
    {
        using var office = await EnterAsync();

        Assert.Equal(404, (await office.GetAsync(path)).Status);
    }

    private static string Between(string html, string start, string end)
    {
        var from = html.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"{start} is not on the page");
        return html[from..html.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private async Task<Visitor> EnterAsync()
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(Visitor.Office)).Status);
        return visitor;
    }
}

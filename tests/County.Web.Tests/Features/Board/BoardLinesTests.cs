using System.Net;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Features.Board;

/// <summary>What the board says of each unit, what of it is shown, and how it is followed.</summary>
[Trait("shows", "office")]
public sealed partial class BoardLinesTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Board = "/rounds/2019";

    public async ValueTask InitializeAsync() => await demo.ExecuteAsync(EveryState.Statements);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(1, "未开始", "□□□□□□", "尚未开始填报", "盖章定稿")]
    [InlineData(2, "填报中", "■□□□□■", "表三有12格空白；五未填写", "盖章定稿")]
    [InlineData(3, "单位审签中", "□□□□□□", "分管领导审核，今天送到", "盖章定稿")]
    [InlineData(4, "已报送", "■■■■■■", "等待审核", "统一发布")]
    [InlineData(5, "已报送", "■■■■■■", "审核中", "统一发布")]
    [InlineData(6, "已退回", "■□□□□□", "退回意见2条未答复；说明1条未被采纳；已填写完毕，尚未送单位审签", "盖章定稿")]
    [InlineData(7, "已通过", "■■■■■■", "", "统一发布")]
    [InlineData(9, "已通过", "", "免报：垂直管理", "")]
    [InlineData(10, "未开始", "□□□□□□", "尚未开始填报", "盖章定稿（延期）")]
    public async Task A_line_says_where_a_report_is_what_is_open_and_by_when(
        int unit, string state, string parts, string missing, string next)
    {
        using var office = await EnterAsync();

        var line = LineOf(Text(await office.GetAsync(Board)), unit);

        Assert.StartsWith(state, line[1], StringComparison.Ordinal);
        Assert.Equal((parts, missing), (line[2], line[3]));
        Assert.StartsWith(next, line[6], StringComparison.Ordinal);
        Assert.Equal(next.Length > 0, line[6].Contains("还有", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_owes_can_be_urged_who_has_reported_is_reviewed_and_nobody_else_is_bothered()
    {
        using var office = await EnterAsync();

        var page = Text(await office.GetAsync(Board));

        Assert.Equal(["1", "2", "3", "6", "10"], Urged().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Equal("审核", LineOf(page, 4)[9]);
        Assert.Equal("催报登记电话", LineOf(page, 1)[9].Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(["", "", ""], [LineOf(page, 7)[9], LineOf(page, 8)[9], LineOf(page, 9)[9]]);
        Assert.Equal(200, (await office.GetAsync($"{Board}/urging/letter?unit=6")).Status);
    }

    [Fact]
    public async Task A_unit_is_late_after_its_own_day_and_all_who_are_can_be_urged_at_once()
    {
        using var office = await EnterAsync();
        Assert.DoesNotContain("催报全部逾期单位", Text(await office.GetAsync(Board)), StringComparison.Ordinal);

        await demo.ExecuteAsync("update county.rounds set signed_copy_due = current_date - 10 where year = 2019");
        var page = Text(await office.GetAsync(Board));

        Assert.Contains("催报全部逾期单位（4）", page, StringComparison.Ordinal);
        Assert.Contains("已逾期", LineOf(page, 2)[6], StringComparison.Ordinal);
        Assert.Contains("还有", LineOf(page, 10)[6], StringComparison.Ordinal);
        Assert.Equal(
            ["1", "2", "3", "6"], Shown(Text(await office.GetAsync($"{Board}?only=late"))));
    }

    [Theory]
    [InlineData("?state=Submitted", "4 5")]
    [InlineData("?state=InSignOff", "3")]
    [InlineData("?kind=Subdistrict", "1 2 3 4 5")]
    [InlineData("?kind=Subdistrict&state=Submitted&only=errors", "5")]
    [InlineData("?only=errors", "2 5")]
    [InlineData("?only=missing", "1 2 3 6 10")]
    [InlineData("?only=released", "")]
    [InlineData("?find=药山", "8")]
    [InlineData("?find=药山镇党政办", "8")]
    [InlineData("?find=没有这个单位", "")]
    [InlineData("?only=errors&sort=errors", "2 5")]
    [InlineData("?sort=state&kind=Subdistrict", "1 2 3 4 5")]
    [InlineData("?state=&kind=&only=&find=&sort=", "1 2 3 4 5 6 7 8 9 10")]
    public async Task What_is_asked_for_stands_in_the_address_and_is_what_page_part_and_list_show(
        string asked, string units)
    {
        using var office = await EnterAsync();

        var page = Text(await office.GetAsync($"{Board}{asked}"));
        var part = Text(await office.GetAsync($"{Board}/board{asked}"));
        var list = await ExcelList.ReadAsync(office, $"{Board}/board.xlsx{asked}");

        Assert.Equal(units, string.Join(' ', Shown(page)));
        Assert.Equal(units, string.Join(' ', Shown(part)));
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.Equal(units.Length == 0 ? 0 : units.Split(' ').Length, list.Rows.Count);
        Assert.Equal(units.Length == 0, page.Contains("没有符合条件的单位。", StringComparison.Ordinal));
        Assert.Contains("全部 <b>10</b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state=Lost", "没有这样的状态")]
    [InlineData("state=3", "没有这样的状态")]
    [InlineData("kind=Village", "没有这样的单位类别")]
    [InlineData("only=all", "没有这样的筛选条件")]
    [InlineData("sort=name", "没有这样的排序")]
    public async Task A_filter_that_is_none_is_said_and_nothing_is_left_out(string asked, string problem)
    {
        using var office = await EnterAsync();
        foreach (var path in new[] { $"{Board}?{asked}", $"{Board}/board.xlsx?{asked}" })
        {
            var answer = await office.GetAsync(path);
            Assert.Equal((path, 400), (path, answer.Status));
            Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
            Assert.Equal(10, Shown(answer.Html).Count());
        }

        Assert.Equal(400, (await office.GetAsync($"{Board}/board?{asked}")).Status);
    }

    [Fact]
    public async Task The_list_holds_numbers_as_numbers_and_all_that_the_page_says()
    {
        using var office = await EnterAsync();

        var list = await ExcelList.ReadAsync(office, $"{Board}/board.xlsx");

        Assert.StartsWith("津市市2019年度填报看板（截至", list.Title, StringComparison.Ordinal);
        var unit = demo.Units[1];
        Assert.Equal(
            ("填报中", "3", "2", "盖章定稿", "表三有12格空白；五未填写"),
            (list.Of(unit, "状态"), list.Of(unit, "错误"), list.Of(unit, "疑问"), list.Of(unit, "期限"),
                list.Of(unit, "还差什么")));
        Assert.Equal("免报：垂直管理", list.Of(demo.Units[8], "还差什么"));
    }

    [Fact]
    public async Task Where_a_report_was_published_is_said_when_it_is_and_leads_there()
    {
        const string address = "https://www.jinshishi.gov.cn/nb/2019.html";
        using var office = await EnterAsync();

        var long201 = await PublishAsync(8, new string('长', 201));
        Assert.Contains("发布位置不能超过200个字", Text(long201), StringComparison.Ordinal);
        Assert.Equal(302, (await PublishAsync(8, address)).Status);
        Assert.Equal(302, (await PublishAsync(7, "javascript:alert(1)")).Status);

        var page = Text(await office.GetAsync(Board));
        Assert.Matches(@"已发布.*\d{4}-\d\d-\d\d发布 https://www", LineOf(page, 8)[1]);
        Assert.Contains($"<a href=\"{address}\" rel=\"noreferrer\">", page, StringComparison.Ordinal);
        Assert.Contains("javascript:alert(1)", LineOf(page, 7)[1], StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", page, StringComparison.Ordinal);
        var list = await ExcelList.ReadAsync(office, $"{Board}/board.xlsx");
        Assert.Equal(address, list.Of(demo.Units[7], "发布位置"));

        Task<Visitor.Answer> PublishAsync(int unit, string where) => office.FillAsync(
            $"{Board}/units/{unit}", $"{Board}/units/{unit}/publication", ("version", "1"), ("where", where));
    }

    [Fact]
    public async Task The_part_is_sent_again_only_where_something_has_changed()
    {
        using var office = await EnterAsync();
        using var client = new HttpClient { BaseAddress = office.Address };
        client.DefaultRequestHeaders.Add("Cookie", office.CookieHeader);
        var (status, tag) = await AskAsync("");
        Assert.Equal((200, true), (status, tag.Length > 2));

        Assert.Equal((304, tag), await AskAsync(tag));
        await demo.ExecuteAsync("update county.progress set missing = '五未填写' where unit_id = 2 and year = 2019");
        var (after, other) = await AskAsync(tag);

        Assert.Equal(200, after);
        Assert.NotEqual(tag, other);

        async Task<(int Status, string Tag)> AskAsync(string known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Board}/board");
            if (known.Length > 0) request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, answer.Headers.ETag?.Tag ?? "");
        }
    }

    [Fact]
    public async Task A_round_without_units_and_one_that_is_not_there_are_said_to_be_so()
    {
        using var office = await EnterAsync();
        await demo.ExecuteAsync("""
            insert into county.rounds select (jsonb_populate_record(one, '{"year": 2030}')).*
            from county.rounds one where year = 2021
            """);
        try
        {
            var page = Text(await office.GetAsync("/rounds/2030"));
            Assert.Contains("本年度还没有列入应报单位。", page, StringComparison.Ordinal);
            Assert.Empty((await ExcelList.ReadAsync(office, "/rounds/2030/board.xlsx")).Rows);
        }
        finally
        {
            await demo.ExecuteAsync("delete from county.rounds where year = 2030");
        }

        Assert.Equal(404, (await office.GetAsync("/rounds/2077/board")).Status);
        Assert.Equal(404, (await office.GetAsync("/rounds/2077/board.xlsx")).Status);
    }

    private async Task<Visitor> EnterAsync()
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(Visitor.Office)).Status);
        return visitor;
    }

    private static string Text(Visitor.Answer answer) => WebUtility.HtmlDecode(answer.Html);

    private static IEnumerable<string> Shown(string page) =>
        Lines().Matches(page).Select(match => match.Groups[1].Value);

    /// <summary>The cells of a unit's line, as they read.</summary>
    private static IReadOnlyList<string> LineOf(string page, int unit) =>
    [
        .. Cells().Matches(Lines().Matches(page).Single(match => match.Groups[1].Value == $"{unit}").Value)
            .Select(cell => Spaces().Replace(Tags().Replace(cell.Groups[1].Value, ""), " ").Trim()),
    ];

    [GeneratedRegex("<tr id=\"u(\\d+)\".*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Lines();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"urging/letter\?unit=(\d+)")]
    private static partial Regex Urged();
}

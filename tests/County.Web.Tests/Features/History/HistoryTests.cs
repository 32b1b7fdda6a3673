using System.Net;
using System.Text.RegularExpressions;
using County.Web.Tests.Features.Comparison;

namespace County.Web.Tests.Features.History;

/// <summary>历年报送情况 before the county's office: three rounds, a merger, an exemption, an extension, an import.</summary>
[Trait("shows", "office")]
public sealed partial class HistoryTests(ComparedCounty county) : IClassFixture<ComparedCounty>, IAsyncLifetime
{
    private const string Page = "/history";

    /// <summary>Every report came on 2 January and so in time, but for what stands below.</summary>
    public async ValueTask InitializeAsync() => await county.ExecuteAsync("""
        delete from county.acts;
        update county.round_units set exemption = null, extended_to = null;
        update county.rounds set signed_copy_due = make_date(year + 1, 1, 20);
        insert into county.acts (county_id, unit_id, year, ordinal, act, before, after, at, by)
            select 430781, unit_id, year, 1, '报送', 'InSignOff', 'Submitted',
                make_timestamptz(year + 1, 1, 2, 10, 0, 0, 'Asia/Shanghai'), '填报人'
            from county.round_units where (unit_id, year) not in ((7, 2021), (10, 2020));
        update county.acts set at = '2021-01-27T10:00+08:00' where unit_id = 2 and year = 2020;
        update county.acts set at = '2021-01-27T10:00+08:00' where unit_id = 3 and year = 2020;
        update county.round_units set extended_to = '2021-01-29' where unit_id = 3 and year = 2020;
        update county.round_units set exemption = '垂直管理' where unit_id = 4 and year = 2019;
        update county.round_units set exemption = '撤并' where unit_id = 7 and year = 2021;
        update county.acts set act = '按已公布文本导入', at = now() where unit_id = 8 and year = 2019;
        insert into county.acts (county_id, unit_id, year, ordinal, act, before, after, at, by)
            select 430781, 5, 2021, n, case when n % 2 = 0 then '退回' else '报送' end, 'Submitted', 'Returned',
                '2022-01-03T10:00+08:00', '办公室' from generate_series(2, 5) n;
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_season_is_a_word_and_what_was_no_duty_is_no_number()
    {
        var page = await AskAsync("");

        Assert.Equal(["街道", "按时", "按时", "按时", "3/3", "0", "0/3", "0"], RowOf(page, "三洲驿街道"));
        Assert.Equal(["街道", "按时", "逾期5个工作日", "按时", "2/3", "5", "0/3", "0"], RowOf(page, "汪家桥街道"));
        Assert.Equal(["街道", "按时", "按时有延期", "按时", "3/3", "0", "0/3", "0"], RowOf(page, "襄阳街街道"));
        Assert.Equal(["街道", "免报", "按时", "按时", "2/2", "0", "0/2", "0"], RowOf(page, "金鱼岭街道"));
        Assert.Equal(["街道", "按时", "按时", "按时退回2次", "3/3", "0", "1/3", "2"], RowOf(page, "嘉山街道"));
        Assert.Equal("时间不详", RowOf(page, "药山镇")[1]);
        Assert.Equal("2/2", RowOf(page, "药山镇")[4]);
        Assert.StartsWith("未报，逾期", RowOf(page, "涔澹农场")[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_was_merged_stands_under_the_one_that_goes_on_and_answers_for_itself()
    {
        var page = await AskAsync("");

        Assert.Equal(
            ["乡镇", "按时", "按时", "免报", "2/2", "0", "0/2", "0"], RowOf(page, "白衣镇"));
        Assert.Equal("3/3", RowOf(page, "新洲镇")[4]);
        var names = Names(page).ToList();
        Assert.Equal(names.IndexOf("新洲镇") + 1, names.IndexOf("白衣镇"));
        Assert.Contains("2021-06-01并入新洲镇", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sum_gives_a_percentage_only_from_a_base_that_bears_one()
    {
        var page = await AskAsync("");

        var sum = RowOf(page, "所列单位合计");
        Assert.Equal("按时8/8 退回0/9，0次", sum[1]);
        Assert.Equal("按时8/10 退回0/9，0次", sum[2]);
        Assert.Equal("按时9/9 退回1/9，2次", sum[3]);
        Assert.Equal("25/27，92.6%", sum[4]);
    }

    [Theory]
    [InlineData("?kind=Subdistrict", "三洲驿街道")]
    [InlineData("?sort=ontime", "涔澹农场")]
    [InlineData("?sort=days", "涔澹农场")]
    [InlineData("?sort=returns", "嘉山街道")]
    [InlineData("?kind=Subdistrict&sort=ontime&years=3", "汪家桥街道")]
    public async Task It_is_filtered_and_sorted_by_its_address_and_so_is_the_list(string asked, string first)
    {
        using var office = await county.EnterAsync();

        var names = Names(await AskAsync(asked)).ToList();
        var list = await ExcelList.ReadAsync(office, $"{Page}.xlsx{asked}");

        Assert.Equal(first, names[0]);
        Assert.Equal([.. names, "合计"], list.Rows.Select(row => row[0]));
    }

    [Fact]
    public async Task The_list_keeps_numbers_apart_and_leaves_empty_what_was_no_duty()
    {
        using var office = await county.EnterAsync();

        var list = await ExcelList.ReadAsync(office, $"{Page}.xlsx");

        Assert.Equal("津市市2019至2021年度政府信息公开工作年度报告报送情况", list.Title);
        Assert.Equal(
            ("逾期5个工作日", "5", "0"),
            (list.Of("汪家桥街道", "2020年度报送"), list.Of("汪家桥街道", "2020年度逾期工作日"),
                list.Of("汪家桥街道", "2020年度退回次数")));
        Assert.Equal(
            ("免报：垂直管理", "", ""),
            (list.Of("金鱼岭街道", "2019年度报送"), list.Of("金鱼岭街道", "2019年度逾期工作日"),
                list.Of("金鱼岭街道", "2019年度退回次数")));
        Assert.Equal("2021-06-01并入新洲镇", list.Of("白衣镇", "沿革"));
    }

    [Theory]
    [InlineData("kind=Village", "没有这样的单位类别")]
    [InlineData("kind=0", "没有这样的单位类别")]
    [InlineData("years=4", "年数请从列表中选择")]
    [InlineData("years=-1", "年数请从列表中选择")]
    [InlineData("sort=name", "没有这样的排序")]
    public async Task What_cannot_be_answered_is_said(string asked, string problem)
    {
        using var office = await county.EnterAsync();
        foreach (var path in new[] { $"{Page}?{asked}", $"{Page}.xlsx?{asked}" })
        {
            var answer = await office.GetAsync(path);
            Assert.Equal((path, 400), (path, answer.Status));
            Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_kind_without_units_is_said_to_have_none_and_a_clerk_does_not_come_in()
    {
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        Assert.Contains("这些年度没有列入过这类单位。", await AskAsync("?kind=CountyOffice"), StringComparison.Ordinal);
        Assert.Equal(403, (await clerk.GetAsync(Page)).Status);
        Assert.Equal(403, (await clerk.GetAsync($"{Page}.xlsx")).Status);
        using var office = await county.EnterAsync();
        Assert.Contains("href=\"/history\"", (await office.GetAsync("/rounds")).Html, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string asked)
    {
        using var office = await county.EnterAsync();
        var answer = await office.GetAsync($"{Page}{asked}");
        Assert.Equal(200, answer.Status);
        return WebUtility.HtmlDecode(answer.Html);
    }

    private static IEnumerable<string> Names(string page) =>
        Heads().Matches(page).Select(match => match.Groups[1].Value);

    /// <summary>The cells behind a unit's name, as they read.</summary>
    private static IReadOnlyList<string> RowOf(string page, string unit)
    {
        var row = Rows().Matches(page).Select(match => match.Value)
            .Single(text => Tags().Replace(text, "").TrimStart().StartsWith(unit, StringComparison.Ordinal));
        return
        [
            .. Cells().Matches(row).Select(match => Spaces().Replace(
                Tags().Replace(match.Groups[1].Value, ""), " ").Trim()),
        ];
    }

    [GeneratedRegex("<tr[^>]*>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<th scope=\"row\">\\s*<a [^>]*>([^<]+)</a>")]
    private static partial Regex Heads();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

using System.Net;
using System.Text.RegularExpressions;

namespace County.Web.Tests.Features.Comparison;

/// <summary>Any indicator, units by years, before the county's office.</summary>
[Trait("shows", "office")]
public sealed partial class ComparisonTests(ComparedCounty county) : IClassFixture<ComparedCounty>
{
    private const string Page = "/rounds/2021/comparison";

    [Fact]
    public async Task Every_unit_stands_beside_its_years_and_what_is_missing_is_no_zero()
    {
        var page = await AskAsync();

        Assert.Equal("类别 2019年 2020年 2021年 与上年相比", string.Join(' ', RowOf(page, "单位").Skip(1)));
        Assert.Equal(["街道", "3", "4", "5", "+1件"], RowOf(page, "三洲驿街道").Skip(1));
        Assert.Equal(["街道", "2*", "3*", "3", "持平"], RowOf(page, "嘉山街道").Skip(1));
        Assert.Equal(["乡镇", "未报", "未报", "3", "—"], RowOf(page, "涔澹农场").Skip(1));
    }

    [Fact]
    public async Task A_unit_that_was_merged_is_counted_in_the_one_that_goes_on_and_only_there()
    {
        var page = await AskAsync();

        Assert.Equal(["乡镇", "10 新洲镇6 ＋ 白衣镇4", "11 新洲镇6 ＋ 白衣镇5", "13", "+2件"], RowOf(page, "新洲镇").Skip(1));
        Assert.DoesNotContain("<th scope=\"row\">白衣镇", page, StringComparison.Ordinal);
        Assert.Equal(
            ["", "33 8/9 个单位", "37 8/9 个单位", "79 9/9 个单位", "—"], RowOf(page, "所列单位合计").Skip(1));
    }

    [Fact]
    public async Task Where_one_of_those_merged_did_not_report_the_sum_is_not_known()
    {
        await county.ExecuteAsync(
            "update county.reports set accepted_version = null, latest_version = 0 where unit_id = 7 and year = 2019");
        try
        {
            var page = await AskAsync();
            Assert.Equal("未报", RowOf(page, "新洲镇")[2]);
            Assert.Contains("title=\"白衣镇没有报送\"", page, StringComparison.Ordinal);
        }
        finally
        {
            await county.ExecuteAsync(
                "update county.reports set accepted_version = 1, latest_version = 1 where unit_id = 7 and year = 2019");
        }
    }

    [Fact]
    public async Task A_unit_that_was_left_out_for_a_year_keeps_the_years_before()
    {
        const string table = "county.round_units where unit_id = 3 and year = 2020";
        const string free = "set session_replication_role = replica";
        await county.ExecuteAsync($"{free}; create table kept as select * from {table}; delete from {table}");
        try
        {
            Assert.Equal(["街道", "4", "未列入", "4", "—"], RowOf(await AskAsync(), "襄阳街街道").Skip(1));
        }
        finally
        {
            await county.ExecuteAsync($"{free}; insert into county.round_units select * from kept; drop table kept");
        }
    }

    [Fact]
    public async Task A_unit_that_was_divided_is_not_compared_with_the_years_before()
    {
        await county.ExecuteAsync("""
            insert into county.unit_lineage (county_id, unit_id, successor_id, since, kind, name_before)
            values (430781, 3, 2, '2021-03-01', 'SplitInto', '襄阳街街道')
            """);
        try
        {
            var page = await AskAsync();
            Assert.Equal(["街道", "不可比", "不可比", "4", "不可比"], RowOf(page, "襄阳街街道").Skip(1));
            Assert.Contains("不可比：襄阳街街道：本单位2021年3月1日分设。", page, StringComparison.Ordinal);
        }
        finally
        {
            await county.ExecuteAsync("delete from county.unit_lineage where kind = 'SplitInto'");
        }
    }

    [Fact]
    public async Task What_chance_does_not_explain_is_told_with_the_way_to_the_very_cell()
    {
        using var office = await county.EnterAsync();
        var page = WebUtility.HtmlDecode((await office.GetAsync(Page)).Html);

        var told = Between(page, "id=\"outliers\"", "</section>");
        Assert.Contains("毛里湖镇2021年40件，上年6件，增加34件，", told, StringComparison.Ordinal);
        Assert.Contains("药山镇2021年2件，此前2年（2019—2020年）都是0件，3年来首次发生。", told, StringComparison.Ordinal);
        Assert.DoesNotContain("三洲驿街道", told, StringComparison.Ordinal);
        var link = $"/rounds/2021/units/9/submissions/1#{ComparedCounty.Received}";
        Assert.Contains($"href=\"{link}\"", told, StringComparison.Ordinal);
        var report = await office.GetAsync(link.Split('#')[0]);
        Assert.Contains($"<td id=\"{ComparedCounty.Received}\"", report.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_names_its_base_and_is_compared_too()
    {
        var page = await AskAsync($"?cell={ComparedCounty.Granted}&view=share");

        Assert.Contains("占比的基数：本年度办理结果总计", page, StringComparison.Ordinal);
        Assert.Equal(
            ["街道", "80.0%（16/20）", "80.0%（16/20）", "10.0%（2/20）", "-70.0个百分点"], RowOf(page, "三洲驿街道").Skip(1));
        Assert.Contains(
            "三洲驿街道2021年占本年度办理结果总计的10.0%（2/20），其他4个街道合计为80.0%（64/80），", page,
            StringComparison.Ordinal);
        Assert.Contains("id=\"composition\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Year_on_year_is_said_in_plain_counts_and_units_of_one_kind_are_chosen_from_the_address_bar()
    {
        var page = await AskAsync("?view=change&peers=Subdistrict");

        Assert.Equal(["街道", "—", "+1件", "+1件"], RowOf(page, "三洲驿街道").Skip(1));
        Assert.DoesNotContain("<th scope=\"row\">药山镇", page, StringComparison.Ordinal);
        Assert.DoesNotContain("毛里湖镇2021年40件", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_compare_across_the_forms_says_so()
    {
        var page = await AskAsync("?cell=t2_art20_1.normative_docs.issued");

        Assert.Equal(["不可比", "不可比"], RowOf(page, "三洲驿街道")[2..4]);
        Assert.Matches("<p class=\"coverage partial\">不可比：.+不能比较。</p>", page);
    }

    [Fact]
    public async Task Charts_are_drawn_with_words_and_without_styles_of_their_own()
    {
        var page = await AskAsync();

        Assert.Contains("aria-label=\"毛里湖镇2021年40，2020年6\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"涔澹农场：2019年未报，2020年未报，2021年3\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_a_file_with_numbers_as_numbers_and_gaps_as_words()
    {
        using var office = await county.EnterAsync();

        var file = await office.GetAsync($"{Page}/export?years=3");

        Assert.Equal((200, "text/csv; charset=utf-8"), (file.Status, file.ContentType));
        var lines = file.Html.TrimStart('\uFEFF').Split("\r\n");
        Assert.Contains("\"涔澹农场\",\"乡镇\",\"未报\",\"\",\"未报\",\"\",\"3\",\"第1稿\"", lines);
        Assert.Contains("\"嘉山街道\",\"街道\",\"2\",\"第1稿，尚未通过\",\"3\",\"第1稿，尚未通过\",\"3\",\"第1稿\"", lines);
        Assert.Contains(
            "\"新洲镇\",\"乡镇\",\"10\",\"新洲镇第1稿＋白衣镇第1稿\",\"11\",\"新洲镇第1稿＋白衣镇第1稿\",\"13\",\"第1稿\"", lines);
    }

    [Theory]
    [InlineData("?cell=t2_art20_1.normative_docs.published", "2021年格式没有这项指标")]
    [InlineData("?cell=x", "2021年格式没有这项指标")]
    [InlineData("?peers=Village", "没有这类单位")]
    [InlineData("?view=pie", "没有这种比较方式")]
    [InlineData("?years=1000000", "年数请从列表中选择")]
    [InlineData("?view=share", "没有占比")]
    public async Task A_question_that_cannot_be_answered_is_refused_in_words(string question, string said)
    {
        using var office = await county.EnterAsync();
        foreach (var path in new[] { Page, $"{Page}/export" })
        {
            var answer = await office.GetAsync(path + question);

            Assert.Equal(400, answer.Status);
            Assert.Contains(said, Between(WebUtility.HtmlDecode(answer.Html), "role=\"alert\"", "</p>"),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_year_without_a_round_is_not_found_and_a_unit_has_no_business_here()
    {
        using var office = await county.EnterAsync();
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        Assert.Equal(404, (await office.GetAsync("/rounds/2018/comparison")).Status);
        Assert.Equal(403, (await clerk.GetAsync(Page)).Status);
        Assert.Equal(403, (await clerk.GetAsync($"{Page}/export")).Status);
    }

    [Fact]
    public async Task A_kind_without_units_is_said_to_be_empty_and_the_board_leads_here()
    {
        using var office = await county.EnterAsync();

        Assert.Contains("本年度没有这类单位", (await AskAsync("?peers=Department")), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", (await office.GetAsync("/rounds/2021")).Html, StringComparison.Ordinal);
        Assert.Contains(
            $"href=\"{Page}\"", (await office.GetAsync("/rounds/2021/summary")).Html, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string question = "")
    {
        using var office = await county.EnterAsync();
        var page = await office.GetAsync(Page + question);
        Assert.Equal(200, page.Status);
        return WebUtility.HtmlDecode(page.Html);
    }

    /// <summary>The words in each cell of a row of the table.</summary>
    private static string[] RowOf(string page, string first)
    {
        var row = Between(page, "id=\"numbers\"", "</table>").Split("<tr")
            .First(row => row.Contains($"\">{first}", StringComparison.Ordinal)
                || row.Contains($"<th>{first}", StringComparison.Ordinal));
        return [.. Cells().Matches(row).Select(cell => Spaces().Replace(Tags().Replace(cell.Groups[1].Value, " "), " ")
            .Replace(" *", "*", StringComparison.Ordinal).Trim())];
    }

    private static string Between(string html, string start, string end)
    {
        var from = html.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"{start} is not on the page");
        return html[from..html.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

using System.Text.RegularExpressions;
using Npgsql;

namespace County.Web.Tests.Features.Summaries;

/// <summary>The demonstration county's summary as the office previews, adjusts and compares it.</summary>
[Trait("shows", "season")]
public sealed partial class ChangingSummaryTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private const string Summary = "/rounds/2019/summary";
    private const string Adjustments = Summary + "/adjustments";
    private const string Cell = "t2_art20_1.normative_docs.published";

    [Fact]
    public async Task A_preview_says_that_it_is_one_what_is_not_accepted_and_is_kept_nowhere()
    {
        using var office = await EnterAsync(Visitor.Office);
        var before = await CountAsync("summaries");

        var page = Flat(await office.GetAsync(Summary + "/preview"));

        Assert.Contains("这是预览，不是正式汇总", page, StringComparison.Ordinal);
        Assert.Contains("预览计入 9 个，其中 1 个尚未通过；还缺 1 个，不是全县的完整合计", page, StringComparison.Ordinal);
        var waiting = Between(page, "id=\"waiting\"", "</section>");
        Assert.Contains("嘉山街道", waiting, StringComparison.Ordinal);
        Assert.Contains("错误（须改）：", waiting, StringComparison.Ordinal);
        Assert.Contains("<td>第1稿</td>", waiting, StringComparison.Ordinal);
        Assert.Contains("有1件没有填写去向", waiting, StringComparison.Ordinal);
        Assert.Contains("涔澹农场", Between(page, "id=\"missing\"", "</section>"), StringComparison.Ordinal);
        Assert.Contains("正式汇总（第", Between(page, "id=\"differences\"", "</section>"), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync("summaries"));
    }

    [Fact]
    public async Task An_adjustment_is_printed_with_its_reason_wherever_it_counts_until_it_is_withdrawn()
    {
        using var office = await EnterAsync(Visitor.Office);
        var sum = await FigureAsync();

        Assert.Equal((302, Adjustments), Where(await office.FillAsync(
            Adjustments, null, ("cell", Cell), ("amount", "－２"), ("why", "联合发文由两个镇重复计算"))));
        Assert.Contains("下次汇总时计入", (await office.GetAsync(Adjustments)).Html, StringComparison.Ordinal);
        Assert.Equal((302, Summary + "?made=new"), Where(await RollUpAsync(office)));
        Assert.Equal((302, Summary + "?made=same"), Where(await RollUpAsync(office)));
        var version = await VersionAsync();
        Assert.Contains(
            $"没有变化，仍是第{version}版", (await office.GetAsync(Summary + "?made=same")).Html, StringComparison.Ordinal);

        var page = Flat(await office.GetAsync(Summary));
        Assert.Contains("有1项调整", page, StringComparison.Ordinal);
        Assert.Contains("不是全县的完整合计", page, StringComparison.Ordinal);
        var section = Between(page, "id=\"adjusted\"", "</section>");
        foreach (var said in new[] { "各单位合计", "全县（缺报，不完整）", "-2", "联合发文由两个镇重复计算" })
        {
            Assert.Contains(said, section, StringComparison.Ordinal);
        }

        var figure = Flat(await office.GetAsync($"{Summary}/figures/{Cell}"));
        Assert.Contains($"各单位合计 {sum}，调整 -2，全县 {sum - 2}（缺报，不完整）", figure, StringComparison.Ordinal);
        Assert.Contains("联合发文由两个镇重复计算", figure, StringComparison.Ordinal);
        var printed = await demo.RunAsync("rollup", "--print");
        Assert.Contains(
            $"各单位合计 {sum}，调整 -2（第1项），全县 {sum - 2}：联合发文由两个镇重复计算。", printed, StringComparison.Ordinal);
        await WithdrawAsync(office, version);
    }

    /// <summary>Without a reason it stays; with one it is out of the next version, as the comparison says.</summary>
    private static async Task WithdrawAsync(Visitor office, int version)
    {
        var refused = await office.FillAsync(Adjustments, Adjustments + "/1/withdrawal", ("why", " "));
        Assert.Equal(422, refused.Status);
        Assert.Contains("请填写撤销的理由", refused.Html, StringComparison.Ordinal);
        Assert.Equal((302, Adjustments), Where(
            await office.FillAsync(Adjustments, Adjustments + "/1/withdrawal", ("why", "单位已更正"))));
        Assert.Equal(409, (await office.FillAsync(Adjustments, Adjustments + "/1/withdrawal", ("why", "再撤"))).Status);
        Assert.Contains("撤销：单位已更正", (await office.GetAsync(Adjustments)).Html, StringComparison.Ordinal);
        await RollUpAsync(office);
        Assert.DoesNotContain("id=\"adjusted\"", (await office.GetAsync(Summary)).Html, StringComparison.Ordinal);
        var comparison = Flat(await office.GetAsync(
            $"{Summary}/comparison?earlier={version}&later={version + 1}"));
        Assert.Contains("不再计入第1项", comparison, StringComparison.Ordinal);
        Assert.Contains("&#x2B;2", Between(comparison, "id=\"figures\"", "</section>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1", "重复", "请选择要调整的指标")]
    [InlineData("t4_review_litigation.review.total", "1", "重复", "请选择要调整的指标")]
    [InlineData("nothing", "1", "重复", "请选择要调整的指标")]
    [InlineData(Cell, "", "重复", "请填写增加或减少多少")]
    [InlineData(Cell, "0", "重复", "增减不能为0")]
    [InlineData(Cell, "1.5", "重复", "请填整数")]
    [InlineData(Cell, "一件", "重复", "请填整数")]
    [InlineData(Cell, "--1", "重复", "请填整数")]
    [InlineData(Cell, "9999999999999999", "重复", "请填整数")]
    [InlineData("t2_art20_9.central_procurement.procurement_amount", "多", "重复", "请填金额，单位元")]
    [InlineData(Cell, "-9999", "重复", "这样调整后小于0")]
    [InlineData(Cell, "-1", "", "请填写调整的理由")]
    public async Task A_bad_adjustment_comes_back_with_what_was_typed_and_is_not_kept(
        string cell, string amount, string why, string problem)
    {
        using var office = await EnterAsync(Visitor.Office);
        var before = await CountAsync("adjustments");

        var answer = await office.FillAsync(Adjustments, null, ("cell", cell), ("amount", amount), ("why", why));

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{amount}\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains(why, answer.Html, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync("adjustments"));
    }

    [Fact]
    public async Task A_reviewer_reads_what_counts_twice_and_changes_nothing()
    {
        using var reviewer = await EnterAsync("jinshi-reviewer");

        var page = await reviewer.GetAsync(Adjustments);

        Assert.Equal(200, page.Status);
        foreach (var said in new[] { "国办公开办函〔2016〕201号", "只由原行为机关填报", "交办", "第三十六条第五项", "最后的办法" })
        {
            Assert.Contains(said, page.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("name=\"amount\"", page.Html, StringComparison.Ordinal);
        var token = ("__RequestVerificationToken", page.Token);
        Assert.Equal(403, (await reviewer.PostAsync(Adjustments, token, ("cell", Cell))).Status);
        Assert.Equal(403, (await reviewer.PostAsync(Adjustments + "/1/withdrawal", token)).Status);
        Assert.Equal(302, (await RollUpAsync(reviewer)).Status);
        using var unit = await EnterAsync("yaoshan");
        foreach (var path in new[] { "", "/preview", "/versions", "/last-year", "/comparison", "/adjustments" })
        {
            Assert.Equal(403, (await unit.GetAsync(Summary + path)).Status);
        }
    }

    [Fact]
    public async Task Versions_are_listed_shown_and_compared_unit_by_unit()
    {
        using var office = await EnterAsync(Visitor.Office);
        var first = await VersionAsync();
        await demo.ExecuteAsync(
            "update county.reports set state = 'Returned', accepted_version = null where year = 2019 and unit_id = 8");
        Assert.Equal((302, Summary + "?made=new"), Where(await RollUpAsync(office)));
        var second = first + 1;

        var list = Flat(await office.GetAsync(Summary + "/versions"));
        var old = Flat(await office.GetAsync($"{Summary}/versions/{first}"));
        var comparison = Flat(await office.GetAsync(Summary + "/comparison"));
        await demo.ExecuteAsync(
            "update county.reports set state = 'Accepted', accepted_version = 1 where year = 2019 and unit_id = 8");
        await RollUpAsync(office);

        Assert.Contains($"第{second}版</a>（最新）", list, StringComparison.Ordinal);
        Assert.Contains($"第{first}版，已被更新的汇总代替", old, StringComparison.Ordinal);
        Assert.Contains("药山镇", Between(old, "id=\"parts\"", "</section>"), StringComparison.Ordinal);
        Assert.DoesNotContain("药山镇", Between(old, "id=\"gaps\"", "</section>"), StringComparison.Ordinal);
        var units = Between(comparison, "id=\"units\"", "</section>");
        Assert.Contains("不再计入", units, StringComparison.Ordinal);
        Assert.Contains("第1稿</td> <td>已退回", units, StringComparison.Ordinal);
        Assert.Contains("-16", Between(comparison, "id=\"figures\"", "</section>"), StringComparison.Ordinal);
        Assert.Contains("新计入", Flat(await office.GetAsync(Summary + "/comparison")), StringComparison.Ordinal);
        foreach (var path in new[] { "versions/99", "comparison?earlier=1&later=99", "comparison?earlier=0" })
        {
            Assert.Equal(404, (await office.GetAsync($"{Summary}/{path}")).Status);
        }
    }

    [Fact]
    public async Task The_county_stands_beside_last_years_county_cell_by_cell()
    {
        using var office = await EnterAsync(Visitor.Office);
        Assert.Contains("没有上年的汇总", (await office.GetAsync(Summary + "/last-year")).Html, StringComparison.Ordinal);
        await CopyTo2020Async();
        await demo.RunAsync("rollup");

        var same = Flat(await office.GetAsync("/rounds/2020/summary/last-year"));
        var other = Flat(await office.GetAsync("/rounds/2021/summary/last-year"));

        Assert.Contains("上年计入、本年没有：药山镇 <span class=\"reason\">本年未列入应报单位", same, StringComparison.Ordinal);
        Assert.DoesNotContain("不可比", same, StringComparison.Ordinal);
        Assert.Contains("-16</td> <td>可比", same, StringComparison.Ordinal);
        Assert.Contains("不可比", other, StringComparison.Ordinal);
        Assert.Contains("<td>可比</td>", other, StringComparison.Ordinal);
        Assert.Contains("“对外公开总数量”不是“现行有效件数”", other, StringComparison.Ordinal);
        Assert.Contains("2021年格式不再填报政府集中采购", Between(other, "id=\"dropped\"", "</main>"), StringComparison.Ordinal);
        Assert.Contains("id=\"findings\"", other, StringComparison.Ordinal);
    }

    /// <summary>A round that is like the one of 2019, without 药山镇.</summary>
    private async Task CopyTo2020Async()
    {
        foreach (var (table, but) in new[]
        {
            ("rounds", ""), ("round_units", "and unit_id <> 8"), ("reports", "and unit_id <> 8"),
            ("submissions", "and unit_id <> 8"),
        })
        {
            await demo.ExecuteAsync(
                $"insert into county.{table} select (jsonb_populate_record(t, '{{\"year\": 2020}}')).* "
                + $"from county.{table} t where year = 2019 {but}");
        }
    }

    private static Task<Visitor.Answer> RollUpAsync(Visitor office) =>
        office.FillAsync(Summary, Summary + "/rolling-up");

    private async Task<int> VersionAsync() =>
        (int)await ScalarAsync("select max(version)::bigint from county.summaries where year = 2019");

    private Task<long> FigureAsync() => ScalarAsync(
        "select proactive[5]::bigint from county.summaries where year = 2019 order by version desc limit 1");

    private Task<long> CountAsync(string table) => ScalarAsync($"select count(*) from county.{table}");

    private async Task<long> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(demo.Database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static (int, string?) Where(Visitor.Answer answer) => (answer.Status, answer.Location);

    private static string Flat(Visitor.Answer answer)
    {
        Assert.Equal(200, answer.Status);
        return Space().Replace(answer.Html, " ");
    }

    private static string Between(string html, string start, string end)
    {
        var from = html.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"{start} is not on the page");
        return html[from..html.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

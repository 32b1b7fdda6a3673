using static County.Web.Tests.Features.OutsideFigures.OutsideOffice;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.OutsideFigures;

/// <summary>Other offices' figures from their sheet to the query, before and after a submission.</summary>
[Trait("shows", "office")]
public sealed class OutsideFiguresTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Upheld = "t4_review_litigation.review.upheld";
    private const string Head = "“行政复议”的“结果维持”列";

    public async ValueTask InitializeAsync()
    {
        await demo.ExecuteAsync("""
            delete from county.outside_figures;
            delete from county.outside_sheets;
            delete from county.findings where year = 2021 and check_number > 1;
            delete from county.checks where year = 2021 and number > 1;
            """);
        await ReopenAsync(demo);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_round_lists_its_sources_and_nothing_is_told_until_a_sheet_is_taken_on()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        var empty = Text(await office.GetAsync(Address));
        Assert.Contains("还没有任何部门提供", empty, StringComparison.Ordinal);
        foreach (var name in new[] { "司法局", "财政局", "行政审批局", "执法平台" })
        {
            Assert.Contains($"{name} ", empty, StringComparison.Ordinal);
        }

        var shown = await office.UploadAsync(
            "justice", Typed(await office.DownloadAsync("justice"), ("药山镇", Head, "7"), ("白衣镇", Head, "0")));
        Assert.Equal(200, shown.Status);
        Assert.Contains("读到2个单位、2个数", Text(shown), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("outside_figures"));
        Assert.Equal(302, (await office.TakeAsync("justice", shown)).Status);

        Assert.Equal(2, await CountAsync("outside_figures"));
        Assert.Contains("政务公开股采用", Text(await office.GetAsync(Address)), StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync($"{Address}/tax")).Status);
        Assert.Equal(404, (await office.GetAsync("/rounds/2077/outside-figures")).Status);
        Assert.Contains("新增部门对账表", await demo.ReadAsync<string>(
            "select string_agg(act, ',') from county.audit where subject like '2021年司法局%'"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_wrong_row_keeps_the_whole_sheet_out_and_each_is_told_in_words()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        var file = Typed(
            await office.DownloadAsync("justice"), ("药山镇", Head, "-1"), ("白衣镇", Head, "2.5"), ("新洲镇", Head, "3"));

        var shown = await office.UploadAsync("justice", file);

        Assert.Equal(422, shown.Status);
        Assert.Contains("有2处问题，整份没有采用", Text(shown), StringComparison.Ordinal);
        Assert.Contains("药山镇", Text(shown), StringComparison.Ordinal);
        Assert.Contains("不能是负数", Text(shown), StringComparison.Ordinal);
        Assert.Contains("请填整数", Text(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("/taking", shown.Html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("outside_figures"));
        var other = await office.UploadAsync("finance", await office.DownloadAsync("justice"));
        Assert.Equal(422, other.Status);
        Assert.Contains("这是司法局的部门对账表，请用财政局的", Text(other), StringComparison.Ordinal);
        var blank = await office.UploadAsync("justice", await office.DownloadAsync("justice"));
        Assert.Contains("一个数也没有填", Text(blank), StringComparison.Ordinal);
        Assert.Contains("请选择填好的", Text(await PostAsync(office, $"{Address}/justice")), StringComparison.Ordinal);
        var forged = await PostAsync(
            office, $"{Address}/justice/taking", ("name", "x"), ("figures", $"8 {Upheld} 1;99 {Upheld} 1"));
        Assert.Equal(409, forged.Status);
        Assert.Equal(0, await CountAsync("outside_figures"));
    }

    [Fact]
    public async Task The_unit_meets_the_difference_as_a_query_that_it_must_explain_before_it_hands_in()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        var figure = await FigureAsync();
        await office.TellAsync("justice", ("药山镇", Head, $"{figure + 1}"));

        var form = Text(await clerk.GetAsync(Sheet));
        Assert.Contains(
            $"司法局提供的行政复议结果维持为{figure + 1}件，报告填{figure}件，相差1件", form, StringComparison.Ordinal);
        var key = Assert.Single(await KeysAsync(clerk));
        Assert.Contains("还有1处疑问", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
        Assert.Equal(302, (await PostAsync(
            clerk, "/reports/2021/explanations", ("key", key), ("text", "复议决定次年1月作出"))).Status);
        Assert.DoesNotContain("还有1处疑问", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
        Assert.Equal(403, (await clerk.GetAsync(Address)).Status);
    }

    [Fact]
    public async Task What_is_told_after_the_submission_is_a_query_on_it_at_once_and_goes_when_it_is_withdrawn()
    {
        await ReopenAsync(demo, "Submitted");
        using var office = await EnterAsync(demo, Visitor.Office);
        var figure = await FigureAsync();
        var sentence = $"司法局提供的行政复议结果维持为{figure + 2}件，报告填{figure}件，相差2件";
        var before = await CountsAsync();

        await office.TellAsync("justice", ("药山镇", Head, $"{figure + 2}"));

        Assert.Equal((before.Checks + 1, before.Queries + 1), await CountsAsync());
        var review = Text(await office.GetAsync(Page));
        Assert.Contains(sentence, review, StringComparison.Ordinal);
        Assert.Contains($"司法局{figure + 2}", review, StringComparison.Ordinal);
        Assert.DoesNotContain("最近一次校验以后提供", review, StringComparison.Ordinal);
        var list = await office.GetAsync($"{Address}/justice");
        Assert.Contains("不一致：1处", Text(list), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}?show=all#{Upheld}\"", list.Html, StringComparison.Ordinal);
        // The scheduled check finds nothing left to do: it is the same judgement.
        await demo.RunAsync("reconcile");
        Assert.Equal((before.Checks + 1, before.Queries + 1), await CountsAsync());

        Assert.Equal(302, (await PostAsync(office, $"{Address}/justice/withdrawal")).Status);
        Assert.Equal((before.Checks + 2, before.Queries), await CountsAsync());
        Assert.DoesNotContain(sentence, Text(await office.GetAsync(Page)), StringComparison.Ordinal);
        Assert.Contains("撤下。", Text(await office.GetAsync($"{Address}/justice")), StringComparison.Ordinal);
        Assert.Equal(409, (await PostAsync(office, $"{Address}/justice/withdrawal")).Status);
    }

    [Fact]
    public async Task An_accepted_report_keeps_its_judgement_and_the_office_sees_the_difference_all_the_same()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        var other = await demo.ReadAsync<long>($"select disputes[1] from county.submissions where {Of(7)}");
        var before = await demo.ReadAsync<long>("select count(*) from county.checks where unit_id = 7 and year = 2021");

        await office.TellAsync("justice", ("白衣镇", Head, $"{other + 3}"));

        Assert.Equal(before, await demo.ReadAsync<long>(
            "select count(*) from county.checks where unit_id = 7 and year = 2021"));
        var review = Text(await office.GetAsync("/rounds/2021/units/7"));
        Assert.Contains("最近一次校验以后提供", review, StringComparison.Ordinal);
        Assert.Contains($"司法局提供的行政复议结果维持为{other + 3}件", review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_sheet_takes_the_place_of_the_old_one_whole()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        await office.TellAsync("justice", ("药山镇", Head, "7"), ("白衣镇", Head, "1"));
        Assert.Contains("7", Text(await office.GetAsync($"{Address}/justice")), StringComparison.Ordinal);

        await office.TellAsync("justice", ("药山镇", Head, "8"), ("白衣镇", Head, ""));

        Assert.Equal(8, await demo.ReadAsync<long>("select sum(figure)::bigint from county.outside_figures"));
        Assert.Equal(1, await CountAsync("outside_figures"));
        Assert.Contains("换成新的一份", Text(await office.GetAsync($"{Address}/justice")), StringComparison.Ordinal);
        Assert.Contains("结束", await demo.ReadAsync<string>("""
            select case when after::text like '%IsReplaced%' then '结束' else act end from county.audit
            where act = '修改部门对账表' order by audit_id desc limit 1
            """), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_reads_and_changes_nothing()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var reviewer = await EnterAsync(demo, "jinshi-reviewer");
        await office.TellAsync("justice", ("药山镇", Head, "7"));

        Assert.Equal(200, (await reviewer.GetAsync($"{Address}/justice")).Status);
        Assert.Equal(403, (await PostAsync(reviewer, $"{Address}/justice/withdrawal")).Status);
        Assert.Equal(1, await CountAsync("outside_figures"));
    }

    private static string Of(int unit) => $"unit_id = {unit} and year = 2021 and version = 1";

    private Task<long> FigureAsync() =>
        demo.ReadAsync<long>($"select disputes[1] from county.submissions where {Of(Unit)}");

    private Task<long> CountAsync(string table) => demo.ReadAsync<long>($"select count(*) from county.{table}");

    private async Task<(long Checks, long Queries)> CountsAsync() => (
        await demo.ReadAsync<long>($"select count(*) from county.checks where {Of(Unit)}"),
        await demo.ReadAsync<int>($"select queries from county.checks where {Of(Unit)} order by number desc limit 1"));
}

using System.Text.RegularExpressions;
using County.Web.Tests.Features.Desk;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Reports;

/// <summary>What goes back goes back with one letter, and what comes again is looked at where it changed.</summary>
[Trait("shows", "office")]
public sealed partial class LetterTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private const string Answers = "explanations/answers";

    [Fact]
    public async Task Remarks_and_rejected_explanations_become_one_letter_that_is_mailed_without_figures()
    {
        await demo.ExecuteAsync("update county.memberships set email = 'clerk@county.example' where unit_id = 8");
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.DoAsync("review");
        var keys = await KeysAsync(report.Office);
        await report.DoAsync("remarks", ("at", InForce), ("text", "现行有效84517件与台账不符"));
        await report.DoAsync(Answers, ("key", keys[0]), ("decision", "accept"));
        await report.DoAsync(Answers, ("key", keys[1]), ("decision", "reject"), ("reason", "台账是84516件"));
        Assert.DoesNotContain("台账是84516件", Text(await report.Clerk.GetAsync(Page)), StringComparison.Ordinal);

        var preview = Text(await report.Office.GetAsync($"{Page}/return"));
        Assert.Contains("退回函预览", preview, StringComparison.Ordinal);
        Assert.Contains("现行有效84517件与台账不符", preview, StringComparison.Ordinal);
        Assert.Contains("不予采纳的理由：台账是84516件", preview, StringComparison.Ordinal);
        Assert.Equal(404, (await report.Clerk.GetAsync($"{Page}/letters/2")).Status);
        ReviewedReport.Done(await ReturnAsync(report.Office, Page, "请于本周五前报送"));

        foreach (var reader in new[] { report.Clerk, report.Office })
        {
            var letter = Text(await reader.GetAsync($"{Page}/letters/2"));
            Assert.Contains("请于本周五前报送", letter, StringComparison.Ordinal);
            Assert.Contains("现行有效84517件与台账不符", letter, StringComparison.Ordinal);
            Assert.Contains("台账是84516件", letter, StringComparison.Ordinal);
        }

        var told = await demo.ReadAsync<string>("""
            select string_agg(subject || text, '|') from (
                select subject, text from county.messages where year = 2021 and unit_id = 8 and kind = 'returned'
                union all select subject, text from county.outbox where unit_id = 8 and kind = 'returned') as told
            """);
        Assert.Contains("附审核意见1条、不予采纳的说明1条", told, StringComparison.Ordinal);
        Assert.DoesNotMatch("8451[67]|本周五", told);
        Assert.Equal(2, told!.Split('|').Length);
    }

    [Fact]
    public async Task A_return_needs_a_remark_or_a_rejected_explanation_and_sends_what_was_previewed()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.DoAsync("review");
        await report.RefusedAsync("退回须有审核意见，或者不采纳的说明", "return", ("reason", "请核对"));
        Assert.Contains("退回须有审核意见", Text(await report.Office.GetAsync($"{Page}/return")), StringComparison.Ordinal);
        await report.DoAsync("remarks", ("text", "请核对标题"));
        var seen = Seen().Match((await report.Office.GetAsync($"{Page}/return")).Html).Groups[1].Value;
        await report.DoAsync("remarks", ("text", "后来加的意见"));

        await report.RefusedAsync("退回函的内容已有变动", "return", ("seen", seen));
        await report.RefusedAsync("退回函的内容已有变动", "return");
        await report.RefusedAsync("附言不能超过500个字", "return", ("reason", new string('长', 501)), await SeenAsync(report));
        await report.RefusedAsync("已有第2稿，请看过新稿再办理", "return", ("version", "1"), await SeenAsync(report));

        Assert.Equal(("Submitted", 0), await StandingAsync());
    }

    [Fact]
    public async Task An_explanation_is_rejected_with_a_reason_and_only_while_it_is_reviewed()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.RefusedAsync("请先开始审核", Answers, ("key", new string('0', 64)), ("decision", "accept"));
        await report.DoAsync("review");
        var key = (await KeysAsync(report.Office))[0];

        await report.RefusedAsync("不采纳说明须写明理由", Answers, ("key", key), ("decision", "reject"), ("reason", " "));
        await report.RefusedAsync("请选择采纳或者不采纳", Answers, ("key", key), ("decision", "perhaps"));
        await report.RefusedAsync("没有这条说明", Answers, ("key", new string('0', 64)), ("decision", "accept"));
        await report.RefusedAsync("请看过新稿", Answers, ("key", key), ("decision", "accept"), ("version", "1"));
        Assert.Equal(403, (await ReviewedReport.ActAsync(
            report.Clerk, Answers, ("key", key), ("decision", "accept"))).Status);
        await report.DoAsync(Answers, ("key", key), ("decision", "reject"), ("reason", "没有依据"));
        Assert.Contains("说明不予采纳", Text(await report.Office.GetAsync(Page)), StringComparison.Ordinal);
        await report.DoAsync(Answers, ("key", key), ("decision", "open"));

        await report.RefusedAsync("退回须有审核意见", "return");
    }

    [Fact]
    public async Task What_was_rejected_is_not_handed_in_again_in_the_same_words()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.DoAsync("review");
        var key = (await KeysAsync(report.Office))[0];
        await report.DoAsync(Answers, ("key", key), ("decision", "reject"), ("reason", "没有依据"));
        ReviewedReport.Done(await ReturnAsync(report.Office, Page));

        Assert.Contains("还有1处说明没有被采纳", Text(await report.Clerk.GetAsync(Submission)), StringComparison.Ordinal);
        await SignAsync(report.Clerk, report.Leader);
        ReviewedReport.Refused("还有1处说明没有被采纳", await PostAsync(report.Clerk, Submission));
        await PostAsync(report.Clerk, $"{Sheet}/sign-off/withdrawal", ("passage", "2"));
        await report.HandInAsync("经与市里对账，确为此数");

        Assert.Equal("Submitted", (await StandingAsync()).State);
    }

    [Fact]
    public async Task A_return_is_undone_with_a_reason_until_the_unit_has_done_something()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.DoAsync("review");
        await report.DoAsync("remarks", ("text", "请核对标题"));
        ReviewedReport.Done(await ReturnAsync(report.Office, Page));
        await report.RefusedAsync("须写明理由", "return/undoing", ("reason", " "));
        await report.DoAsync("return/undoing", ("reason", "退错单位"));

        Assert.Equal(("Submitted", 0), await StandingAsync());
        Assert.Equal(404, (await report.Clerk.GetAsync($"{Page}/letters/2")).Status);
        Assert.DoesNotContain("请核对标题", Text(await report.Clerk.GetAsync(Page)), StringComparison.Ordinal);
        Assert.Contains("退错单位", Text(await report.Office.GetAsync(Page)), StringComparison.Ordinal);
        ReviewedReport.Done(await ReturnAsync(report.Office, Page));
        ReviewedReport.Done(await PostAsync(report.Clerk, $"{Sheet}/remarks/2/1/reply", ("reply", "已核对")));

        await report.RefusedAsync("单位已按退回意见办理，不能撤销退回", "return/undoing", ("reason", "退错单位"));
        Assert.Equal(("Returned", 1), await StandingAsync());
    }

    [Fact]
    public async Task What_comes_again_is_shown_where_it_changed_and_whole_when_asked_for()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.DoAsync("review");
        await report.DoAsync("remarks", ("text", "请补充其他事项"));
        ReviewedReport.Done(await ReturnAsync(report.Office, Page));
        var typing = await TypingClerk.OpenAsync(demo, report.Clerk, Visitor.Clerk, Year);
        await typing.TypeAsync("s6_other", "本年没有收取信息处理费。也没有其他事项。");
        await typing.TypeAsync(InForce, "777");
        await report.HandInAsync();
        await report.DoAsync("review", ("version", "3"));

        var changes = await report.Office.GetAsync(Page);
        Assert.Contains("与第2稿相比", changes.Html, StringComparison.Ordinal);
        Assert.Contains("请补充其他事项", Text(changes), StringComparison.Ordinal);
        Assert.Matches("<ins>\\s*<a class=\"sentence\"[^>]*>本年没有收取信息处理费。</a>", changes.Html);
        Assert.Contains($"?at={InForce}#remark", changes.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("table class=\"figures", changes.Html, StringComparison.Ordinal);
        var whole = await report.Office.GetAsync($"{Page}?show=all");
        Assert.Contains("table class=\"figures", whole.Html, StringComparison.Ordinal);
        Assert.Matches("<small class=\"last\"[^>]*>\\d+</small>", whole.Html);
        var at = "at=s6_other&amp;sentence=0";
        Assert.Contains(at, changes.Html, StringComparison.Ordinal);
        var chosen = await report.Office.GetAsync($"{Page}?at=s6_other&sentence=0", "HX-Request");
        Assert.Contains("value=\"本年没有收取信息处理费。\"", chosen.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", chosen.Html, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(Visitor office) =>
    [
        .. Key().Matches((await office.GetAsync(Page)).Html).Select(match => match.Groups[1].Value).Distinct(),
    ];

    private static async Task<(string, string)> SeenAsync(ReviewedReport report) =>
        ("seen", Seen().Match((await report.Office.GetAsync($"{Page}/return")).Html).Groups[1].Value);

    private async Task<(string? State, int Letters)> StandingAsync() => (
        await demo.ReadAsync<string>("select state from county.reports where unit_id = 8 and year = 2021"),
        (int)await demo.ReadAsync<long>(
            "select count(*) from county.return_letters where unit_id = 8 and ended_at is null"));

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"seen\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Seen();
}

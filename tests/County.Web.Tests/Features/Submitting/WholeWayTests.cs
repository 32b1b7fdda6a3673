using County.Web.Tests.Features.Desk;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Submitting;

/// <summary>A report from the clerk's first explanation to the correction that is asked for, as forms do it.</summary>
[Trait("shows", "clerk")]
public sealed class WholeWayTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await ReopenAsync(demo);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_report_is_handed_in_once_its_queries_are_explained_and_everybody_has_signed()
    {
        await AddLastYearAsync(demo);
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var office = await EnterAsync(demo, Visitor.Office);

        await RefusedAsync(clerk, "请先送单位审签");
        await ExplainAllAsync(clerk);
        await SendAsync(clerk);
        await SignNextAsync(leader);
        await RefusedAsync(clerk, "单位审签还没有完成", "药山镇镇长", "今天送到");
        while (await SignNextAsync(leader))
        {
        }

        Assert.Contains("报送津市市政府办", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
        var handedIn = await PostAsync(clerk, Submission);

        Assert.Equal((302, Page), (handedIn.Status, handedIn.Location));
        Assert.Equal("Submitted", await StateAsync());
        Assert.Equal("HandedIn", await demo.ReadAsync<string>(
            "select o.ended_as from county.sign_offs o join county.submissions s on s.sign_off = o.number "
            + "and s.unit_id = o.unit_id and s.year = o.year where s.version = 2 and s.year = 2021 and s.unit_id = 8"));
        Assert.Equal(1, await demo.ReadAsync<long>(
            "select count(*) from county.progress where unit_id = 8 and year = 2021 and queries > 0 "
            + "and unexplained = 0"));
        var seen = Text(await office.GetAsync(Page));
        Assert.Contains("经核对台账，数字无误", seen, StringComparison.Ordinal);
        Assert.Contains("药山镇镇长", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("没有说明", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_back_until_the_review_begins()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var office = await EnterAsync(demo, Visitor.Office);
        await HandInAsync(clerk, leader);

        Assert.Equal(302, (await PostAsync(leader, $"{Submission}/withdrawal")).Status);
        Assert.Equal("Drafting", await StateAsync());
        await RefusedAsync(clerk, "请先送单位审签");

        await HandInAsync(clerk, leader);
        Assert.Equal(302, (await PostAsync(office, $"{Page}/review", ("version", "3"))).Status);
        var late = await PostAsync(clerk, $"{Submission}/withdrawal");
        Assert.Equal(409, late.Status);
        Assert.Contains("已开始审核", late.Html, StringComparison.Ordinal);
        Assert.Contains("主管部门已开始审核，不能撤回", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remarks_are_the_units_with_the_return_and_each_is_answered_or_met_by_a_change()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var office = await EnterAsync(demo, Visitor.Office);
        await HandInAsync(clerk, leader);
        await RemarkAsync(clerk, office);
        await ReturnAsync(clerk, office);

        Assert.Equal(404, await NeighbourAsync("/remarks/2/1/reply", ("reply", "不是我的")));
        Assert.Contains("逐条写明答复", Text(await clerk.GetAsync($"{Sheet}/sign-off")), StringComparison.Ordinal);
        await SignAsync(clerk, leader);
        await RefusedAsync(clerk, "没有作任何修改", "第1条、第3条");
        Assert.Equal(409, (await PostAsync(clerk, $"{Sheet}/remarks/2/1/reply", ("reply", " "))).Status);
        Assert.Equal(302, (await PostAsync(clerk, $"{Sheet}/remarks/2/1/reply", ("reply", "已核对台账"))).Status);
        await RefusedAsync(clerk, "第3条");
        Assert.Equal(302, (await PostAsync(clerk, $"{Sheet}/remarks/2/3/reply", ("reply", "标题已统一"))).Status);
        Assert.Equal(302, (await PostAsync(clerk, Submission)).Status);
        Assert.Contains(
            "已核对台账", Text(await office.GetAsync($"{Page}/submissions/2")), StringComparison.Ordinal);
        Assert.Equal(409, (await PostAsync(clerk, $"{Sheet}/remarks/2/1/reply", ("reply", "再改"))).Status);

        await AcceptAndCorrectAsync(clerk, office);
    }

    [Fact]
    public async Task Who_changes_the_report_after_a_return_need_not_answer_in_writing()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var office = await EnterAsync(demo, Visitor.Office);
        await HandInAsync(clerk, leader);
        await PostAsync(office, $"{Page}/review", ("version", "2"));
        await PostAsync(office, $"{Page}/remarks", ("version", "2"), ("text", "文字太短"));
        Assert.Equal(302, (await OpenReport.ReturnAsync(office, Page, "请补充")).Status);

        var typing = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);
        await typing.TypeAsync("s6_other", "本年没有收取信息处理费，也没有其他事项。");
        await HandInAsync(clerk, leader);

        Assert.Equal("Submitted", await StateAsync());
    }

    [Fact]
    public async Task The_office_remarks_only_on_what_it_reviews_and_on_what_is_there()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var office = await EnterAsync(demo, Visitor.Office);
        await HandInAsync(clerk, leader);

        Assert.Equal(409, await RemarkAsync(office, ("version", "2"), ("text", "早了")));
        await PostAsync(office, $"{Page}/review", ("version", "2"));
        Assert.Equal(409, await RemarkAsync(office, ("version", "1"), ("text", "旧稿")));
        Assert.Equal(409, await RemarkAsync(office, ("version", "2"), ("text", "")));
        Assert.Equal(409, await RemarkAsync(office, ("version", "2"), ("text", new string('长', 501))));
        Assert.Equal(409, await RemarkAsync(office, ("version", "2"), ("text", "没有这一格"), ("at", "t9.a.b")));
        Assert.Equal(409, await RemarkAsync(
            office, ("version", "2"), ("text", "没有这句"), ("at", "s1_overall"), ("quote", "从来没有写过的一句话")));
        Assert.Equal(403, (await PostAsync(clerk, $"{Page}/remarks", ("version", "2"), ("text", "自己"))).Status);
        var nowhere = await PostAsync(office, "/rounds/2021/units/99/remarks", ("version", "1"), ("text", "无"));
        Assert.Equal(404, nowhere.Status);
    }

    /// <summary>A remark on a cell, one that is withdrawn, and one on the whole; none is the unit's yet.</summary>
    private static async Task RemarkAsync(Visitor clerk, Visitor office)
    {
        Assert.Equal(302, (await PostAsync(office, $"{Page}/review", ("version", "2"))).Status);
        Assert.Contains(
            $"?at={InForce}&amp;show=all#remark", (await office.GetAsync($"{Page}?show=all")).Html,
            StringComparison.Ordinal);
        Assert.Equal(302, await RemarkAsync(office, ("version", "2"), ("text", "请核对现行有效件数"), ("at", InForce)));
        Assert.Equal(302, await RemarkAsync(office, ("version", "2"), ("text", "写错了的意见")));
        Assert.Equal(302, await RemarkAsync(office, ("version", "2"), ("text", "请统一标题的写法")));
        Assert.Equal(302, (await PostAsync(office, $"{Page}/remarks/2/withdrawal")).Status);
        Assert.Equal(409, (await PostAsync(office, $"{Page}/remarks/2/withdrawal")).Status);
        var own = Text(await office.GetAsync(Page));
        Assert.Contains("请核对现行有效件数", own, StringComparison.Ordinal);
        Assert.DoesNotContain("写错了的意见", own, StringComparison.Ordinal);
        Assert.DoesNotContain("请核对现行有效件数", Text(await clerk.GetAsync(Page)), StringComparison.Ordinal);
    }

    private async Task ReturnAsync(Visitor clerk, Visitor office)
    {
        Assert.Equal(302, (await OpenReport.ReturnAsync(office, Page, "请核对")).Status);
        Assert.Equal(409, (await PostAsync(office, $"{Page}/remarks/1/withdrawal")).Status);
        Assert.Equal(1, await demo.ReadAsync<long>(
            "select count(*) from county.messages where unit_id = 8 and year = 2021 and text like '%附审核意见2条%'"));
        foreach (var path in new[] { Page, Submission })
        {
            var told = Text(await clerk.GetAsync(path));
            Assert.Contains("请核对现行有效件数", told, StringComparison.Ordinal);
            Assert.Contains("请统一标题的写法", told, StringComparison.Ordinal);
            Assert.DoesNotContain("写错了的意见", told, StringComparison.Ordinal);
        }
    }

    private async Task AcceptAndCorrectAsync(Visitor clerk, Visitor office)
    {
        Assert.Equal(302, (await PostAsync(office, $"{Page}/review", ("version", "3"))).Status);
        Assert.Equal(302, (await PostAsync(office, $"{Page}/acceptance", ("version", "3"))).Status);
        Assert.Equal(409, (await PostAsync(clerk, $"{Sheet}/correction", ("reason", ""))).Status);
        Assert.Equal(302, (await PostAsync(clerk, $"{Sheet}/correction", ("reason", "漏报一件"))).Status);

        Assert.Equal("Drafting", await StateAsync());
        Assert.Equal(3, await demo.ReadAsync<int>(
            "select accepted_version from county.reports where unit_id = 8 and year = 2021"));
        var told = Text(await office.GetAsync("/messages"));
        Assert.Contains("药山镇申请更正2021年", told, StringComparison.Ordinal);
        Assert.Contains("漏报一件", Text(await office.GetAsync(Page)), StringComparison.Ordinal);
    }

    private static async Task HandInAsync(Visitor clerk, Visitor leader)
    {
        await ExplainAllAsync(clerk);
        await SignAsync(clerk, leader);
        Assert.Equal(302, (await PostAsync(clerk, Submission)).Status);
    }

    private static async Task<int> RemarkAsync(Visitor office, params (string, string)[] fields) =>
        (await PostAsync(office, $"{Page}/remarks", fields)).Status;

    private static async Task RefusedAsync(Visitor clerk, params string[] reasons)
    {
        var refused = await PostAsync(clerk, Submission);
        Assert.Equal(409, refused.Status);
        Assert.Contains("没有报送", refused.Html, StringComparison.Ordinal);
        foreach (var reason in reasons) Assert.Contains(reason, Text(refused), StringComparison.Ordinal);
    }

    private async Task<int> NeighbourAsync(string path, params (string, string)[] fields)
    {
        using var neighbour = await EnterAsync(demo, Neighbour);
        return (await PostAsync(neighbour, Sheet + path, fields)).Status;
    }

    private Task<string?> StateAsync() =>
        demo.ReadAsync<string>("select state from county.reports where unit_id = 8 and year = 2021");
}

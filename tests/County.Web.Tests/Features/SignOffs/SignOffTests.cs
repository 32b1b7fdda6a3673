using County.Data;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Features.SignOffs;

/// <summary>单位审签 on the line: in order, by right, back and void.</summary>
[Collection(Signing.Name)]
[Trait("shows", "clerk")]
public sealed class SignOffTests(SigningCounty county) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await county.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_report_goes_through_its_chain_in_order_and_says_with_whom_it_is()
    {
        var (clerk, leader) = (await county.EnterAsync(Visitor.Clerk), await county.EnterAsync(SigningCounty.Leader));
        var since = TimeProvider.System.GetUtcNow();
        Assert.Contains("还没有送单位审签", (await leader.GetAsync(SigningCounty.Page)).Html, StringComparison.Ordinal);
        await county.StartAsync();

        var page = await leader.GetAsync(SigningCounty.Page);
        Assert.Contains("现在轮到“党政办主任初审”：药山镇镇长，今天送到", page.Html, StringComparison.Ordinal);
        Assert.Equal(403, (await SigningCounty.SignAsync(clerk, 1)).Status);
        Assert.Contains(
            "还没有轮到这一环节", (await SigningCounty.SignAsync(leader, 2)).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await SigningCounty.SignAsync(leader, 1, note: "数据已核对")).Status);
        Assert.Contains(
            "已由药山镇镇长签过", (await SigningCounty.SignAsync(leader, 1)).Html, StringComparison.Ordinal);
        Assert.Null((await county.CompletedAsync()).Number);
        foreach (var step in new[] { 2, 3, 4 }) Assert.Equal(302, (await SigningCounty.SignAsync(leader, step)).Status);

        Assert.Equal((1, null), await county.CompletedAsync());
        page = await clerk.GetAsync(SigningCounty.Page);
        Assert.Contains("各环节都已审签", page.Html, StringComparison.Ordinal);
        Assert.Contains("意见：数据已核对", page.Html, StringComparison.Ordinal);
        Assert.Equal(1, await county.Demo.ReadAsync<long>(
            "select count(*) from county.audit where actor = '药山镇镇长' and subject like '%镇长签发%' "
            + $"and at > '{since:O}'"));
    }

    [Fact]
    public async Task The_board_says_with_whom_a_report_is_and_for_how_many_working_days()
    {
        await county.StartAsync();
        var office = await county.EnterAsync(Visitor.Office);
        Assert.Contains(
            "党政办主任初审 药山镇镇长，今天送到", (await office.GetAsync("/rounds/2021")).Html, StringComparison.Ordinal);

        await county.Demo.ExecuteAsync("update county.sign_offs set started_at = now() - interval '30 days'");

        Assert.Matches(
            "党政办主任初审 药山镇镇长，已(1[5-9]|2[0-3])个工作日", (await office.GetAsync("/rounds/2021")).Html);
    }

    [Fact]
    public async Task Errors_and_unexplained_queries_are_listed_and_keep_it_from_being_sent()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        await ChangeAsync("t3_applications.new_received.natural_person", 77);

        var page = await clerk.GetAsync(SigningCounty.Page);
        Assert.Contains("错误（须改）", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"seen\"", page.Html, StringComparison.Ordinal);
        var refused = await SendAsync(clerk);
        Assert.Equal(409, refused.Status);
        Assert.Contains("个错误，改正后才能送单位审签", refused.Html, StringComparison.Ordinal);

        await county.ResetAsync();
        await ChangeAsync("t2_art20_8.fees.fee_amount", 1_000_000, "本年度行政事业性收费10000万元。");
        refused = await SendAsync(clerk);
        Assert.Contains("个疑问没有说明", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await county.Demo.ReadAsync<long>("select count(*) from county.sign_offs"));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_looked_at_is_not_sent()
    {
        var clerk = await county.EnterAsync(Visitor.Clerk);
        var seen = Forms.Values((await clerk.GetAsync(SigningCounty.Page)).Html, SigningCounty.Page).ToArray();
        await ChangeAsync("t2_art20_5.licences.decisions", 1);

        Assert.Contains(
            "报告刚刚有改动", (await clerk.FillAsync(SigningCounty.Page, null, seen)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_turn_it_is_sends_it_back_with_a_reason_and_the_next_passage_begins_anew()
    {
        var leader = await county.EnterAsync(SigningCounty.Leader);
        await county.StartAsync();
        await SigningCounty.SignAsync(leader, 1);

        Assert.Contains("须写明理由", (await DeclineAsync(leader, " ")).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await DeclineAsync(leader, "第五部分太空，请补充改进措施")).Status);

        Assert.Equal("Drafting", await StateAsync());
        var page = await (await county.EnterAsync(Visitor.Clerk)).GetAsync(SigningCounty.Page);
        Assert.Contains("药山镇镇长已退回填报人：第五部分太空", page.Html, StringComparison.Ordinal);
        Assert.Contains("审签已经结束", (await SigningCounty.SignAsync(leader, 2)).Html, StringComparison.Ordinal);
        await county.StartAsync();
        Assert.Equal(4, await county.Demo.ReadAsync<long>(
            "select count(*) from county.signatures where number = 2 and signer is null"));
    }

    [Fact]
    public async Task Who_fills_takes_it_back_and_a_change_by_another_system_voids_it()
    {
        var (clerk, leader) = (await county.EnterAsync(Visitor.Clerk), await county.EnterAsync(SigningCounty.Leader));
        await county.StartAsync();
        Assert.Equal(403, (await leader.FillAsync(
            SigningCounty.Page, $"{SigningCounty.Page}/withdrawal", ("passage", "1"))).Status);
        Assert.Equal(302, (await clerk.FillAsync(
            SigningCounty.Page, $"{SigningCounty.Page}/withdrawal", ("passage", "1"))).Status);
        Assert.Equal(("Drafting", "Withdrawn"), (await StateAsync(), await EndAsync(1)));

        await county.StartAsync();
        foreach (var step in new[] { 1, 2, 3, 4 }) await SigningCounty.SignAsync(leader, step, passage: 2);
        Assert.Equal(2, (await county.CompletedAsync()).Number);
        await ChangeAsync("t2_art20_5.licences.decisions", 1);

        Assert.Equal(("Drafting", "Voided"), (await StateAsync(), await EndAsync(2)));
        Assert.Null((await county.CompletedAsync()).Number);
        Assert.Contains("审签作废", (await clerk.GetAsync(SigningCounty.Page)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_under_other_content_are_worth_nothing()
    {
        var leader = await county.EnterAsync(SigningCounty.Leader);
        await county.StartAsync();
        foreach (var step in new[] { 1, 2, 3, 4 }) await SigningCounty.SignAsync(leader, step);
        await county.Demo.ExecuteAsync($"update county.sign_offs set content_hash = '{new string('0', 64)}'");

        Assert.Null((await county.CompletedAsync()).Number);
    }

    [Fact]
    public async Task A_named_person_signs_alone_until_they_have_left()
    {
        var leader = await county.EnterAsync(SigningCounty.Leader);
        await county.Demo.ExecuteAsync($"""
            insert into county.memberships (county_id, membership_id, unit_id, account_id, person, rights, joined_at)
                values ({DemoDatabase.CountyId}, 7001, 8, 'nobody-1', '张三', array['Reviewer'], now());
            insert into county.sign_off_steps (county_id, unit_id, step, title, "right", membership_id, is_on_paper)
                values ({DemoDatabase.CountyId}, 8, 1, '分管领导审核', 'Reviewer', 7001, false),
                ({DemoDatabase.CountyId}, 8, 2, '镇长签发', 'Signatory', null, false);
            """);
        await county.StartAsync();

        Assert.Contains("“分管领导审核”：张三", (await leader.GetAsync(SigningCounty.Page)).Html, StringComparison.Ordinal);
        Assert.Contains("不由您签", (await SigningCounty.SignAsync(leader, 1)).Html, StringComparison.Ordinal);
        Assert.Contains("不由您退回", (await DeclineAsync(leader, "不行", 1)).Html, StringComparison.Ordinal);
        await county.Demo.ExecuteAsync("update county.memberships set closed_at = now() where membership_id = 7001");
        Assert.Equal(302, (await SigningCounty.SignAsync(leader, 1)).Status);
    }

    [Fact]
    public async Task Nobody_of_another_unit_and_nobody_of_the_office_signs_or_sees_it()
    {
        await county.StartAsync();
        var (other, office) = (await county.EnterAsync("maoli-leader"), await county.EnterAsync(Visitor.Office));

        Assert.Equal(409, (await SigningCounty.SignAsync(other, 1)).Status);
        Assert.DoesNotContain("药山镇", (await other.GetAsync(SigningCounty.Page)).Html, StringComparison.Ordinal);
        foreach (var path in new[] { SigningCounty.Page, $"{SigningCounty.Page}/form", "/reports/2021/print" })
        {
            Assert.Equal(403, (await office.GetAsync(path)).Status);
        }

        const string record = "/rounds/2021/units/8/sign-offs/1/record";
        Assert.Equal(404, (await other.GetAsync(record)).Status);
        Assert.Equal(404, (await office.GetAsync(record)).Status);
        Assert.Null(await county.Demo.ReadAsync<string>("select signer from county.signatures where signer <> ''"));
    }

    private static Task<Visitor.Answer> DeclineAsync(Visitor leader, string reason, int step = 2) => leader.FillAsync(
        SigningCounty.Page, $"{SigningCounty.Page}/refusal", ("passage", "1"), ("step", $"{step}"), ("reason", reason));

    private Task<string?> StateAsync() => county.Demo.ReadAsync<string>(
        "select state from county.reports where unit_id = 8 and year = 2021");

    private Task<string?> EndAsync(int number) => county.Demo.ReadAsync<string>(
        $"select ended_as from county.sign_offs where unit_id = 8 and number = {number} and ended_by <> ''");

    private async Task<Visitor.Answer> SendAsync(Visitor clerk)
    {
        var version = await county.InUnitAsync(async (_, services) => (await services.GetRequiredService<DraftBook>()
            .FindAsync(DemoDatabase.CountyId, SigningCounty.Yaoshan, SigningCounty.Year, default))!.Version);
        return await clerk.FillAsync(SigningCounty.Page, null, ("seen", version));
    }

    /// <summary>Changes a cell as another system does.</summary>
    private Task<string?> ChangeAsync(string address, long figure, string? other = null) =>
        county.InUnitAsync((_, services) => ChangeAsync(services, address, figure, other));

    private static async Task<string?> ChangeAsync(
        IServiceProvider services, string address, long figure, string? other)
    {
        var drafts = services.GetRequiredService<DraftBook>();
        var work = (await drafts.LockAsync(DemoDatabase.CountyId, SigningCounty.Yaoshan, SigningCounty.Year, default))!;
        var cell = work.Figures.Format.Cell(address);
        return await drafts.SaveAsync(
            work, work.Figures.With(cell, figure).WithTotals(),
            other is null ? work.Narrative : work.Narrative with { Other = other }, "办公系统", default);
    }
}

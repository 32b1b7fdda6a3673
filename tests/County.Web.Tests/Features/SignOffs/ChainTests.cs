namespace County.Web.Tests.Features.SignOffs;

/// <summary>审签环节: who sets the chain of a unit, and what it may be.</summary>
[Collection(Signing.Name)]
[Trait("shows", "clerk")]
public sealed class ChainTests(SigningCounty county) : IAsyncLifetime
{
    private const string Chain = "/units/8/sign-off";

    public async ValueTask InitializeAsync() => await county.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_township_begins_with_the_usual_chain_and_its_signatory_sets_another()
    {
        var leader = await county.EnterAsync(SigningCounty.Leader);
        var usual = (await leader.GetAsync(Chain)).Html;
        foreach (var title in new[] { "党政办主任初审", "保密审查", "分管领导审核", "镇长签发" })
        {
            Assert.Contains($"value=\"{title}\"", usual, StringComparison.Ordinal);
        }

        Assert.Equal(302, (await SetAsync(leader, ("保密审查", "SecrecyReviewer", "online"), ("", "", ""),
            ("镇长签发", "Signatory", "paper"))).Status);
        await county.StartAsync();

        Assert.Equal("1 保密审查 false,2 镇长签发 true", await county.Demo.ReadAsync<string>(
            "select string_agg(step || ' ' || title || ' ' || is_on_paper, ',' order by step) from county.signatures"));
        Assert.Equal(302, (await SetAsync(leader, [.. Enumerable.Repeat(("审核", "Reviewer", "online"), 4),
            ("签发", "Signatory", "online")])).Status);
        Assert.Equal(5, await county.Demo.ReadAsync<long>("select count(*) from county.sign_off_steps"));
        Assert.Equal(2, await county.Demo.ReadAsync<long>("select count(*) from county.signatures"));
    }

    [Fact]
    public async Task What_is_no_chain_is_refused_with_its_reason_and_nothing_typed_is_lost()
    {
        var leader = await county.EnterAsync(SigningCounty.Leader);

        var one = await SetAsync(leader, ("镇长一人签发", "Signatory", "online"));
        Assert.Equal(422, one.Status);
        Assert.Contains("至少要有2个环节", one.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"镇长一人签发\"", one.Html, StringComparison.Ordinal);
        var last = await SetAsync(leader, ("镇长签发", "Signatory", "online"), ("保密审查", "SecrecyReviewer", "online"));
        Assert.Contains("最后一个环节须由签发人签发", last.Html, StringComparison.Ordinal);
        Assert.Contains("请选择由谁审签", (await SetAsync(
            leader, ("审核", "Administrator", "online"), ("签发", "Signatory", "online"))).Html, StringComparison.Ordinal);
        Assert.Contains("不能超过20个字", (await SetAsync(
            leader, (new string('审', 21), "Reviewer", "online"), ("签发", "Signatory", "online"))).Html,
            StringComparison.Ordinal);

        var clerk = await county.Demo.ReadAsync<int>(
            "select membership_id from county.memberships where person = '药山镇党政办'");
        var stranger = await county.Demo.ReadAsync<int>(
            "select membership_id from county.memberships where person = '毛里湖镇镇长'");
        Assert.Contains("药山镇党政办不是审核人", (await NameAsync(leader, clerk)).Html, StringComparison.Ordinal);
        Assert.Contains("没有这个人", (await NameAsync(leader, stranger)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await county.Demo.ReadAsync<long>("select count(*) from county.sign_off_steps"));
    }

    [Fact]
    public async Task A_chain_is_set_by_the_units_signatory_and_the_countys_administrator_alone()
    {
        Assert.Equal(403, (await (await county.EnterAsync(Visitor.Clerk)).GetAsync(Chain)).Status);
        Assert.Equal(403, (await (await county.EnterAsync("jinshi-reviewer")).GetAsync(Chain)).Status);
        Assert.Equal(404, (await (await county.EnterAsync("maoli-leader")).GetAsync(Chain)).Status);
        Assert.Equal(404, (await (await county.EnterAsync("maoli-leader")).FillAsync(
            "/units/9/sign-off", Chain, ("title-1", "审核"))).Status);
        var office = await county.EnterAsync(Visitor.Office);
        Assert.Contains($"href=\"{Chain}\"", (await office.GetAsync("/units/8")).Html, StringComparison.Ordinal);

        Assert.Equal(302, (await SetAsync(
            office, ("审核", "Reviewer", "online"), ("签发", "Signatory", "online"))).Status);
        Assert.True(await county.Demo.ReadAsync<bool>(
            "select bool_or(actor = '政务公开股') from county.audit where subject = '签发' and act like '%审签环节%'"));
    }

    [Fact]
    public async Task A_step_on_the_line_that_nobody_may_sign_keeps_the_report_from_being_sent()
    {
        await county.Demo.ExecuteAsync(
            "update county.memberships set rights = '{Reviewer,Signatory}' where person = '药山镇镇长'");
        try
        {
            var refused = await SigningCounty.StartedAsync(await county.EnterAsync(Visitor.Clerk));
            Assert.Equal(409, refused.Status);
            Assert.Contains("“保密审查”须由保密审查人线上审签", refused.Html, StringComparison.Ordinal);
        }
        finally
        {
            await county.Demo.ExecuteAsync("update county.memberships set "
                + "rights = '{Reviewer,SecrecyReviewer,Signatory}' where person = '药山镇镇长'");
        }
    }

    private static Task<Visitor.Answer> SetAsync(
        Visitor visitor, params (string Title, string Right, string Way)[] steps) => visitor.FillAsync(
        Chain, null,
        [
            .. steps.SelectMany((step, place) => new[]
            {
                ($"title-{place + 1}", step.Title), ($"right-{place + 1}", step.Right),
                ($"person-{place + 1}", ""), ($"way-{place + 1}", step.Way),
            }),
        ]);

    private static Task<Visitor.Answer> NameAsync(Visitor visitor, int membership) => visitor.FillAsync(
        Chain, null, ("title-1", "审核"), ("right-1", "Reviewer"), ("person-1", $"{membership}"),
        ("title-2", "签发"), ("right-2", "Signatory"));
}

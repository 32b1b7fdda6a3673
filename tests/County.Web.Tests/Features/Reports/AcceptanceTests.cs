using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Reports;

/// <summary>Who may accept what, how it is taken back, and what comes after.</summary>
[Trait("shows", "office")]
public sealed class AcceptanceTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await demo.ExecuteAsync("""
        delete from county.review_settings;
        update county.units set kind = 'Township' where unit_id = 8;
        update county.memberships set person = '政务公开股二', rights = '{Reviewer}'
            where account_id = (select id from accounts.accounts where user_name = 'jinshi-reviewer');
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Where_the_county_wants_two_a_second_person_confirms_what_the_first_accepted()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        Assert.Equal(403, (await PostAsync(report.Other, "/review/settings", ("four-eyes", "true"))).Status);
        ReviewedReport.Done(await PostAsync(report.Office, "/review/settings", ("four-eyes", "true")));
        Assert.Contains("checked", (await report.Office.GetAsync("/review/settings")).Html, StringComparison.Ordinal);
        await report.DoAsync("review");

        await report.DoAsync("acceptance");
        Assert.Equal("Submitted", await StateAsync());
        var first = Text(await report.Other.GetAsync(Page));
        Assert.Contains("初审通过：政务公开股，待另一人复核", first, StringComparison.Ordinal);
        Assert.Contains("复核通过", first, StringComparison.Ordinal);
        await report.RefusedAsync("初审和复核须由两个人办理", "acceptance");
        ReviewedReport.Done(await ReviewedReport.ActAsync(report.Other, "acceptance"));

        Assert.Equal("Accepted", await StateAsync());
        Assert.Equal("初审通过 政务公开股|通过 政务公开股二", await demo.ReadAsync<string>("""
            select string_agg(act || ' ' || by, '|' order by ordinal) from county.acts
            where unit_id = 8 and year = 2021 and act like '%通过' and ordinal > 3
            """));
    }

    [Fact]
    public async Task One_person_is_enough_where_the_county_has_set_nothing()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.RefusedAsync("尚未开始审核", "acceptance");
        await report.DoAsync("review");
        await report.RefusedAsync("已有第2稿，请看过新稿再办理", "acceptance", ("version", "1"));
        await report.DoAsync("acceptance");

        Assert.Equal("Accepted", await StateAsync());
        await report.RefusedAsync("须写明理由", "acceptance/undoing", ("reason", ""));
        await report.DoAsync("acceptance/undoing", ("reason", "附件有误"));
        Assert.Equal("Submitted", await StateAsync());
        await report.DoAsync("acceptance");
        await report.DoAsync("publication");
        await report.RefusedAsync("已发布的报告不能“撤销通过”", "acceptance/undoing", ("reason", "附件有误"));
    }

    [Theory]
    [InlineData("药山镇党政办")]
    [InlineData("药山镇镇长")]
    public async Task The_offices_own_report_is_not_accepted_by_who_filled_or_signed_it(string person)
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await OwnAsync(person, "{Reviewer}");
        await report.DoAsync("review");

        ReviewedReport.Refused(
            "本办的报告须由没有参与填报和审签的审核员通过", await ReviewedReport.ActAsync(report.Other, "acceptance"));
        Assert.Equal("Submitted", await StateAsync());
        Assert.Contains("这是本办自己的报告", Text(await report.Other.GetAsync(Page)), StringComparison.Ordinal);
        await report.DoAsync("acceptance");

        Assert.Contains(
            "本办报告，由未参与填报和审签的审核员通过：政务公开股", Text(await report.Other.GetAsync(Page)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_the_offices_signatory_accepts_it_which_is_marked()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await OwnAsync("药山镇镇长", "{Reviewer,Signatory}");
        await report.DoAsync("review");
        ReviewedReport.Done(await ReviewedReport.ActAsync(report.Other, "acceptance"));

        Assert.Contains(
            "本办报告，由主管部门签发人通过：药山镇镇长", Text(await report.Office.GetAsync(Page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_sealed_paper_has_come_is_written_down_and_can_be_taken_back()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.RefusedAsync("没有登记收到盖章件", "sealed-copy/withdrawal");
        await report.RefusedAsync("请看过新稿", "sealed-copy", ("version", "1"));
        await report.DoAsync("sealed-copy");
        Assert.Contains("盖章件已收：政务公开股", Text(await report.Office.GetAsync(Page)), StringComparison.Ordinal);
        await report.RefusedAsync("已经登记收到", "sealed-copy");
        await report.DoAsync("sealed-copy/withdrawal");

        Assert.DoesNotContain("盖章件已收：", Text(await report.Office.GetAsync(Page)), StringComparison.Ordinal);
        Assert.Equal("政务公开股 政务公开股", await demo.ReadAsync<string>(
            "select by || ' ' || ended_by from county.sealed_copies where unit_id = 8 and year = 2021"));
        Assert.Equal(403, (await ReviewedReport.ActAsync(report.Clerk, "sealed-copy")).Status);
    }

    [Fact]
    public async Task What_the_office_opens_again_stays_in_force_until_another_is_accepted()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await report.RefusedAsync("已报送的报告不能“重新打开更正”", "reopening", ("reason", "漏报一件"));
        await report.DoAsync("review");
        await report.DoAsync("acceptance");
        await report.RefusedAsync("须写明理由", "reopening", ("reason", " "));
        await report.RefusedAsync("请看过新稿", "reopening", ("reason", "漏报一件"), ("version", "1"));
        await report.DoAsync("reopening", ("reason", "漏报一件"));

        Assert.Equal("Drafting", await StateAsync());
        Assert.Equal(2, await demo.ReadAsync<int>(
            "select accepted_version from county.reports where unit_id = 8 and year = 2021"));
        Assert.Contains("漏报一件", Text(await report.Clerk.GetAsync(Page)), StringComparison.Ordinal);
        Assert.Equal(1, await demo.ReadAsync<long>(
            "select count(*) from county.messages where unit_id = 8 and year = 2021 and kind = 'reopened'"));
    }

    [Fact]
    public async Task The_next_unit_that_waits_is_one_link_away()
    {
        using var report = await ReviewedReport.HandInAsync(demo);
        await demo.ExecuteAsync(
            "update county.reports set state = 'Submitted' where year = 2021 and unit_id in (2, 9)");

        Assert.Matches(
            "data-next[^>]*href=\"/rounds/2021/units/9\"", (await report.Office.GetAsync(Page)).Html);
        // After the last comes the first.
        Assert.Matches(
            "data-next[^>]*href=\"/rounds/2021/units/2\"",
            (await report.Office.GetAsync("/rounds/2021/units/9")).Html);
        await demo.ExecuteAsync(
            "update county.reports set state = 'Accepted' where year = 2021 and unit_id in (2, 9)");
        Assert.DoesNotContain("data-next", (await report.Office.GetAsync(Page)).Html, StringComparison.Ordinal);
    }

    /// <summary>The unit is the office itself, of which the other reviewer bears this name.</summary>
    private Task OwnAsync(string person, string rights) => demo.ExecuteAsync($"""
        update county.units set kind = 'CountyOffice' where unit_id = 8;
        update county.memberships set person = '{person}', rights = '{rights}'
            where account_id = (select id from accounts.accounts where user_name = 'jinshi-reviewer');
        """);

    private Task<string?> StateAsync() =>
        demo.ReadAsync<string>("select state from county.reports where unit_id = 8 and year = 2021");
}

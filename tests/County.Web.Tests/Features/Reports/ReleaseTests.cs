using System.Text.RegularExpressions;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Reports;

/// <summary>放行: an error stands in an accepted report where the administrator said so, for all to see.</summary>
[Trait("shows", "office")]
public sealed partial class ReleaseTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Unbalanced = "/rounds/2019/units/5";
    private const string Board = "/rounds/2019";
    private const string Reason = "与已公布文本一致，照录";

    public async ValueTask InitializeAsync() => await demo.ExecuteAsync("""
        delete from county.releases;
        update county.reports set state = 'Submitted', review_started = true, accepted_version = null
            where year = 2019 and unit_id = 5;
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_report_with_open_errors_is_not_accepted_and_nothing_is_changed()
    {
        using var office = await EnterAsync(demo, Visitor.Office);

        ReviewedReport.Refused(
            "还有1处错误没有改正，也没有放行，不能通过", await ActAsync(office, "acceptance", ("reason", Reason)));

        Assert.Equal("Submitted", await demo.ReadAsync<string>(
            "select state from county.reports where year = 2019 and unit_id = 5"));
    }

    [Fact]
    public async Task The_administrator_releases_one_error_with_a_reason_that_stays_in_sight()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        var key = await KeyAsync(office);
        ReviewedReport.Refused("放行须写明理由", await ActAsync(office, "releases", ("key", key), ("reason", " ")));
        ReviewedReport.Refused("已经不在了", await ActAsync(
            office, "releases", ("key", new string('0', 64)), ("reason", Reason)));
        ReviewedReport.Done(await ActAsync(office, "releases", ("key", key), ("reason", Reason)));
        ReviewedReport.Refused("已经放行", await ActAsync(office, "releases", ("key", key), ("reason", Reason)));

        Assert.Contains($"已放行：{Reason}", Text(await office.GetAsync(Unbalanced)), StringComparison.Ordinal);
        Assert.Contains($"已放行1处：{Reason}", Text(await office.GetAsync(Board)), StringComparison.Ordinal);
        ReviewedReport.Done(await ActAsync(office, "acceptance"));
        Assert.Contains($"已放行：{Reason}", Text(await office.GetAsync(Unbalanced)), StringComparison.Ordinal);
        await demo.RunAsync("rollup");
        var summary = Text(await office.GetAsync($"{Board}/summary"));
        Assert.Contains("放行的错误（1）", summary, StringComparison.Ordinal);
        Assert.Contains($"嘉山街道", summary, StringComparison.Ordinal);
        Assert.Contains($"放行理由：{Reason}", summary, StringComparison.Ordinal);
        ReviewedReport.Refused("不能撤销放行", await PostAsync(office, $"{Unbalanced}/releases/1/withdrawal"));
    }

    [Fact]
    public async Task A_release_ends_when_it_is_taken_back_or_the_figures_of_its_finding_change()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        ReviewedReport.Done(await ActAsync(office, "releases", ("key", await KeyAsync(office)), ("reason", Reason)));
        await demo.ExecuteAsync(
            "update county.findings set actual = actual + 1 where year = 2019 and unit_id = 5 and severity = 'Error'");

        Assert.DoesNotContain("已放行", Text(await office.GetAsync(Board)), StringComparison.Ordinal);
        ReviewedReport.Refused("没有放行，不能通过", await ActAsync(office, "acceptance"));
        await demo.ExecuteAsync(
            "update county.findings set actual = actual - 1 where year = 2019 and unit_id = 5 and severity = 'Error'");
        ReviewedReport.Done(await PostAsync(office, $"{Unbalanced}/releases/1/withdrawal"));
        ReviewedReport.Refused("放行已经撤销", await PostAsync(office, $"{Unbalanced}/releases/1/withdrawal"));
        ReviewedReport.Refused("没有放行，不能通过", await ActAsync(office, "acceptance"));
        Assert.Equal(404, (await PostAsync(office, $"{Unbalanced}/releases/9/withdrawal")).Status);
    }

    [Fact]
    public async Task Nobody_but_the_administrator_releases()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        using var reviewer = await EnterAsync(demo, ReviewedReport.Reviewer);
        var key = await KeyAsync(office);

        Assert.Equal(403, (await ActAsync(reviewer, "releases", ("key", key), ("reason", Reason))).Status);
        Assert.DoesNotContain("确认放行", (await reviewer.GetAsync(Unbalanced)).Html, StringComparison.Ordinal);
        Assert.Equal(0, await demo.ReadAsync<long>("select count(*) from county.releases"));
    }

    private static Task<Visitor.Answer> ActAsync(
        Visitor who, string act, params (string, string)[] fields) =>
        PostAsync(who, $"{Unbalanced}/{act}", [("version", "1"), .. fields]);

    private static async Task<string> KeyAsync(Visitor office) =>
        Key().Match((await office.GetAsync(Unbalanced)).Html).Groups[1].Value;

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Key();
}

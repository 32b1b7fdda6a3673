using County.Reporting;
using County.Web.Tests.Features.Desk;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Submitting;

/// <summary>本表全部为零，已核实; and the first page of a unit.</summary>
[Trait("shows", "clerk")]
public sealed class ZeroTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Section = "s3_applications";
    private const string Received = "t3_applications.new_received.natural_person";
    private const string Zero = "/reports/2021/zero";

    private static readonly string[] Sections = ["s2_proactive", Section, "s4_review_litigation"];

    public async ValueTask InitializeAsync() => await ReopenAsync(demo, "NotStarted", version: 0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_unit_without_anything_to_report_ticks_three_tables_and_goes_on_to_the_text()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        Assert.Contains("三张表逐张核实为零", (await clerk.GetAsync("/reports")).Html, StringComparison.Ordinal);

        foreach (var section in Sections)
        {
            Assert.Equal($"{Zero}#{section}", (await StateAsync(clerk, section)).Location);
        }

        var page = Text(await clerk.GetAsync(Zero));
        Assert.Contains("三张表都已核实，去写文字部分", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("本表全部为零，已核实（药山镇党政办").Length - 1);
        var cells = Catalogue.Of("2021").Cells.Count(cell => !cell.IsComputed);
        Assert.Equal(cells, await demo.ReadAsync<long>(
            "select count(*) from county.field_writes where unit_id = 8 and year = 2021 and value = '0' "
            + "and revision = 1"));
        Assert.Equal(3, await StandingAsync());
        Assert.DoesNotContain("格空白", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
        await StateAsync(clerk, Section);
        Assert.Equal(3, await demo.ReadAsync<long>("select count(*) from county.zero_statements where year = 2021"));
    }

    [Fact]
    public async Task A_statement_ends_when_a_figure_comes_in_and_is_refused_beside_one()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        await StateAsync(clerk, Section);
        Assert.Equal(1, await StandingAsync());
        var typing = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);

        await typing.TypeAsync(Received, "3", seen: 1);

        Assert.Equal(0, await StandingAsync());
        var refused = await StateAsync(clerk, Section);
        Assert.Equal(409, refused.Status);
        // The cell and the total that it is in.
        Assert.Contains("还有2格不是零", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_back_and_given_only_by_who_fills_a_report_that_is_open()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        await StateAsync(clerk, Section);

        Assert.Equal(403, (await StateAsync(leader, Section)).Status);
        Assert.Equal(409, (await StateAsync(clerk, "s1_overall")).Status);
        Assert.Equal(409, (await StateAsync(clerk, "no-such-part")).Status);
        Assert.Equal(302, (await PostAsync(clerk, $"{Sheet}/zero-statements/{Section}/withdrawal")).Status);
        Assert.Equal(0, await StandingAsync());
        Assert.Equal(409, (await PostAsync(clerk, $"{Sheet}/zero-statements/{Section}/withdrawal")).Status);
        await demo.ExecuteAsync("update county.reports set state = 'InSignOff' where unit_id = 8 and year = 2021");
        Assert.Equal(409, (await StateAsync(clerk, Section)).Status);
        Assert.Contains("单位审签中，不能修改", (await clerk.GetAsync(Zero)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_says_how_each_report_stands_and_the_one_thing_that_comes_next()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var office = await EnterAsync(demo, Visitor.Office);
        Assert.Equal("/reports", (await clerk.GetAsync("/")).Location);
        Assert.Equal(403, (await office.GetAsync("/reports")).Status);
        await SaysAsync(clerk, "未开始", "尚未开始填报", "开始填报");

        await (await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year)).TypeAsync(Received, "0");
        await SaysAsync(clerk, "填报中", "表三有", "格空白", "继续填报");

        await ReopenAsync(demo);
        await SaysAsync(clerk, "填报中", "送单位审签");
        using var leader = await EnterAsync(demo, Leader);
        await SendAsync(clerk);
        await SaysAsync(leader, "单位审签中", "现在在", "查看审签");
        while (await SignNextAsync(leader))
        {
        }

        await SaysAsync(leader, "可以报送", "报送津市市政府办");
        await PostAsync(leader, Submission);
        await SaysAsync(leader, "已报送", "等待审核", "查看报送稿");
    }

    private static async Task SaysAsync(Visitor visitor, params string[] words)
    {
        var page = Text(await visitor.GetAsync("/reports"));
        foreach (var word in words) Assert.Contains(word, page, StringComparison.Ordinal);
    }

    private static Task<Visitor.Answer> StateAsync(Visitor visitor, string section) =>
        PostAsync(visitor, $"{Sheet}/zero-statements", ("section", section), ("back", "zero"));

    private Task<long> StandingAsync() => demo.ReadAsync<long>(
        "select count(*) from county.zero_statements where unit_id = 8 and year = 2021 and ended_at is null");
}

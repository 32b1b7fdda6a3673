using System.Text.RegularExpressions;
using County.Reporting;

namespace County.Web.Tests.Features.Filling;

/// <summary>代填 from the office's form to the unit's word, as browsers without scripts do it.</summary>
[Trait("shows", "isolation")]
public sealed partial class FillingTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Page = "/rounds/2021/units/8/filling";
    private const string Report = "/rounds/2021/units/8";
    private const string Received = "t3_applications.new_received.natural_person";

    private static readonly Format Form = Catalogue.Of("2021");

    /// <summary>The unit's report of 2021 is open again, so that there is something to fill.</summary>
    public async ValueTask InitializeAsync()
    {
        await demo.ExecuteAsync("""
            delete from county.contributions where year = 2021;
            delete from county.gaps where year = 2021;
            delete from county.summaries where year = 2021;
            delete from county.findings where unit_id = 8 and year = 2021 and version > 1;
            delete from county.checks where unit_id = 8 and year = 2021 and version > 1;
            delete from county.supplement_values where unit_id = 8 and year = 2021 and version > 1;
            delete from county.submissions where unit_id = 8 and year = 2021 and version > 1;
            delete from county.messages where unit_id = 8 and year = 2021;
            delete from county.acts where unit_id = 8 and year = 2021 and ordinal > 3;
            update county.reports set state = 'Drafting', review_started = false, latest_version = 1,
                accepted_version = null, awaits_confirmation = false where unit_id = 8 and year = 2021
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_the_office_fills_the_unit_confirms_and_another_reviewer_accepts()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var leader = await EnterAsync("yaoshan-leader");
        using var clerk = await EnterAsync(Visitor.Clerk);
        using var reviewer = await EnterAsync("jinshi-reviewer");

        var handedIn = await FillAsync(office, Zero());
        Assert.Equal((302, Report), (handedIn.Status, handedIn.Location));

        await SaysAsync(office, Report, "<strong>代填</strong>", "理由：单位停电", "待单位确认", "主管部门代填");
        await SaysAsync(office, "/rounds/2021", "第2稿（代填）", "等待单位确认代填");
        await demo.RunAsync("rollup");
        await SaysAsync(office, "/rounds/2021/summary", "已报送，尚未通过（代填，待单位确认）");
        await SaysAsync(clerk, Report, "待单位确认", "由本单位签发人确认");
        Assert.Equal(302, (await PostAsync(office, Report, "/review")).Status);
        var early = await PostAsync(reviewer, Report, "/acceptance");
        Assert.Equal(409, early.Status);
        Assert.Contains("代填的报送稿须由单位确认后才能通过", early.Html, StringComparison.Ordinal);

        Assert.Equal(403, (await PostAsync(clerk, Report, "/filling/confirmation")).Status);
        Assert.Equal(302, (await PostAsync(leader, Report, "/filling/confirmation")).Status);
        await SaysAsync(leader, Report, "单位已确认", "药山镇镇长");
        await SaysAsync(office, "/rounds/2021", "第2稿（代填）");

        var own = await PostAsync(office, Report, "/acceptance");
        Assert.Equal(409, own.Status);
        Assert.Contains("代填的人不能自己通过", own.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await PostAsync(reviewer, Report, "/acceptance")).Status);
        await demo.RunAsync("rollup");
        await SaysAsync(office, $"/rounds/2021/summary/figures/{Received}", "第2稿（代填）", "其中1个单位的报送稿由主管部门代填");
    }

    [Fact]
    public async Task What_the_unit_disowns_goes_back_to_it_with_its_reason()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var leader = await EnterAsync("yaoshan-leader");
        await FillAsync(office, Zero());

        Assert.Equal(409, (await PostAsync(leader, Report, "/filling/disavowal")).Status);
        Assert.Equal(302, (await PostAsync(leader, Report, "/filling/disavowal", ("reason", "申请数不对"))).Status);

        await SaysAsync(office, Report, "填报中", "单位不认可", "理由：申请数不对");
        Assert.Equal(409, (await PostAsync(leader, Report, "/filling/confirmation")).Status);
        Assert.Equal(302, (await FillAsync(office, Zero(), version: 2)).Status);
        await SaysAsync(office, Report, "待单位确认", "第3稿");
    }

    [Fact]
    public async Task Others_and_people_without_the_right_get_nowhere()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var clerk = await EnterAsync(Visitor.Clerk);
        using var neighbour = await EnterAsync("maoli-leader");
        using var stranger = await demo.VisitAsync();

        foreach (var path in new[] { "", "/reading", "/findings" })
        {
            Assert.Equal(403, (await PostAsync(clerk, Report, $"/filling{path}")).Status);
        }

        Assert.Equal(403, (await clerk.GetAsync(Page)).Status);
        Assert.Equal(302, (await stranger.GetAsync(Page)).Status);
        Assert.Equal(404, (await office.GetAsync("/rounds/2021/units/999/filling")).Status);
        await FillAsync(office, Zero());
        Assert.Equal(404, (await PostAsync(
            neighbour, Report, "/filling/confirmation", from: "/rounds/2021/units/9")).Status);
        Assert.Equal(404, (await PostAsync(neighbour, Report, "/filling/disavowal", ("reason", "x"))).Status);
        Assert.Equal(403, (await PostAsync(office, Report, "/filling/confirmation")).Status);
        await SaysAsync(office, Report, "待单位确认");
    }

    [Fact]
    public async Task A_cell_that_is_no_number_is_named_beside_it_and_everything_typed_is_kept()
    {
        using var office = await EnterAsync(Visitor.Office);
        var typed = Zero();
        typed[Received] = "１，０２４";
        typed["t2_art20_8.fees.fee_amount"] = "约三";
        typed["overall"] = "今年<b>没有</b>\n第二行";

        var answer = await FillAsync(office, typed);

        Assert.Equal(422, answer.Status);
        Assert.Contains("有1格填的不是数", answer.Html, StringComparison.Ordinal);
        Assert.Contains("请填金额，单位万元", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"约三\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"１，０２４\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("今年&lt;b&gt;没有&lt;/b&gt;", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"单位停电\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains("<output>1024</output>", answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 422, "请填写代填的理由")]
    [InlineData(" \u3000", 422, "请填写代填的理由")]
    public async Task Without_a_reason_nothing_is_handed_in(string reason, int status, string says)
    {
        using var office = await EnterAsync(Visitor.Office);
        var typed = Zero();
        typed["reason"] = reason;

        var answer = await FillAsync(office, typed);

        Assert.Equal(status, answer.Status);
        Assert.Contains(says, answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_block_it_unless_it_is_what_the_unit_has_published()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var leader = await EnterAsync("yaoshan-leader");
        using var reviewer = await EnterAsync("jinshi-reviewer");
        var typed = Zero();
        typed[Received] = "1";

        var blocked = await FillAsync(office, typed);
        Assert.Equal(409, blocked.Status);
        Assert.Contains("改正后才能代填报送", blocked.Html, StringComparison.Ordinal);
        Assert.Contains("class=\"error\"", blocked.Html, StringComparison.Ordinal);

        typed["published"] = "true";
        Assert.Equal(302, (await FillAsync(office, typed)).Status);
        await SaysAsync(office, Report, "按已公布文本导入", "代单位报送", "待单位确认");
        await PostAsync(leader, Report, "/filling/confirmation");
        await PostAsync(reviewer, Report, "/review");
        Assert.Equal(409, (await PostAsync(reviewer, Report, "/acceptance")).Status);
        Assert.Equal(409, (await PostAsync(reviewer, Report, "/acceptance", ("reason", "已公布，照录"))).Status);
    }

    [Fact]
    public async Task A_form_made_before_another_submission_is_refused_with_all_that_it_holds()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var leader = await EnterAsync("yaoshan-leader");
        await FillAsync(office, Zero());
        await PostAsync(leader, Report, "/filling/disavowal", ("reason", "申请数不对"));

        var stale = await FillAsync(office, Zero(), version: 1);

        Assert.Equal(409, stale.Status);
        Assert.Contains("已有第2稿", stale.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"单位停电\"", stale.Html, StringComparison.Ordinal);
        await FillAsync(office, Zero(), version: 2);
        Assert.Equal(409, (await office.GetAsync(Page)).Status);
    }

    private static Dictionary<string, string> Zero() => new(
        Form.Cells.Where(cell => !cell.IsComputed).Select(cell => KeyValuePair.Create(cell.Address, "0")))
    {
        ["overall"] = "总体情况。",
        ["problems"] = "存在问题。",
        ["other"] = "没有收取信息处理费。",
        ["reason"] = "单位停电",
    };

    private static async Task<Visitor.Answer> FillAsync(
        Visitor office, Dictionary<string, string> typed, int version = 1)
    {
        var form = await office.GetAsync("/rounds/2021/units/10");
        return await office.PostAsync(
            Page,
            [
                .. typed.Select(one => (one.Key, one.Value)), ("version", $"{version}"),
                ("__RequestVerificationToken", form.Token),
            ]);
    }

    /// <summary>Posts what a form on the report's page would: its token and the newest version.</summary>
    private static async Task<Visitor.Answer> PostAsync(
        Visitor visitor, string report, string path, (string Name, string Value)? field = null, string? from = null)
    {
        var page = await visitor.GetAsync(from ?? report);
        if (page.Token.Length == 0) page = await visitor.GetAsync("/sign-in");
        var version = Version().Match(page.Html) is { Success: true } found ? found.Groups[1].Value : "2";
        var fields = new List<(string, string)> { ("__RequestVerificationToken", page.Token), ("version", version) };
        if (field is { } more) fields.Add(more);
        return await visitor.PostAsync(report + path, [.. fields]);
    }

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    private static async Task SaysAsync(Visitor visitor, string path, params string[] words)
    {
        var page = await visitor.GetAsync(path);
        Assert.Equal(200, page.Status);
        Assert.All(words, word => Assert.Contains(word, page.Html, StringComparison.Ordinal));
    }

    [GeneratedRegex("第([0-9]+)稿")]
    private static partial Regex Version();
}

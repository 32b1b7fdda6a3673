using System.Text.Json.Nodes;
using County.Web.Tests.Features.Desk;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Indicators;

/// <summary>The county's own indicators from the clerk's key to the county's sum.</summary>
[Trait("shows", "office")]
public sealed class SupplementTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Boards = "s.boards_town";
    private const string OnTime = "s.proposals_on_time.n";
    private const string Taken = "s.proposals_on_time.d";
    private const string Indicators = "/rounds/2021/supplement";

    public async ValueTask InitializeAsync()
    {
        await ReopenAsync(demo);
        await demo.ExecuteAsync("""
            delete from county.supplement_values where unit_id = 8 and version > 1;
            delete from county.supplement_entries where unit_id = 8;
            insert into county.supplement_entries (county_id, unit_id, year, indicator_id, figure, whole, text)
            select county_id, unit_id, year, indicator_id, figure, whole, text from county.supplement_values
            where unit_id = 8 and year = 2021 and version = 1;
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_typed_goes_through_the_door_of_all_fields_with_its_history_and_its_conflicts()
    {
        using var one = await EnterAsync(demo, Visitor.Clerk);
        using var two = await EnterAsync(demo, Visitor.Clerk);
        var earlier = await TypingClerk.OpenAsync(demo, one, Visitor.Clerk, Year);
        var later = await TypingClerk.OpenAsync(demo, two, Visitor.Clerk, Year);

        var saved = await earlier.TypeAsync(Boards, "１２个");
        var conflict = await later.TypeAsync(Boards, "13");
        var refused = await later.TypeAsync(OnTime, "很多");
        var unknown = await later.TypeAsync("s.not_asked", "1");

        Assert.Equal(("saved", "12"), Result(saved));
        Assert.Equal(("conflict", "12"), Result(conflict));
        Assert.Equal("refused", Result(refused).Status);
        Assert.Contains("整数", (string)refused["results"]![0]!["problem"]!, StringComparison.Ordinal);
        Assert.Equal("refused", Result(unknown).Status);
        Assert.Equal("12", await demo.ReadAsync<string>(
            $"select value from county.field_writes where unit_id = 8 and field = '{Boards}'"));
        Assert.Equal(12, await EntryAsync("boards_town"));
    }

    [Fact]
    public async Task A_blank_is_missing_and_what_is_out_of_range_or_more_than_its_whole_keeps_the_report_back()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        var page = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);

        var blank = await page.TypeAsync(Boards, "");
        Assert.Contains("补充指标有1处空白", (string)blank["missing"]!, StringComparison.Ordinal);
        Assert.Equal("open", (string)blank["sections"]!["supplement"]!);
        Assert.Equal(0, await demo.ReadAsync<long>(
            "select count(*) from county.supplement_entries where unit_id = 8 and indicator_id = 'boards_town'"));
        Assert.DoesNotContain("改正后才能", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);

        await page.TypeAsync(Taken, "3");
        var wrong = await page.TypeAsync(OnTime, "4");
        var finding = Assert.Single(wrong["findings"]!.AsArray(), one => (string)one!["cells"]![0]! == OnTime)!;
        Assert.Equal("error", (string)finding["severity"]!);
        Assert.Contains("多于承办件数3件", (string)finding["message"]!, StringComparison.Ordinal);
        Assert.Equal("faulty", (string)wrong["sections"]!["supplement"]!);
        Assert.Contains("还有1处错误，改正后才能报送", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
        var sent = await PostAsync(clerk, $"{Sheet}/sign-off", ("seen", "any"));
        Assert.NotEqual(302, sent.Status);
        Assert.Equal("Drafting", await demo.ReadAsync<string>(
            "select state from county.reports where unit_id = 8 and year = 2021"));
    }

    [Fact]
    public async Task A_submission_keeps_a_copy_that_later_typing_does_not_move_and_the_reports_hash_is_without_it()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var office = await EnterAsync(demo, Visitor.Office);
        var page = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);
        await page.TypeAsync(Boards, "21");
        await SignAsync(clerk, leader);
        Assert.Equal("closed", Result(await page.TypeAsync(Boards, "22", 1)).Status);
        Assert.Equal(302, (await PostAsync(clerk, Submission)).Status);
        Assert.Equal(302, (await PostAsync(clerk, $"{Submission}/withdrawal")).Status);

        Assert.Equal(("saved", "23"), Result(await page.TypeAsync(Boards, "23", 1)));

        Assert.Equal(21, await ValueAsync(2));
        Assert.Equal(23, await EntryAsync("boards_town"));
        Assert.Equal(1, await demo.ReadAsync<long>("""
            select count(distinct content_hash) from county.submissions where unit_id = 8 and year = 2021
            """));
        var seen = Close(await office.GetAsync("/rounds/2021/units/8/submissions/2"));
        Assert.Contains("县级补充指标不属于年度报告", seen, StringComparison.Ordinal);
        Assert.Contains("政务公开栏数（镇级）21个", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("县级补充指标", (await clerk.GetAsync($"{Sheet}/print")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_county_is_the_sum_of_what_is_accepted_and_names_who_is_missing()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        // Unit 8 is open again and counts for nothing.
        var sums = await demo.ReadAsync<string>("""
            select sum(figure) || ' / ' || sum(whole) from county.supplement_values v
            where indicator_id = 'proposals_on_time' and year = 2021 and exists (select from county.reports r
                where r.unit_id = v.unit_id and r.year = v.year and r.accepted_version = v.version)
            """);

        var page = Close(await office.GetAsync("/rounds/2021/summary/supplement"));

        Assert.Contains($"{sums}（".Replace(" ", "", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("8/10，不完整", page, StringComparison.Ordinal);
        Assert.Contains("药山镇未计入（填报中）", page, StringComparison.Ordinal);
        Assert.Contains("涔澹农场未计入（没有填写）", page, StringComparison.Ordinal);
        var file = await office.GetAsync("/rounds/2021/summary/supplement/export");
        Assert.Equal(200, file.Status);
        Assert.StartsWith(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.ContentType,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code", "boards_other", "编号")]
    [InlineData("most", "60", "允许范围")]
    [InlineData("kind", "Text", "类型")]
    public async Task Once_somebody_has_answered_id_kind_and_range_stay_and_nothing_is_changed(
        string field, string value, string what)
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        var before = await RowsAsync();

        var refused = await ChangeAsync(office, "boards_town", field, value);

        Assert.Equal(409, refused.Status);
        Assert.Contains("个单位填报", refused.Html, StringComparison.Ordinal);
        Assert.Contains(what, refused.Html, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(409, (await PostAsync(office, $"{Indicators}/indicators/boards_town/removal")).Status);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_name_may_be_bettered_and_stands_in_the_record()
    {
        using var office = await EnterAsync(demo, Visitor.Office);

        Assert.Equal(302, (await ChangeAsync(office, "reviews", "name", "信息公开审查次数")).Status);

        Assert.Contains("信息公开审查次数", await demo.ReadAsync<string>(
            "select after from county.audit where act = '修改补充指标' order by audit_id desc limit 1"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_nobody_has_answered_is_added_changed_moved_and_taken_out_and_bad_ones_come_back()
    {
        using var office = await EnterAsync(demo, Visitor.Office);
        (string, string)[] fresh =
        [
            ("name", "公开经费"), ("code", "spent"), ("kind", "Amount"), ("measure", "万元"), ("least", "0"),
            ("most", "1.5"), ("kinds", "Township"),
        ];

        Assert.Equal(302, (await PostAsync(office, Indicators, fresh)).Status);
        Assert.Equal(15_000_00, await demo.ReadAsync<long>(
            "select most from county.indicators where indicator_id = 'spent'"));
        var again = await PostAsync(office, Indicators, fresh);
        Assert.Equal(422, again.Status);
        Assert.Contains("本年已有这个编号的指标", again.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await ChangeAsync(office, "spent", "code", "spent_again")).Status);
        Assert.Equal(302, (await PostAsync(
            office, $"{Indicators}/indicators/spent_again/move", ("to", "up"))).Status);
        Assert.Equal(9, await demo.ReadAsync<int>(
            "select place from county.indicators where indicator_id = 'spent_again'"));
        Assert.Equal(302, (await PostAsync(office, $"{Indicators}/indicators/spent_again/removal")).Status);
        Assert.Equal(0, await demo.ReadAsync<long>(
            "select count(*) from county.indicators where indicator_id like 'spent%'"));
    }

    [Fact]
    public async Task A_unit_that_types_nothing_shows_as_missing_without_a_figure_to_the_office()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var office = await EnterAsync(demo, Visitor.Office);
        var page = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);
        await page.TypeAsync(Boards, "");

        Assert.Contains(
            "药山镇填报中8/9政务公开栏数（镇级）", Close(await office.GetAsync(Indicators)), StringComparison.Ordinal);
    }

    /// <summary>The text of a page without a space.</summary>
    private static string Close(Visitor.Answer answer) => Text(answer).Replace(" ", "", StringComparison.Ordinal);

    private static Task<Visitor.Answer> ChangeAsync(Visitor office, string indicator, string field, string value) =>
        ChangeAsync(office, $"{Indicators}/indicators/{indicator}", (field, value));

    private static async Task<Visitor.Answer> ChangeAsync(
        Visitor office, string address, (string Field, string Value) change)
    {
        var form = await office.GetAsync(address);
        return await PostAsync(
            office, address,
            [.. Forms.Values(form.Html, address).Where(one => one.Name != change.Field), change]);
    }

    private static (string Status, string Value) Result(JsonNode answer) => (
        (string)answer["results"]![0]!["status"]!, (string)answer["results"]![0]!["value"]!);

    private Task<string?> RowsAsync() => demo.ReadAsync<string>(
        "select string_agg(i::text, ';' order by year, place) from county.indicators i where year = 2021");

    private Task<long> EntryAsync(string indicator) => demo.ReadAsync<long>(
        $"select figure from county.supplement_entries where unit_id = 8 and indicator_id = '{indicator}'");

    private Task<long> ValueAsync(int version) => demo.ReadAsync<long>(
        "select figure from county.supplement_values where unit_id = 8 and year = 2021 "
        + $"and indicator_id = 'boards_town' and version = {version}");
}

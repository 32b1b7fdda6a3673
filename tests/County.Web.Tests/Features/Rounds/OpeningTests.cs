using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Rounds;

/// <summary>Opening a round: its proposals, its list of units, and what became of those that are gone.</summary>
[Collection(AtTurnOfYear.Name)]
[Trait("shows", "season")]
public sealed class OpeningTests(TurnOfYear season)
{
    private const string Today = "2027-01-04";

    // 3 was merged into 2 over 11, which is gone too; 4 ended without a word, 9 after the year; 12 is new.
    private const string Changes = """
        insert into county.units (county_id, unit_id, code, name, kind, valid_from, valid_to, outside_sum,
            general_reply_post, serious_reply_post) values
            (430781, 11, 'A011', '过渡街道', 'Subdistrict', '2023-01-01', '2025-06-30', null, '-', '-'),
            (430781, 12, 'A012', '新设局', 'Department', '2026-03-01', null, null, '-', '-'),
            (430781, 13, 'A013', '明年局', 'Department', '2027-01-01', null, '垂直管理', '-', '-');
        update county.units set valid_to = '2023-12-31' where unit_id = 3;
        update county.units set valid_to = '2026-05-31' where unit_id = 4;
        update county.units set valid_to = '2027-01-02' where unit_id = 9;
        insert into county.unit_lineage (county_id, unit_id, successor_id, since, kind, name_before) values
            (430781, 3, 11, '2024-01-01', 'MergedInto', '襄阳街街道'),
            (430781, 11, 2, '2025-07-01', 'MergedInto', '过渡街道')
        """;

    [Fact]
    public async Task A_round_is_opened_with_the_days_proposed_and_the_list_of_the_last()
    {
        await using var county = await season.OpenAsync(Today);
        await county.ExecuteAsync(
            "update county.round_units set exemption = '当年新设' where year = 2021 and unit_id = 10");
        using var admin = await county.EnterAsync(TurnOfYear.Admin);

        var next = await admin.GetAsync("/rounds/new");
        var page = await admin.GetAsync("/rounds/new?year=2026");
        var opened = await TurnOfYearSite.FillRoundAsync(admin, 2026);

        Assert.Contains("开启2022年度填报任务", next.Html, StringComparison.Ordinal);
        foreach (var text in new[]
        {
            "2027年的放假调休安排尚未录入", "周日，不上班。法定日期不顺延，最后一个工作日是1月29日。", "应报单位参照2021年度",
            "value=\"当年新设\"", "国办公开办函〔2021〕30号",
        })
        {
            Assert.Contains(text, page.Html, StringComparison.Ordinal);
        }

        Assert.Equal((302, "/rounds/2026/settings"), (opened.Status, opened.Location));
        var round = await county.ReadAsync(db => db.Rounds.SingleAsync(r => r.Year == 2026));
        Assert.Equal(
            ("2021", Day(1, 4), Day(1, 12), Day(1, 20), Day(1, 31), Day(2, 19), Day(3, 31)),
            (round.Format, round.Opens, round.FirstDraftDue, round.SignedCopyDue, round.PublishBy, round.SummaryDue,
                round.CountyReportBy));
        var members = await county.ReadAsync(db => db.RoundUnits.Where(m => m.Year == 2026).OrderBy(m => m.UnitId)
            .ToListAsync());
        Assert.Equal(Enumerable.Range(1, 10), members.Select(m => m.UnitId));
        Assert.Equal([.. new string?[9], "当年新设"], members.Select(m => m.Exemption));
        Assert.Equal(10, await county.ReadAsync(db => db.Reports.CountAsync(
            r => r.Year == 2026 && r.State == ReportState.NotStarted)));
        Assert.True(await county.ReadAsync(db => db.Audit.AnyAsync(
            entry => entry.Act == "新增填报任务" && entry.Subject == "2026年" && entry.Actor == "政务公开股")));
        Assert.Contains("还没有报送稿", (await admin.GetAsync("/rounds/2026/units/8")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_administrators_who_open_at_once_the_second_is_told_that_it_is_open()
    {
        await using var county = await season.OpenAsync(Today);
        using var one = await county.EnterAsync(TurnOfYear.Admin);
        using var other = await county.EnterAsync(TurnOfYear.Admin);

        // Both have the form before either sends it.
        var (mine, theirs) = (
            await one.GetAsync("/rounds/new?year=2026"), await other.GetAsync("/rounds/new?year=2026"));
        var answers = await Task.WhenAll(
            TurnOfYearSite.SendRoundAsync(one, mine), TurnOfYearSite.SendRoundAsync(other, theirs));
        // The form of a round that is open leads to its page, from which nothing can be opened.
        var again = await one.FillAsync("/rounds/new?year=2025", "/rounds", ("year", "2026"));

        Assert.Equal([302, 409], answers.Select(answer => answer.Status).Order());
        Assert.Contains(
            "2026年度的填报任务已经开启", answers.Single(a => a.Status == 409).Html, StringComparison.Ordinal);
        Assert.Equal(409, again.Status);
        Assert.Equal("/rounds/2026/settings", (await one.GetAsync("/rounds/new?year=2026")).Location);
        Assert.Equal(1, await county.ReadAsync(db => db.Rounds.CountAsync(r => r.Year == 2026)));
    }

    [Fact]
    public async Task Who_was_there_at_the_years_end_reports_and_of_who_is_gone_something_is_said()
    {
        await using var county = await season.OpenAsync(Today);
        await county.ExecuteAsync(Changes);
        using var admin = await county.EnterAsync(TurnOfYear.Admin);

        var page = await admin.GetAsync("/rounds/new?year=2026");
        var refused = await TurnOfYearSite.FillRoundAsync(admin, 2026, ("opens", "2027-01-05"));
        var rounds = await county.ReadAsync(db => db.Rounds.CountAsync(r => r.Year == 2026));
        var opened = await TurnOfYearSite.FillRoundAsync(admin, 2026, ("word-4", "职能划入省直单位"));

        foreach (var text in new[]
        {
            "2026年5月31日撤并，没有登记承接单位", "2027年1月2日撤并，年末仍在，应当报送", "2026年3月1日设立",
            "href=\"/units/4\">没有登记，去登记机构沿革",
        })
        {
            Assert.Contains(text, page.Html, StringComparison.Ordinal);
        }

        Assert.Matches("襄阳街街道</a></th>\\s*<td>2023-12-31</td>\\s*<td>\\s*汪家桥街道", page.Html);
        Assert.DoesNotContain("明年局", page.Html, StringComparison.Ordinal);
        Assert.Equal((422, 0), (refused.Status, rounds));
        Assert.Contains("没有登记承接单位：请登记机构沿革", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-01-05\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(302, opened.Status);
        Assert.Equal([1, 2, 5, 6, 7, 8, 9, 10, 12], await county.ReadAsync(db => db.RoundUnits
            .Where(m => m.Year == 2026).Select(m => m.UnitId).Order().ToListAsync()));
        Assert.Contains("职能划入省直单位", await county.ReadAsync(db => db.Audit
            .Where(entry => entry.Act == "说明撤并单位").Select(entry => entry.After).SingleAsync()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_word_a_confirmation_will_do_and_without_a_unit_nothing_is_opened()
    {
        await using var county = await season.OpenAsync(Today);
        await county.ExecuteAsync("update county.units set valid_to = '2024-05-31' where unit_id = 4");

        var none = await county.OpenRoundAsync(2026, ("units", "4"), ("confirmed", "true"));
        var opened = await county.OpenRoundAsync(2026, ("confirmed", "true"));

        Assert.Equal(422, none.Status);
        Assert.Contains("请至少选择一个应报单位。", none.Html, StringComparison.Ordinal);
        Assert.Equal(302, opened.Status);
    }

    [Theory]
    [InlineData("first", "2027-01-21", "盖章定稿报送（2027年1月20日）不能早于初稿报送（2027年1月21日）。")]
    [InlineData("first", "2027-01-10", "2027年1月10日是周日，不上班；前一个工作日是2027年1月8日。")]
    [InlineData("opens", "", "请填写开始填报的日期。")]
    [InlineData("opens", "2026-10-31", "不能早于2026年11月1日。")]
    [InlineData("publish", "2027-02-01", "不能晚于2027年1月31日（《条例》第四十九条）。")]
    [InlineData("county-report", "2027-04-01", "不能晚于2027年3月31日（《条例》第四十九条）。")]
    [InlineData("summary", "2027-02-30", "请按“2026-01-31”的样子填写日期。")]
    public async Task Days_that_cannot_be_so_come_back_with_the_reason(string field, string value, string problem)
    {
        await using var county = await season.OpenAsync(Today);

        var answer = await county.OpenRoundAsync(2026, (field, value));

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{value}\"", answer.Html, StringComparison.Ordinal);
        Assert.False(await county.ReadAsync(db => db.Rounds.AnyAsync(r => r.Year == 2026)));
    }

    [Fact]
    public async Task Only_an_administrator_opens_and_only_a_year_that_has_come()
    {
        await using var county = await season.OpenAsync(Today);
        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        using var reviewer = await county.EnterAsync(TurnOfYear.Reviewer);
        using var leader = await county.EnterAsync(TurnOfYear.Leader);

        int[] statuses =
        [
            (await reviewer.GetAsync("/rounds/new")).Status, (await leader.GetAsync("/rounds")).Status,
            (await reviewer.FillAsync("/rounds", "/rounds", ("year", "2026"))).Status,
            (await leader.FillAsync("/calendar", "/rounds", ("year", "2026"))).Status,
        ];
        Assert.Equal([403, 403, 403, 403], statuses);
        Assert.Equal(200, (await reviewer.GetAsync("/rounds")).Status);
        Assert.Equal(409, (await admin.GetAsync("/rounds/new?year=2028")).Status);
        Assert.Equal(404, (await admin.GetAsync("/rounds/new?year=2018")).Status);
        Assert.Equal(404, (await admin.FillAsync("/rounds/new", "/rounds", ("year", "2028"))).Status);
    }

    private static DateOnly Day(int month, int day) => new(2027, month, day);
}

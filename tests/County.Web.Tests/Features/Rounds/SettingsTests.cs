using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Rounds;

/// <summary>A round's days, extensions, exemptions and forgotten units.</summary>
[Collection(AtTurnOfYear.Name)]
[Trait("shows", "season")]
public sealed class SettingsTests(TurnOfYear season)
{
    private const string Page = "/rounds/2026/settings";

    [Fact]
    public async Task Days_are_changed_and_of_two_who_change_at_once_the_second_is_shown_what_the_first_did()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        using var other = await county.EnterAsync(TurnOfYear.Admin);
        var form = await admin.GetAsync(Page);
        (string Name, string Value)[] Typed(string day) =>
        [
            ("__RequestVerificationToken", form.Token),
            .. Forms.Values(form.Html, Page).Where(field => field.Name != "first"), ("first", day),
        ];
        var theirs = await other.GetAsync(Page);

        var done = await admin.PostAsync(Page, Typed("2027-01-13"));
        var late = await other.PostAsync(
            Page, [("__RequestVerificationToken", theirs.Token), .. Typed("2027-01-14")[1..]]);

        Assert.Equal((302, 409), (done.Status, late.Status));
        Assert.Contains("日期刚刚由他人改过", late.Html, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 1, 13), (await RoundAsync(county)).FirstDraftDue);
        var entry = await county.ReadAsync(db => db.Audit.SingleAsync(a => a.Act == "修改填报任务"));
        Assert.Equal("""{"FirstDraftDue":"2027-01-12"}""", entry.Before);
        Assert.Contains("2026年度初稿报送：1月13日，<strong>还有7个工作日</strong>",
            Flat((await admin.GetAsync("/rounds/2021")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_days_come_back_and_nothing_is_changed()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        var form = await admin.GetAsync(Page);

        var answer = await admin.PostAsync(Page,
        [
            ("__RequestVerificationToken", form.Token),
            .. Forms.Values(form.Html, Page).Where(field => field.Name != "summary"), ("summary", "2027-01-29"),
        ]);

        Assert.Equal(422, answer.Status);
        Assert.Contains(
            "汇总报市（2027年1月29日）不能早于统一发布（2027年1月31日）。", answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"2027-01-29\"", answer.Html, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 2, 19), (await RoundAsync(county)).SummaryDue);
    }

    [Fact]
    public async Task An_extension_is_the_units_own_date_until_it_is_taken_back()
    {
        await using var county = await OpenedAsync("2027-01-18");
        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var before = Flat((await clerk.GetAsync("/account")).Html);
        var wrong = await admin.FillAsync(
            Page, "/rounds/2026/extensions", ("unit", "8"), ("until", "2027-01-24"), ("reason", ""));
        var done = await admin.FillAsync(
            Page, "/rounds/2026/extensions", ("unit", "8"), ("until", "2027-01-25"), ("reason", "党委换届"));
        var after = Flat((await clerk.GetAsync("/account")).Html);
        var office = Flat((await admin.GetAsync("/account")).Html);
        var undone = await admin.FillAsync(Page, "/rounds/2026/units/8/extension/undoing");

        Assert.Contains("盖章定稿报送：1月20日，<strong>还有2个工作日</strong>", before, StringComparison.Ordinal);
        Assert.Equal(422, wrong.Status);
        Assert.Contains("请填写延期的原因。", wrong.Html, StringComparison.Ordinal);
        Assert.Equal((302, 302), (done.Status, undone.Status));
        Assert.Contains("盖章定稿报送（延期）：1月25日，<strong>还有5个工作日</strong>", after, StringComparison.Ordinal);
        Assert.Contains("盖章定稿报送：1月20日，<strong>还有2个工作日</strong>", office, StringComparison.Ordinal);
        Assert.Contains("盖章定稿报送：1月20日", Flat((await clerk.GetAsync("/account")).Html), StringComparison.Ordinal);
        var record = await county.ReadAsync(db => db.Audit.Where(a => a.Act == "修改应报单位" && a.UnitId == 8)
            .OrderBy(a => a.AuditId).Select(a => a.After).ToListAsync());
        Assert.Contains("党委换届", record[0], StringComparison.Ordinal);
        Assert.Equal("""{"ExtendedTo":null,"ExtensionReason":null}""", record[1]);
    }

    [Theory]
    [InlineData("8", "2027-01-20", "须晚于盖章定稿报送的日期2027年1月20日。")]
    [InlineData("8", "2027-02-01", "不能晚于统一发布的日期2027年1月31日。")]
    [InlineData("8", "2027-01-23", "周六，不上班；前一个工作日是2027年1月22日。")]
    [InlineData("8", "", "请填写延期到哪一天。")]
    [InlineData("99", "2027-01-22", "请选择单位。")]
    [InlineData("eight", "2027-01-22", "请选择单位。")]
    public async Task An_extension_that_cannot_be_so_comes_back(string unit, string until, string problem)
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(TurnOfYear.Admin);

        var answer = await admin.FillAsync(
            Page, "/rounds/2026/extensions", ("unit", unit), ("until", until), ("reason", "党委换届"));

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"党委换届\"", answer.Html, StringComparison.Ordinal);
        Assert.False(await county.ReadAsync(db => db.RoundUnits.AnyAsync(m => m.ExtendedTo != null)));
    }

    [Fact]
    public async Task A_unit_is_let_off_with_a_reason_and_taken_back_and_has_no_date_meanwhile()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var wrong = await admin.FillAsync(Page, "/rounds/2026/exemptions", ("unit", "8"), ("why", " "));
        var done = await admin.FillAsync(Page, "/rounds/2026/exemptions", ("unit", "8"), ("why", "年内撤销"));
        var page = await admin.GetAsync(Page);
        var extended = await admin.FillAsync(
            Page, "/rounds/2026/extensions", ("unit", "8"), ("until", "2027-01-25"), ("reason", "党委换届"));
        var meanwhile = await clerk.GetAsync("/account");
        var undone = await admin.FillAsync(Page, "/rounds/2026/units/8/exemption/undoing");

        Assert.Equal((422, 302, 422, 302), (wrong.Status, done.Status, extended.Status, undone.Status));
        Assert.Contains("请填写免报的原因。", wrong.Html, StringComparison.Ordinal);
        Assert.Contains("免报：年内撤销", page.Html, StringComparison.Ordinal);
        Assert.Contains("应报 9 个单位，免报1个", page.Html, StringComparison.Ordinal);
        Assert.Contains("该单位免报，不用延期。", extended.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("初稿报送", meanwhile.Html, StringComparison.Ordinal);
        Assert.Null((await county.ReadAsync(db => db.RoundUnits.SingleAsync(m => m.Year == 2026 && m.UnitId == 8)))
            .Exemption);
    }

    [Fact]
    public async Task A_forgotten_unit_is_added_once_with_a_report_of_its_own()
    {
        await using var county = await OpenedAsync(other: ("units", "1"));
        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        const string link = "href=\"/reports/2026\"";
        var before = await clerk.GetAsync("/reports");
        var added = await admin.FillAsync(Page, "/rounds/2026/units", ("unit", "8"));
        var again = await admin.FillAsync(Page, "/rounds/2026/units", ("unit", "8"));
        var nobody = await admin.FillAsync(Page, "/rounds/2026/units", ("unit", "77"));

        Assert.DoesNotContain(link, before.Html, StringComparison.Ordinal);
        Assert.Equal((302, 422, 422), (added.Status, again.Status, nobody.Status));
        Assert.Contains("该单位已经列入。", again.Html, StringComparison.Ordinal);
        Assert.Contains(link, (await clerk.GetAsync("/reports")).Html, StringComparison.Ordinal);
        Assert.True(await county.ReadAsync(db => db.Reports.AnyAsync(r => r.Year == 2026 && r.UnitId == 8)));
    }

    [Fact]
    public async Task Colleagues_read_the_page_and_change_nothing_and_units_see_none_of_it()
    {
        await using var county = await OpenedAsync();
        using var reviewer = await county.EnterAsync(TurnOfYear.Reviewer);
        using var leader = await county.EnterAsync(TurnOfYear.Leader);

        var page = await reviewer.GetAsync(Page);

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("修改日期", page.Html, StringComparison.Ordinal);
        Assert.Equal(403, (await leader.GetAsync(Page)).Status);
        foreach (var path in new[]
        {
            Page, $"{Page}/redating", "/rounds/2026/extensions", "/rounds/2026/exemptions", "/rounds/2026/units",
            "/rounds/2026/units/8/extension/undoing", "/rounds/2026/units/8/exemption/undoing",
        })
        {
            Assert.Equal(403, (await reviewer.FillAsync("/rounds", path, ("unit", "8"))).Status);
            Assert.Equal(403, (await leader.FillAsync("/calendar", path, ("unit", "8"))).Status);
        }

        using var admin = await county.EnterAsync(TurnOfYear.Admin);
        Assert.Equal(404, (await admin.GetAsync("/rounds/2024/settings")).Status);
        Assert.Equal(404, (await admin.FillAsync(Page, "/rounds/2024/settings/redating")).Status);
        Assert.Equal(404, (await admin.FillAsync(Page, "/rounds/2026/units/99/extension/undoing")).Status);
    }

    [Fact]
    public async Task After_the_operators_notice_the_page_names_the_days_off_and_a_button_moves_them()
    {
        await using var county = await OpenedAsync();
        await county.ExecuteAsync("""
            update county.round_units set extended_to = '2027-01-25', extension_reason = '党委换届'
                where year = 2026 and unit_id = 8;
            insert into county.calendar_notices (county_id, number, year, source, off, work, is_whole_year, made_by,
                made_at) values (0, 1, 2027, '国办发明电〔2026〕9号',
                '{2027-01-20,2027-01-23,2027-01-24,2027-01-25,2027-01-31,2027-03-31}', '{}', true, '运维人员', now())
            """);
        using var admin = await county.EnterAsync(TurnOfYear.Admin);

        var page = await admin.GetAsync(Page);
        var done = await admin.FillAsync(Page, $"{Page}/redating");
        var after = await admin.GetAsync(Page);

        Assert.Contains("盖章定稿报送：2027年1月20日，前一个工作日是1月19日", Flat(page.Html), StringComparison.Ordinal);
        Assert.Contains("药山镇延期后的盖章定稿报送：2027年1月25日，前一个工作日是1月22日", Flat(page.Html),
            StringComparison.Ordinal);
        Assert.Equal(302, done.Status);
        var round = await RoundAsync(county);
        Assert.Equal(
            (new DateOnly(2027, 1, 19), new DateOnly(2027, 1, 31), new DateOnly(2027, 3, 31)),
            (round.SignedCopyDue, round.PublishBy, round.CountyReportBy));
        Assert.Equal(new DateOnly(2027, 1, 22), (await county.ReadAsync(db => db.RoundUnits.SingleAsync(
            m => m.Year == 2026 && m.UnitId == 8))).ExtendedTo);
        Assert.DoesNotContain("现在不上班", after.Html, StringComparison.Ordinal);
        Assert.Contains("修改填报任务", await county.ReadAsync(db => db.Audit.Select(a => a.Act).ToListAsync()));
    }

    private async Task<TurnOfYearSite> OpenedAsync(string today = "2027-01-04", params (string, string)[] other)
    {
        var county = await season.OpenAsync(today);
        Assert.Equal(302, (await county.OpenRoundAsync(2026, other)).Status);
        return county;
    }

    private static Task<Round> RoundAsync(TurnOfYearSite county) =>
        county.ReadAsync(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Year == 2026));

    private static string Flat(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "\\s*\\n\\s*", "");
}

using County.Data;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Tests.Features.Calendars;

/// <summary>Notices of days off: entered in two steps, moving what is open, revoked again.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed class CalendarTests(Season season)
{
    private static readonly (string Name, string Value)[] Notice =
    [
        ("source", "湘政办函〔2027〕1号"), ("year", "2027"), ("off", "1月18日至20日放假调休，共3天。\n1月16日上班。"),
        ("work", ""), ("whole", "true"),
    ];

    [Fact]
    public async Task A_notice_shows_what_it_moves_and_saving_it_moves_that_and_no_day_of_the_law()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(Season.Admin);
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var preview = await admin.FillAsync("/calendar?year=2027", "/calendar/preview", Notice);
        var untouched = await RoundAsync(county);
        var saved = await SaveAsync(admin, preview);
        var page = await admin.GetAsync("/calendar?year=2027");

        var flat = Flat(preview.Html);
        Assert.Equal(200, preview.Status);
        Assert.Contains("放假：1月18日至20日 · 上班：1月16日", flat, StringComparison.Ordinal);
        Assert.Contains("2026年度盖章定稿报送</th><td>2027-01-20（周三）</td><td><strong>2027-01-16（周六）</strong></td>"
            + "<td>12 → 10</td><td>1月11日、1月15日、1月19日 → 1月7日、1月13日、1月15日</td>", flat,
            StringComparison.Ordinal);
        Assert.Contains("2026年度统一发布</th><td>2027-01-31（周日）</td><td><span class=\"gap\">不变</span></td>"
            + "<td>19 → 17</td>", flat, StringComparison.Ordinal);
        Assert.Contains("2026年度药山镇延期后的盖章定稿报送</th><td>2027-01-22（周五）</td>", flat,
            StringComparison.Ordinal);
        Assert.DoesNotContain("初稿报送</th>", flat, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 1, 20), untouched.SignedCopyDue);
        Assert.Equal((302, "/calendar?year=2027#notices"), (saved.Status, saved.Location));
        Assert.Equal(
            (new DateOnly(2027, 1, 16), new DateOnly(2027, 1, 31)), await DatesAsync(county));
        Assert.Contains("2026年度盖章定稿报送由2027年1月20日改为2027年1月16日。", page.Html, StringComparison.Ordinal);
        Assert.Contains("title=\"湘政办函〔2027〕1号\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("放假调休安排已录入", page.Html, StringComparison.Ordinal);
        Assert.Equal(11, await county.ReadAsync(db => db.Messages.CountAsync(m => m.Kind == "calendar")));
        Assert.Contains("录入湘政办函〔2027〕1号：2026年度盖章定稿报送由2027年1月20日改为2027年1月16日。",
            await county.ReadAsync(db => db.Messages.Where(m => m.UnitId == 9).Select(m => m.Text).ToListAsync()));
        Assert.Equal(
            ["修改填报任务", "新增放假调休通知"], await county.ReadAsync(db => db.Audit
                .Where(a => a.Act == "修改填报任务" || a.Act == "新增放假调休通知").Select(a => a.Act).Order()
                .ToListAsync()));
        Assert.Contains("放假", (await clerk.GetAsync("/calendar?year=2027")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_notice_moves_what_had_been_put_on_its_worked_days()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(Season.Admin);
        await SaveAsync(admin, await admin.FillAsync("/calendar", "/calendar/preview", Notice));
        const string Revocation = "/calendar/notices/1/revocation";

        var preview = await admin.GetAsync(Revocation);
        var unseen = await admin.FillAsync(Revocation, null, ("seen", "something else"));
        var revoked = await admin.FillAsync(
            Revocation, null, [.. Forms.Values(preview.Html, Revocation)]);
        var again = await admin.FillAsync("/calendar", Revocation, ("seen", ""));

        Assert.Contains("<strong>2027-01-15（周五）</strong>", preview.Html, StringComparison.Ordinal);
        Assert.Equal((409, 302, 409), (unseen.Status, revoked.Status, again.Status));
        Assert.Contains("请重新核对", unseen.Html, StringComparison.Ordinal);
        Assert.Contains("湘政办函〔2027〕1号已经作废", again.Html, StringComparison.Ordinal);
        Assert.Equal((new DateOnly(2027, 1, 15), new DateOnly(2027, 1, 31)), await DatesAsync(county));
        var page = await admin.GetAsync("/calendar?year=2027");
        Assert.Contains("已作废：政务公开股", page.Html, StringComparison.Ordinal);
        Assert.Contains("作废湘政办函〔2027〕1号：", page.Html, StringComparison.Ordinal);
        Assert.Contains("安排尚未录入", page.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await SaveAsync(
            admin, await admin.FillAsync("/calendar", "/calendar/preview", Notice))).Status);
    }

    [Fact]
    public async Task What_others_have_changed_since_the_preview_is_shown_before_anything_is_saved()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(Season.Admin);
        using var other = await county.EnterAsync(Season.Admin);
        var (one, two) = (
            await admin.FillAsync("/calendar", "/calendar/preview", Notice),
            await other.FillAsync("/calendar", "/calendar/preview", Notice));

        var answers = await Task.WhenAll(SaveAsync(admin, one), SaveAsync(other, two));
        var third = await other.FillAsync(
            "/calendar", "/calendar/preview", [.. Notice[1..], ("source", "津政办函〔2027〕2号")]);
        await county.ExecuteAsync("update county.rounds set summary_due = '2027-02-10' where year = 2026");
        await county.ExecuteAsync("update county.calendar_notices set off = '{2027-02-05}'");
        var stale = await SaveAsync(other, third);

        Assert.Equal([302, 422], answers.Select(answer => answer.Status).Order());
        Assert.Contains("这个文号已经录入", answers.Single(a => a.Status == 422).Html, StringComparison.Ordinal);
        Assert.Equal(409, stale.Status);
        Assert.Contains("日期刚刚有别的变动，请重新核对后再保存", stale.Html, StringComparison.Ordinal);
        Assert.Equal(1, await county.ReadAsync(db => db.CalendarNotices.CountAsync()));
    }

    [Theory]
    [InlineData("source", "", "请填写文号。")]
    [InlineData("year", "今年", "请填写0到2199的整数。")]
    [InlineData("year", "2018", "请填写年份，如2027。")]
    [InlineData("off", "1月18日放价\n1月19日放假", "看不懂“放价”。")]
    [InlineData("off", "", "请填写放假或者上班的日期。")]
    public async Task A_notice_that_cannot_be_read_comes_back_as_it_was_typed(
        string field, string value, string problem)
    {
        await using var county = await season.OpenAsync("2027-01-04");
        using var admin = await county.EnterAsync(Season.Admin);
        (string Name, string Value)[] typed = [.. Notice.Where(one => one.Name != field), (field, value)];

        foreach (var path in new[] { "/calendar/preview", "/calendar/notices" })
        {
            var answer = await admin.FillAsync("/calendar", path, typed);

            Assert.Equal(422, answer.Status);
            Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
            var shown = Forms.Values(answer.Html, "/calendar/preview").ToDictionary(one => one.Name, one => one.Value);
            Assert.Equal(
                typed.OrderBy(one => one.Name).Select(one => one.Value),
                shown.OrderBy(one => one.Key).Select(one => one.Value));
        }

        Assert.False(await county.ReadAsync(db => db.CalendarNotices.AnyAsync()));
    }

    [Fact]
    public async Task A_day_whose_working_day_before_has_passed_is_left_to_a_person()
    {
        await using var county = await OpenedAsync("2027-01-16");
        using var admin = await county.EnterAsync(Season.Admin);

        var preview = await admin.FillAsync(
            "/calendar", "/calendar/preview",
            [.. Notice.Where(one => one.Name != "off"), ("off", "1月18日至20日放假")]);
        var saved = await SaveAsync(admin, preview);
        var page = await admin.GetAsync("/rounds/2026/settings");

        Assert.Contains("前一个工作日已经过去，请自行改期", preview.Html, StringComparison.Ordinal);
        Assert.Equal(302, saved.Status);
        Assert.Equal(new DateOnly(2027, 1, 20), (await RoundAsync(county)).SignedCopyDue);
        Assert.Contains("前一个工作日已经过去，请自行改期", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("改到前一个工作日</button>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operators_notice_counts_in_every_county_and_neither_changes_the_others()
    {
        await using var county = await OpenedAsync();
        using var admin = await county.EnterAsync(Season.Admin);
        using var person = await county.EnterAsync(Season.Operator);
        using var reviewer = await county.EnterAsync(Season.Reviewer);
        using var leader = await county.EnterAsync(Season.Leader);

        var preview = await person.FillAsync("/operator/calendar", "/operator/calendar/preview", Notice);
        var saved = await person.FillAsync(
            "/operator/calendar", "/operator/calendar/notices",
            [.. Forms.Values(preview.Html, "/operator/calendar/notices")]);
        var page = await admin.GetAsync("/calendar?year=2027");

        Assert.Contains("由各自的管理员", preview.Html, StringComparison.Ordinal);
        Assert.Equal("/operator/calendar?year=2027#notices", saved.Location);
        Assert.Equal(new DateOnly(2027, 1, 20), (await RoundAsync(county)).SignedCopyDue);
        Assert.Contains("运维人员（全系统）", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/calendar/notices/1/revocation", page.Html, StringComparison.Ordinal);
        Assert.Contains("现在不上班", (await admin.GetAsync("/rounds/2026/settings")).Html, StringComparison.Ordinal);
        Assert.Contains("新增放假调休通知", await county.ReadAsync(db => db.Audit.Where(a => a.CountyId == 0)
            .Select(a => a.Act).ToListAsync()));
        int[] statuses =
        [
            (await admin.GetAsync("/calendar/notices/1/revocation")).Status,
            (await admin.FillAsync("/calendar", "/calendar/notices/1/revocation", ("seen", ""))).Status,
            (await admin.GetAsync("/operator/calendar")).Status,
            (await person.GetAsync("/calendar")).Status,
            (await reviewer.FillAsync("/rounds", "/calendar/notices", Notice)).Status,
            (await leader.FillAsync("/calendar", "/calendar/preview", Notice)).Status,
            (await reviewer.GetAsync("/calendar/notices/1/revocation")).Status,
            (await admin.GetAsync("/calendar?year=1949")).Status,
        ];
        Assert.Equal([404, 404, 403, 403, 403, 403, 403, 404], statuses);
        const string Revocation = "/operator/calendar/notices/1/revocation";
        var revocation = Forms.Values((await person.GetAsync(Revocation)).Html, Revocation);
        Assert.Equal(302, (await person.FillAsync(Revocation, null, [.. revocation])).Status);
    }

    private static Task<Visitor.Answer> SaveAsync(Visitor by, Visitor.Answer preview) => by.PostAsync(
        "/calendar/notices",
        [("__RequestVerificationToken", preview.Token), .. Forms.Values(preview.Html, "/calendar/notices")]);

    /// <summary>With the round of 2026, in which 药山镇 has until 22 January.</summary>
    private async Task<SeasonSite> OpenedAsync(string today = "2027-01-04")
    {
        var county = await season.OpenAsync(today);
        Assert.Equal(302, (await county.OpenRoundAsync(2026)).Status);
        await county.ExecuteAsync("""
            update county.round_units set extended_to = '2027-01-22', extension_reason = '党委换届'
                where year = 2026 and unit_id = 8
            """);
        return county;
    }

    private static Task<Round> RoundAsync(SeasonSite county) =>
        county.ReadAsync(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Year == 2026));

    private static async Task<(DateOnly, DateOnly)> DatesAsync(SeasonSite county) =>
        (await RoundAsync(county)) is var round ? (round.SignedCopyDue, round.PublishBy) : default;

    private static string Flat(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "\\s*\\n\\s*", "");
}

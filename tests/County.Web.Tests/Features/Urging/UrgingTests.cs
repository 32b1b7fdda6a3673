using System.Globalization;
using System.Net;
using County.Web.Tests.Features.Audit;

namespace County.Web.Tests.Features.Urging;

/// <summary>催报 at a browser without scripts.</summary>
[Collection(AuditedCounty.Name)]
[Trait("shows", "season")]
public sealed class UrgingTests(AuditedDatabase audited)
{
    private const string Page = "/rounds/2019/urging";
    private const string Calls = "/rounds/2019/units/10/calls";

    [Fact]
    public async Task The_page_lists_what_is_missing_and_the_text_to_copy()
    {
        await using var copy = await audited.CopyAsync();
        await copy.ExecuteAsync(
            "insert into county.notification_settings (county_id, mail_on, short_message_on, leaders_on, telephone) "
            + "values (430781, true, false, false, '0736-4212345')");
        using var office = await copy.VisitAsync(Visitor.Office);

        var html = await ReadAsync(office, Page);

        var missing = await copy.OneAsync<string>(
            "select name from county.units join county.reports using (county_id, unit_id) "
            + "where year = 2019 and state not in ('Submitted', 'Accepted', 'Published')");
        Assert.Contains("应报 10 个单位 · 没有报送 1 个 · 已逾期 1 个", html, StringComparison.Ordinal);
        Assert.Contains("<textarea id=\"chat-text\" readonly", html, StringComparison.Ordinal);
        Assert.Contains("【催报】津市市2019年度政府信息公开工作年度报告", html, StringComparison.Ordinal);
        Assert.Contains($"：{missing}\n", html, StringComparison.Ordinal);
        Assert.Contains("电话0736-4212345。", html, StringComparison.Ordinal);
        Assert.Contains("个工作日", html, StringComparison.Ordinal);
        Assert.Contains("data-copies=\"chat-text\" hidden", html, StringComparison.Ordinal);
        Assert.Contains("打印逾期单位催报函（1）", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\"", await ReadAsync(office, "/rounds/2019"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exempt_unit_is_not_urged_and_one_with_an_extension_is_not_late_before_its_own_day()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        await copy.ExecuteAsync(
            "update county.round_units set extended_to = current_date + 20, extension_reason = '机构改革' "
            + "where year = 2019");

        var html = await ReadAsync(office, Page);
        Assert.Contains("没有报送 1 个 · 已逾期 0 个", html, StringComparison.Ordinal);
        Assert.Contains("（延期至", html, StringComparison.Ordinal);
        Assert.Contains("没有逾期的单位", await ReadAsync(office, $"{Page}/letter"), StringComparison.Ordinal);

        await copy.ExecuteAsync("update county.round_units set exemption = '已撤并' where year = 2019");
        Assert.Contains("应报的0个单位已全部报送", await ReadAsync(office, Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_corrects_what_was_accepted_is_not_urged_and_who_got_it_back_is()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        await copy.ExecuteAsync(
            "update county.reports set state = 'Drafting', accepted_version = 1 where year = 2019 and unit_id = 8");
        await copy.ExecuteAsync(
            "update county.reports set state = 'Returned', accepted_version = 1 where year = 2019 and unit_id = 9");

        var html = await ReadAsync(office, Page);

        Assert.Contains("没有报送 2 个 · 已逾期 2 个", html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Page}/letter?unit=8\"", html, StringComparison.Ordinal);
        Assert.Contains($"{Page}/letter?unit=9\"", html, StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync($"{Page}/letter?unit=8")).Status);
        Assert.Equal(2, (await ReadAsync(office, $"{Page}/letter")).Split("<article").Length - 1);
    }

    [Fact]
    public async Task The_letter_names_the_unit_its_date_and_the_office_and_cites_the_law_to_whom_it_binds()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        await copy.ExecuteAsync(
            "update county.reports set state = 'Drafting', accepted_version = null where year = 2019 "
            + "and unit_id in (8, 9)");
        await copy.ExecuteAsync("update county.units set kind = 'Department' where unit_id = 9");

        var all = await ReadAsync(office, $"{Page}/letter");
        var town = await ReadAsync(office, $"{Page}/letter?unit=8");
        var department = await ReadAsync(office, $"{Page}/letter?unit=9");

        Assert.Equal(3, all.Split("<article").Length - 1);
        Assert.Equal(1, town.Split("<article").Length - 1);
        Assert.Contains("药山镇：", town, StringComparison.Ordinal);
        Assert.Contains("津市市人民政府办公室", town, StringComparison.Ordinal);
        Assert.Contains("已逾期", town, StringComparison.Ordinal);
        // Article 49 binds departments; townships report because the county arranges it.
        Assert.DoesNotContain("第四十九条", town, StringComparison.Ordinal);
        Assert.Contains("第四十九条", department, StringComparison.Ordinal);
        Assert.Equal(404, (await office.GetAsync($"{Page}/letter?unit=1")).Status);
        Assert.Equal(404, (await office.GetAsync($"{Page}/letter?unit=99")).Status);
    }

    [Fact]
    public async Task A_call_is_written_down_with_who_answered_and_stands_on_page_board_and_record()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        using var reviewer = await copy.VisitAsync("jinshi-reviewer");

        foreach (var (person, at) in new[] { (office, "09:30"), (reviewer, "10:15") })
        {
            var done = await person.FillAsync(
                Calls, null, ("at", $"{Yesterday}T{at}"), ("answered", "李四（党政办主任）"), ("said", "明天上午报送"));
            Assert.Equal((302, Page), (done.Status, done.Location));
        }

        var page = await ReadAsync(office, Page);
        Assert.Contains("电话催报登记（2）", page, StringComparison.Ordinal);
        Assert.Contains($"{Yesterday} 10:15", page, StringComparison.Ordinal);
        Assert.Contains("明天上午报送", page, StringComparison.Ordinal);
        var board = await ReadAsync(office, "/rounds/2019");
        Assert.Contains($"2次，最近{Yesterday[5..]} 10:15", board, StringComparison.Ordinal);
        Assert.Equal("1 2", await copy.OneAsync<string>(
            "select string_agg(number::text, ' ' order by number) from county.phone_calls where unit_id = 10"));
        Assert.Equal(2, await copy.OneAsync<long>("select count(*) from county.audit where act = '新增电话催报'"));
    }

    [Fact]
    public async Task A_call_to_come_is_not_written_down_be_it_a_few_minutes_by_the_countys_clock()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);

        var toCome = await CallAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(422, toCome.Status);
        Assert.Contains("通话时间还没有到。", WebUtility.HtmlDecode(toCome.Html), StringComparison.Ordinal);
        Assert.Equal(0, await copy.OneAsync<long>("select count(*) from county.phone_calls"));

        Assert.Equal(302, (await CallAsync(TimeSpan.FromMinutes(-1))).Status);
        Assert.True(await copy.OneAsync<bool>(
            "select at between now() - interval '5 minutes' and now() from county.phone_calls"));

        Task<Visitor.Answer> CallAsync(TimeSpan from) => office.FillAsync(
            Calls, null, ("at", Local(from).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
            ("answered", "李四"), ("said", "明天报送"));
    }

    [Theory]
    [InlineData("at", "", "请填写通话的日期和时间")]
    [InlineData("at", "2999-01-01T10:00", "通话时间还没有到")]
    [InlineData("at", "2019-01-01T10:00", "一年以前")]
    [InlineData("answered", " ", "请填写接听人")]
    [InlineData("said", "", "请填写对方答复")]
    public async Task What_cannot_be_taken_is_said_and_what_was_typed_stays(string field, string value, string problem)
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        (string, string)[] good =
            [("at", $"{Yesterday}T09:30"), ("answered", "李四"), ("said", "明天报送")];

        var answer = await office.FillAsync(
            Calls, null, [.. good.Where(one => one.Item1 != field), (field, value)]);

        Assert.Equal(422, answer.Status);
        var html = WebUtility.HtmlDecode(answer.Html);
        Assert.Contains(problem, html, StringComparison.Ordinal);
        Assert.Contains(field == "said" ? "value=\"李四\"" : "value=\"明天报送\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await copy.OneAsync<long>("select count(*) from county.phone_calls"));
    }

    [Fact]
    public async Task Nobody_but_the_office_comes_in_and_what_is_not_there_is_not_found()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        using var clerk = await copy.VisitAsync(Visitor.Clerk);
        foreach (var path in new[] { Page, $"{Page}/letter", Calls })
        {
            Assert.Equal((path, 403), (path, (await clerk.GetAsync(path)).Status));
        }

        foreach (var path in
            new[] { "/rounds/2077/urging", "/rounds/2077/urging/letter", "/rounds/2019/units/99/calls" })
        {
            Assert.Equal((path, 404), (path, (await office.GetAsync(path)).Status));
        }

        var token = (await office.GetAsync(Calls)).Token;
        Assert.Equal(404, (await office.PostAsync(
            "/rounds/2019/units/99/calls", ("__RequestVerificationToken", token))).Status);
    }

    [Fact]
    public async Task What_could_not_be_delivered_shows_on_the_board_with_its_way_in_for_who_may_see_it()
    {
        await using var copy = await audited.CopyAsync();
        using var office = await copy.VisitAsync(Visitor.Office);
        using var reviewer = await copy.VisitAsync("jinshi-reviewer");
        Assert.DoesNotContain("没能送达", await ReadAsync(office, "/rounds/2019"), StringComparison.Ordinal);
        await copy.ExecuteAsync(
            "insert into county.outbox (county_id, message_id, channel, kind, recipient, subject, text, made_at, "
            + "next_try_at, tries, problem) values "
            + "(430781, gen_random_uuid(), 'ShortMessage', 'reminder', '13800001234', "
            + "'催报', 'x', now(), null, 7, '欠费'), "
            + "(430781, gen_random_uuid(), 'Mail', 'reminder', 'a@b.example', '催报', 'x', now(), null, 1, '拒收'), "
            + "(430781, gen_random_uuid(), 'ShortMessage', 'reminder', '13900004321', "
            + "'催报', 'x', now(), now(), 0, null), "
            + "(430101, gen_random_uuid(), 'Mail', 'reminder', 'c@d.example', '催报', 'x', now(), null, 1, '拒收')");

        var board = await ReadAsync(office, "/rounds/2019");
        Assert.Contains("有2件邮件或短信没能送达", board, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/mail\">查看并重试</a>", board, StringComparison.Ordinal);
        Assert.DoesNotContain("查看并重试", await ReadAsync(reviewer, "/rounds/2019"), StringComparison.Ordinal);
        var mail = await ReadAsync(office, "/mail");
        Assert.Contains("<td>短信</td>", mail, StringComparison.Ordinal);
        Assert.Contains("138****1234", mail, StringComparison.Ordinal);
        Assert.Contains("没有配置短信网关，短信都留在发件箱里", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("13800001234", mail, StringComparison.Ordinal);
    }

    private static string Yesterday =>
        Local(TimeSpan.FromDays(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(TimeSpan from) =>
        (TimeProvider.System.GetUtcNow() + from).ToOffset(TimeSpan.FromHours(8));

    private static async Task<string> ReadAsync(Visitor visitor, string path)
    {
        var answer = await visitor.GetAsync(path);
        Assert.Equal(200, answer.Status);
        return WebUtility.HtmlDecode(answer.Html);
    }
}

using County.Reporting;
using County.Web.Tests.Features.Connect;

namespace County.Web.Tests.Features.Api;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class ApiTests(ConnectedCounty county)
{
    private const string Problem = "application/problem+json";
    private const string Issued = "t2_art20_1.normative_docs.issued";

    [Fact]
    public async Task A_units_system_reads_its_round_and_report_and_nothing_of_another_unit()
    {
        using var system = await county.EnteredAsync("8", "reports.read");

        var round = await system.GetAsync("/api/v1/round");
        Assert.Equal(200, round.Status);
        Assert.Equal((2021, "2021"), ((int)round.Json["year"]!, (string?)round.Json["format"]));
        Assert.Equal("药山镇", (string?)Assert.Single(round.Json["reports"]!.AsArray())!["unit"]!["name"]);
        Assert.Equal(404, (await system.GetAsync("/api/v1/round?year=1999")).Status);

        var report = await system.GetAsync("/api/v1/report?year=2019");
        Assert.Equal(4145200m, (decimal)report.Json["figures"]!["t2_art20_9.central_procurement.procurement_amount"]!);
        Assert.Equal("accepted", (string?)report.Json["state"]);
        Assert.False((bool)report.Json["isDraft"]!);
        Assert.Equal(1, (int)report.Json["versions"]!["latest"]!);
    }

    [Theory]
    [InlineData("/api/v1/report?year=2021&unit=9")]
    [InlineData("/api/v1/report?year=2021&unit=999")]
    [InlineData("/api/v1/report?year=1999")]
    public async Task Not_yours_and_not_there_are_the_same_answer(string path)
    {
        using var system = await county.EnteredAsync("8", "reports.read");

        var answer = await system.GetAsync(path);

        Assert.Equal((404, Problem), (answer.Status, answer.Type));
        Assert.Equal((await system.GetAsync("/api/v1/report?year=2021&unit=0")).Json["title"]!.ToString(),
            answer.Json["title"]!.ToString());
        Assert.DoesNotContain("毛里湖镇", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_offices_system_reads_what_was_handed_in_and_the_summary_but_writes_nothing()
    {
        using var system = await county.EnteredAsync("office", "reports.read", "summary.read");

        Assert.Equal(10, (await system.GetAsync("/api/v1/round?year=2019")).Json["reports"]!.AsArray().Count);
        Assert.Equal(400, (await system.GetAsync("/api/v1/report?year=2019")).Status);
        var report = await system.GetAsync("/api/v1/report?year=2019&unit=5");
        Assert.Equal((200, "嘉山街道"), (report.Status, (string?)report.Json["unit"]!["name"]));
        Assert.Contains("T3-BALANCE", report.Text, StringComparison.Ordinal);
        var summary = await system.GetAsync("/api/v1/summary?year=2019");
        Assert.Equal((200, "\"1\""), (summary.Status, summary.Tag));
        Assert.Equal(2, summary.Json["gaps"]!.AsArray().Count);
        Assert.Equal(8, summary.Json["contributions"]!.AsArray().Count);
        Assert.Equal(404, (await system.GetAsync("/api/v1/summary?year=1999")).Status);
        Assert.Equal(403, (await system.PutAsync(2021, new { }, "\"x\"")).Status);
    }

    [Fact]
    public async Task A_draft_is_the_units_alone()
    {
        using var unit = await county.EnteredAsync("6", "reports.read", "reports.write");
        using var office = await county.EnteredAsync("office", "reports.read");
        await county.RunAsync("update county.reports set state = 'Returned' where unit_id = 6 and year = 2019");
        var before = await unit.GetAsync("/api/v1/report?year=2019");

        var saved = await unit.PutAsync(2019, new { narrative = new { other = "草稿里才有的话" } }, before.Tag);

        Assert.Equal((200, "drafting"), (saved.Status, (string?)saved.Json["state"]));
        Assert.True((bool)saved.Json["isDraft"]!);
        var seen = await office.GetAsync("/api/v1/report?year=2019&unit=6");
        Assert.Equal("drafting", (string?)seen.Json["state"]);
        Assert.DoesNotContain("草稿里才有的话", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/report?year=2021")]
    [InlineData("PUT", "/api/v1/report/figures?year=2021")]
    [InlineData("POST", "/api/v1/report/sign-off?year=2021")]
    [InlineData("POST", "/api/v1/report/submission?year=2021")]
    [InlineData("GET", "/api/v1/summary?year=2021")]
    public async Task The_wrong_scope_is_403_no_token_is_401_and_a_cookie_is_none(string method, string path)
    {
        var (verb, body) = (new HttpMethod(method), method == "GET" ? null : "{}");
        var isUnit = !path.Contains("summary", StringComparison.Ordinal);
        using var system = await county.EnteredAsync(
            isUnit ? "8" : "office", path.Contains("report?", StringComparison.Ordinal) ? "reports.write" : "reports.read");
        var forbidden = await system.SendAsync(verb, path, body, "\"x\"");
        Assert.Equal((403, Problem), (forbidden.Status, forbidden.Type));

        system.Token = null;
        var cookie = await county.CookieAsync(isUnit ? Visitor.Clerk : Visitor.Office);
        Assert.Equal(401, (await system.SendAsync(verb, path, body, "\"x\"", cookie: cookie)).Status);
        var unknown = await system.SendAsync(verb, path, body, "\"x\"");
        Assert.Equal((401, Problem, "Bearer"), (unknown.Status, unknown.Type, unknown.Challenge.Split(' ')[0]));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/rounds/2021/units/8")]
    [InlineData("/clients")]
    [InlineData("/connect/authorize")]
    public async Task A_token_before_a_page_leads_to_the_sign_in(string path)
    {
        using var system = await county.EnteredAsync("8", "reports.read");

        Assert.InRange((await system.GetAsync(path)).Status, 302, 400);
    }

    [Fact]
    public async Task Every_answer_under_the_api_is_problem_details()
    {
        using var system = await county.EnteredAsync("8", "reports.read", "reports.write");
        var tag = (await system.GetAsync("/api/v1/report?year=2021")).Tag;
        const string path = "/api/v1/report/figures?year=2021";
        (int, Task<ClientSystem.Answer>)[] asked =
        [
            (404, system.GetAsync("/api/v1/nothing")),
            (404, system.GetAsync("/api/nothing")),
            (405, system.SendAsync(HttpMethod.Delete, "/api/v1/report?year=2021")),
            (400, system.GetAsync("/api/v1/report")),
            (400, system.GetAsync("/api/v1/report?year=abc")),
            (400, system.SendAsync(HttpMethod.Put, path, "{", tag)),
            (400, system.SendAsync(HttpMethod.Put, path, "{\"figurs\":{}}", tag)),
            (400, system.SendAsync(HttpMethod.Put, path, "{\"figures\":{\"a\":1e999}}", tag)),
            (400, system.SendAsync(HttpMethod.Put, path, "{\"narrative\":{\"other\":\"\\ud800\"}}", tag)),
            (415, system.SendAsync(HttpMethod.Put, path, "{}", tag, "text/plain")),
            (413, system.SendAsync(HttpMethod.Put, path, $"{{\"x\":\"{new string('a', 1_100_000)}\"}}", tag)),
        ];

        foreach (var (status, answering) in asked)
        {
            var answer = await answering;
            Assert.Equal((status, Problem), (answer.Status, answer.Type));
            Assert.Equal(status, (int)answer.Json["status"]!);
            Assert.DoesNotContain("<html", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_bug_under_the_api_is_problem_details_with_a_number_to_ask_about()
    {
        using var system = await county.EnteredAsync("7", "reports.read");
        await county.RunAsync("alter table county.drafts rename to drafts_away");
        try
        {
            var answer = await system.GetAsync("/api/v1/report?year=2021");

            Assert.Equal((500, Problem), (answer.Status, answer.Type));
            Assert.Contains("编号", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("drafts", answer.Text, StringComparison.Ordinal);
        }
        finally
        {
            await county.RunAsync("alter table county.drafts_away rename to drafts");
        }
    }

    [Fact]
    public async Task What_cannot_stand_in_a_cell_is_refused_with_its_reason_and_nothing_is_saved()
    {
        using var system = await county.EnteredAsync("7", "reports.read", "reports.write");
        await county.RunAsync("update county.reports set state = 'Returned' where unit_id = 7 and year = 2021");
        var before = await system.GetAsync("/api/v1/report?year=2021");
        var figures = new Dictionary<string, decimal?>
        {
            [Issued] = 3,
            ["t9.nothing.here"] = 1,
            ["t2_art20_1.normative_docs.repealed"] = -1,
            ["t2_art20_1.normative_docs.in_force"] = 1.5m,
            ["t2_art20_8.fees.fee_amount"] = 0.00000001m,
            ["t2_art20_5.licences.decisions"] = 79228162514264337593543950335m,
            ["t3_applications.total.total"] = 1,
        };

        var answer = await system.PutAsync(2021, new { figures, narrative = new { other = "\0" } }, before.Tag);

        Assert.Equal((422, Problem), (answer.Status, answer.Type));
        Assert.Equal(
            figures.Keys.Skip(1).Append("narrative.other").Order(StringComparer.Ordinal),
            answer.Json["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Equal(before.Text, (await system.GetAsync("/api/v1/report?year=2021")).Text);
    }

    [Fact]
    public async Task Who_writes_says_what_they_have_seen()
    {
        using var system = await county.EnteredAsync("9", "reports.read", "reports.write");
        await county.RunAsync("update county.reports set state = 'Returned' where unit_id = 9 and year = 2021");
        var before = await system.GetAsync("/api/v1/report?year=2021");
        var changes = new { figures = new Dictionary<string, decimal?> { [Issued] = 4 } };

        Assert.Equal(428, (await system.PutAsync(2021, changes, null)).Status);
        Assert.Equal(412, (await system.PutAsync(2021, changes, "*")).Status);
        Assert.Equal(412, (await system.PutAsync(2021, changes, "W/" + before.Tag)).Status);
        var saved = await system.PutAsync(2021, changes, before.Tag);
        Assert.Equal(200, saved.Status);
        Assert.NotEqual(before.Tag, saved.Tag);
        Assert.Equal(4, (int)saved.Json["figures"]![Issued]!);
        Assert.Equal(412, (await system.PutAsync(2021, changes, before.Tag)).Status);
        foreach (var act in new[] { "sign-off", "submission" })
        {
            Assert.Equal(428, (await ActAsync(system, act, null, 2021)).Status);
            Assert.Equal(412, (await ActAsync(system, act, before.Tag, 2021)).Status);
        }
    }

    [Fact]
    public async Task Of_many_who_saw_the_same_one_writes()
    {
        using var system = await county.EnteredAsync("4", "reports.read", "reports.write");
        await county.RunAsync("update county.reports set state = 'Returned' where unit_id = 4 and year = 2021");
        var tag = (await system.GetAsync("/api/v1/report?year=2021")).Tag;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => system.PutAsync(
            2021, new { figures = new Dictionary<string, decimal?> { [Issued] = 100 + i } }, tag)));

        Assert.Equal([200, .. Enumerable.Repeat(412, 7)], answers.Select(answer => answer.Status).Order());
    }

    [Fact]
    public async Task A_report_is_filled_sent_to_sign_off_and_handed_in()
    {
        using var system = await county.EnteredAsync("10", "reports.read", "reports.write");
        var blank = await system.GetAsync("/api/v1/report?year=2019");
        Assert.Equal("notStarted", (string?)blank.Json["state"]);
        using var reader = await county.EnteredAsync("office", "reports.read");
        var unseen = await reader.GetAsync("/api/v1/report?year=2019&unit=10");
        Assert.Equal((200, null), (unseen.Status, unseen.Json["figures"]));
        Assert.Equal(409, (await ActAsync(system, "sign-off", blank.Tag)).Status);

        var format = Catalogue.Of("2019");
        var zeros = format.Cells.Where(cell => !cell.IsComputed).ToDictionary(cell => cell.Address, _ => 0m);
        zeros["t3_applications.new_received.natural_person"] = 1;
        var text = new { overall = "本年度总体情况。", problems = "存在的主要问题及改进情况。", other = "无其他需要报告的事项。" };
        var saved = await system.PutAsync(2019, new { figures = zeros, narrative = text }, blank.Tag);
        Assert.Equal("drafting", (string?)saved.Json["state"]);
        Assert.Equal(409, (await ActAsync(system, "submission", saved.Tag)).Status);
        var sent = await ActAsync(system, "sign-off", saved.Tag);
        Assert.Equal("inSignOff", (string?)sent.Json["state"]);

        var refused = await ActAsync(system, "submission", sent.Tag);
        Assert.Equal((409, Problem), (refused.Status, refused.Type));
        Assert.Contains("改正后才能报送", (string?)refused.Json["detail"], StringComparison.Ordinal);
        Assert.Contains("T3-BALANCE", refused.Text, StringComparison.Ordinal);

        var granted = new Dictionary<string, decimal?> { ["t3_applications.granted.natural_person"] = 1 };
        var mended = await system.PutAsync(2019, new { figures = granted }, sent.Tag);
        Assert.Equal("drafting", (string?)mended.Json["state"]);
        Assert.DoesNotContain(mended.Json["findings"]!.AsArray(), f => (string?)f!["severity"] != "note");
        var again = await ActAsync(system, "sign-off", mended.Tag);
        var handedIn = await ActAsync(system, "submission", again.Tag);

        Assert.Equal((200, "submitted"), (handedIn.Status, (string?)handedIn.Json["state"]));
        Assert.Equal(1, (int)handedIn.Json["versions"]!["latest"]!);
        Assert.Equal(1, await county.RunAsync<long>(
            $"select count(*) from county.audit where client_id = '{system.Id}' and act = '报送' and unit_id = 10"));
        Assert.Equal(409, (await system.PutAsync(2019, new { }, handedIn.Tag)).Status);
        using var office = await county.EnterAsync(Visitor.Office);
        Assert.Contains("测试对接系统", (await office.GetAsync("/rounds/2019/units/10")).Html, StringComparison.Ordinal);
    }

    private static Task<ClientSystem.Answer> ActAsync(ClientSystem system, string act, string? tag, int year = 2019) =>
        system.SendAsync(HttpMethod.Post, $"/api/v1/report/{act}?year={year}", null, tag);
}

using County.Web.Tests.Features.Connect;

namespace County.Web.Tests.Features.Api;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class ApiTests(ConnectedCounty county)
{
    private const string Problem = "application/problem+json";

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
        Assert.False((bool)report.Json["awaitsConfirmation"]!);
        Assert.Null(report.Json["filledForUnit"]);
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
            isUnit ? "8" : "office",
            path.Contains("report?", StringComparison.Ordinal) ? "reports.write" : "reports.read");
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
}

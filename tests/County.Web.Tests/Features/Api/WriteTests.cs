using County.Reporting;
using County.Web.Tests.Features.Connect;

namespace County.Web.Tests.Features.Api;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class WriteTests(ConnectedCounty county)
{
    private const string Problem = "application/problem+json";
    private const string Issued = "t2_art20_1.normative_docs.issued";

    private const string Signed = """
        update county.signatures set signer = '场长', signed_on = current_date, registered_at = now(),
            registered_by = '场长', is_on_paper = false where unit_id = 10
        """;

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
        await UnseenByTheOfficeAsync();
        Assert.Equal(409, (await ActAsync(system, "sign-off", blank.Tag)).Status);

        var format = Catalogue.Of("2019");
        var zeros = format.Cells.Where(cell => !cell.IsComputed).ToDictionary(cell => cell.Address, _ => 0m);
        zeros["t3_applications.new_received.natural_person"] = 1;
        var text = new { overall = "本年度总体情况。", problems = "存在的主要问题及改进情况。", other = "无其他需要报告的事项。" };
        var saved = await system.PutAsync(2019, new { figures = zeros, narrative = text }, blank.Tag);
        Assert.Equal("drafting", (string?)saved.Json["state"]);
        Assert.Equal(409, (await ActAsync(system, "submission", saved.Tag)).Status);
        var refused = await ActAsync(system, "sign-off", saved.Tag);
        Assert.Equal((409, Problem), (refused.Status, refused.Type));
        Assert.Contains("改正后才能送单位审签", (string?)refused.Json["detail"], StringComparison.Ordinal);
        Assert.Contains("T3-BALANCE", refused.Text, StringComparison.Ordinal);

        var granted = new Dictionary<string, decimal?> { ["t3_applications.granted.natural_person"] = 1 };
        var mended = await system.PutAsync(2019, new { figures = granted }, saved.Tag);
        Assert.Equal("drafting", (string?)mended.Json["state"]);
        Assert.DoesNotContain(mended.Json["findings"]!.AsArray(), f => (string?)f!["severity"] != "note");

        await SignOnPaperAsync();
        var again = await ActAsync(system, "sign-off", mended.Tag);
        Assert.Equal("inSignOff", (string?)again.Json["state"]);
        var unsigned = await ActAsync(system, "submission", again.Tag);
        Assert.Equal((409, Problem), (unsigned.Status, unsigned.Type));
        Assert.Contains("单位审签还没有完成", (string?)unsigned.Json["detail"], StringComparison.Ordinal);
        await county.RunAsync(Signed);
        var handedIn = await ActAsync(system, "submission", again.Tag);

        Assert.Equal((200, "submitted"), (handedIn.Status, (string?)handedIn.Json["state"]));
        Assert.Equal(1, (int)handedIn.Json["versions"]!["latest"]!);
        Assert.Equal(1, await county.RunAsync<long>(
            $"select count(*) from county.audit where client_id = '{system.Id}' and act = '报送' and unit_id = 10"));
        Assert.Equal(409, (await system.PutAsync(2019, new { }, handedIn.Tag)).Status);
        await SeenByTheOfficeAsync();
    }

    private async Task UnseenByTheOfficeAsync()
    {
        using var reader = await county.EnteredAsync("office", "reports.read");
        var unseen = await reader.GetAsync("/api/v1/report?year=2019&unit=10");
        Assert.Equal((200, null), (unseen.Status, unseen.Json["figures"]));
    }

    private async Task SeenByTheOfficeAsync()
    {
        using var office = await county.EnterAsync(Visitor.Office);
        Assert.Contains("测试对接系统", (await office.GetAsync("/rounds/2019/units/10")).Html, StringComparison.Ordinal);
    }

    /// <summary>Nobody has an account at the unit yet: its people sign on paper.</summary>
    private Task SignOnPaperAsync() => county.RunAsync("""
        insert into county.sign_off_steps (county_id, unit_id, step, title, "right", is_on_paper) values
            (430781, 10, 1, '分管领导审核', 'Reviewer', true), (430781, 10, 2, '主要负责人签发', 'Signatory', true)
        """);

    private static Task<ClientSystem.Answer> ActAsync(ClientSystem system, string act, string? tag, int year = 2019) =>
        system.SendAsync(HttpMethod.Post, $"/api/v1/report/{act}?year={year}", null, tag);
}

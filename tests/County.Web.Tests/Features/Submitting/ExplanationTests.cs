using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using County.Web.Tests.Features.Desk;
using static County.Web.Tests.Features.Submitting.OpenReport;

namespace County.Web.Tests.Features.Submitting;

/// <summary>Why a query is right as it stands.</summary>
[Trait("shows", "clerk")]
public sealed class ExplanationTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await ReopenAsync(demo);
        await AddLastYearAsync(demo);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_query_asks_for_a_reason_and_offers_the_common_ones()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);

        var keys = await KeysAsync(clerk);
        var page = await clerk.GetAsync(Submission);

        Assert.NotEmpty(keys);
        Assert.Contains("疑问（须说明）", page.Html, StringComparison.Ordinal);
        Assert.Contains("机构改革移交", page.Html, StringComparison.Ordinal);
        Assert.Contains($"还有{keys.Count}处疑问没有说明", Text(page), StringComparison.Ordinal);
        await PostAsync(
            clerk, $"{Sheet}/explanations", ("key", keys[0]), ("reason", "机构改革移交"), ("text", "县档案馆并入"),
            ("back", "submission"));
        page = await clerk.GetAsync(Submission);
        Assert.Contains("说明：机构改革移交；县档案馆并入", Text(page), StringComparison.Ordinal);
        Assert.Contains($"还有{keys.Count - 1}处疑问没有说明", Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_is_taken_back_by_saving_it_empty()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        var keys = await KeysAsync(clerk);
        Assert.Equal(keys.Count - 1, await SayAsync(clerk, keys[0], "台账为准"));
        Assert.Equal(keys.Count, await SayAsync(clerk, keys[0], "  "));
        Assert.DoesNotContain("台账为准", (await clerk.GetAsync(Submission)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_or_about_nothing_or_too_late_is_refused()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        using var leader = await EnterAsync(demo, Leader);
        using var neighbour = await EnterAsync(demo, Neighbour);
        var key = (await KeysAsync(clerk))[0];

        Assert.Equal(409, await StatusAsync(clerk, key, new string('长', 501)));
        Assert.Equal(409, await StatusAsync(clerk, new string('0', 64), "无"));
        Assert.Equal(403, await StatusAsync(leader, key, "不是填报人"));
        Assert.Equal(409, await StatusAsync(neighbour, key, "别的单位的"));
        await demo.ExecuteAsync("update county.reports set state = 'Submitted' where unit_id = 8 and year = 2021");
        Assert.Equal(409, await StatusAsync(clerk, key, "太晚"));
        Assert.Equal(0, await demo.ReadAsync<long>("select count(*) from county.explanations where year = 2021"));
    }

    [Fact]
    public async Task With_other_numbers_it_is_another_query_and_the_earlier_text_is_offered_and_not_taken()
    {
        using var clerk = await EnterAsync(demo, Visitor.Clerk);
        const string carried = "t3_applications.carried_in.natural_person";
        await ExplainAllAsync(clerk, text: "上年漏报，已核对");
        Assert.DoesNotContain("没有说明，说明后", Text(await clerk.GetAsync(Submission)), StringComparison.Ordinal);
        var typing = await TypingClerk.OpenAsync(demo, clerk, Visitor.Clerk, Year);

        var saved = await typing.TypeAsync(carried, "40");

        Assert.Contains(
            saved["findings"]!.AsArray(), one => (string)one!["severity"]! == "query" && !(bool)one["explained"]!);
        var page = await clerk.GetAsync(Submission);
        Assert.Contains("<option value=\"上年漏报，已核对\">", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.Contains("疑问没有说明", Text(page), StringComparison.Ordinal);
    }

    private static async Task<int> StatusAsync(Visitor visitor, string key, string text) =>
        (await PostAsync(visitor, $"{Sheet}/explanations", ("key", key), ("text", text))).Status;

    /// <summary>As a page's script says it; how many queries are left.</summary>
    private static async Task<int> SayAsync(Visitor clerk, string key, string text)
    {
        var body = JsonContent.Create(new { key, text });
        var token = JsonNode.Parse((await clerk.GetAsync("/antiforgery")).Html)!["token"]!.ToString();
        body.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
        var answer = await clerk.PostAsync($"{Sheet}/explanations", body);
        Assert.Equal(200, answer.Status);
        return (int)JsonNode.Parse(answer.Html)!["unexplained"]!;
    }
}

using System.Text.Json.Nodes;

namespace County.Web.Tests.Features.Desk;

/// <summary>What becomes of what is typed.</summary>
[Trait("shows", "clerk")]
public sealed class SavingTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IAsyncLifetime
{
    private const string Received = "t3_applications.new_received.natural_person";
    private const string CarriedIn = "t3_applications.carried_in.natural_person";
    private const int Year = 2021;
    private const int Yaoshan = 8;

    /// <summary>Each test finds the report returned, and nothing typed.</summary>
    public async ValueTask InitializeAsync() => await demo.ExecuteAsync(
        $"""
        delete from county.field_writes;
        delete from county.progress;
        delete from county.drafts;
        update county.reports set state = 'Returned' where year = {Year};
        """);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_change_is_in_the_database_when_it_is_acknowledged_with_its_totals_and_findings()
    {
        using var visitor = await EnterAsync();
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);

        var saved = await clerk.TypeAsync(Received, "１，０２４");

        Assert.Equal(("saved", "1024", 1), Result(saved));
        Assert.Contains("t3_applications.new_received.total", saved["totals"]!.AsObject().Select(total => total.Key));
        Assert.Contains(saved["findings"]!.AsArray(), one => (string)one!["severity"]! == "error");
        Assert.Equal("faulty", (string)saved["sections"]!["s3_applications"]!);
        Assert.Equal("1024", await HeldAsync(Received));
        Assert.Equal(1, await demo.ReadAsync<long>(
            $"select count(*) from county.progress where unit_id = {Yaoshan} and errors > 0 and missing <> ''"));
    }

    [Fact]
    public async Task What_was_written_is_the_last_change_on_the_form_and_on_the_countys_board()
    {
        await demo.ExecuteAsync($"""
            update county.reports set state = 'Drafting', changed_at = '2020-02-02' where year = {Year};
            """);
        using var visitor = await EnterAsync();
        using var office = await demo.VisitAsync();
        await office.SignInAsync(Visitor.Office);
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);
        var others = (await office.GetAsync($"/rounds/{Year}")).Html.Split("title=\"2020-02-02").Length;

        await clerk.TypeAsync(Received, "5");

        Assert.Equal(others - 1, (await office.GetAsync($"/rounds/{Year}")).Html.Split("title=\"2020-02-02").Length);
        var form = (await visitor.GetAsync($"/reports/{Year}")).Html;
        Assert.Contains("上次保存", form, StringComparison.Ordinal);
        Assert.DoesNotContain("2020-02-02", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_change_sent_again_is_acknowledged_and_an_older_one_changes_nothing()
    {
        using var visitor = await EnterAsync();
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);
        var (first, second) = (clerk.Change(Received, "5"), clerk.Change(Received, "6"));
        await clerk.SendAsync(second);

        Assert.Equal(("saved", "6", 1), Result(await clerk.SendAsync(second)));
        Assert.Equal(("saved", "6", 1), Result(await clerk.SendAsync(first)));
        Assert.Equal("6", await HeldAsync(Received));
    }

    [Fact]
    public async Task Who_has_not_seen_anothers_change_is_told_both_values_and_the_rest_goes_through()
    {
        using var one = await EnterAsync();
        using var two = await EnterAsync();
        var earlier = await TypingClerk.OpenAsync(demo, one, Visitor.Clerk, Year);
        var later = await TypingClerk.OpenAsync(demo, two, Visitor.Clerk, Year);
        await earlier.TypeAsync(Received, "9");

        var answer = await later.SendAsync(later.Change(Received, "12"), later.Change(CarriedIn, "3"));

        Assert.Equal(("conflict", "9", 1), Result(answer));
        Assert.Equal("9", (string)answer["results"]![0]!["other"]!["value"]!);
        Assert.NotEqual("", (string)answer["results"]![0]!["other"]!["by"]!);
        Assert.Equal("saved", (string)answer["results"]![1]!["status"]!);
        Assert.Equal(("saved", "9", 1), Result(await later.TypeAsync(Received, "9")));
        Assert.Equal(("saved", "12", 2), Result(await later.TypeAsync(Received, "12", seen: 1)));
        Assert.Equal(("conflict", "12", 2), Result(await earlier.TypeAsync(Received, "8", seen: 1)));
    }

    [Fact]
    public async Task A_page_that_was_opened_again_replaces_what_its_forerunner_wrote()
    {
        using var visitor = await EnterAsync();
        var closed = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);
        var opened = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);
        await closed.TypeAsync(Received, "7");

        Assert.Equal(("saved", "8", 2), Result(await opened.TypeAsync(Received, "8", 0, closed.Load)));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("十二")]
    public async Task What_is_no_count_is_refused_at_its_cell_with_the_reason(string typed)
    {
        using var visitor = await EnterAsync();
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);
        var before = await HeldAsync(Received);

        var answer = await clerk.TypeAsync(Received, typed);

        Assert.Equal("refused", (string)answer["results"]![0]!["status"]!);
        Assert.Contains("整数", (string)answer["results"]![0]!["problem"]!, StringComparison.Ordinal);
        Assert.Equal(before, await HeldAsync(Received));
    }

    [Theory]
    [InlineData("InSignOff", "审签")]
    [InlineData("Submitted", "已报送")]
    [InlineData("Accepted", "已通过")]
    public async Task A_report_that_is_not_open_takes_nothing_and_says_why(string state, string reason)
    {
        using var visitor = await EnterAsync();
        await demo.ExecuteAsync($"update county.reports set state = '{state}' where unit_id = {Yaoshan}");
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);

        var answer = await clerk.TypeAsync(Received, "77");

        Assert.Equal("closed", (string)answer["results"]![0]!["status"]!);
        Assert.Contains(reason, (string)answer["results"]![0]!["problem"]!, StringComparison.Ordinal);
        Assert.NotEqual("77", await HeldAsync(Received));
    }

    [Fact]
    public async Task Two_values_for_one_field_in_one_request_are_refused_for_nobody_can_say_which_counts()
    {
        using var visitor = await EnterAsync();
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);
        var before = await HeldAsync(Received);

        Assert.Equal(422, (await clerk.AskAsync([clerk.Change(Received, "61"), clerk.Change(Received, "62")])).Status);
        Assert.Equal(before, await HeldAsync(Received));
    }

    [Fact]
    public async Task A_stranger_and_another_person_at_the_same_browser_are_told_to_sign_in()
    {
        using var stranger = await demo.VisitAsync();
        Assert.Equal(401, (await stranger.GetAsync("/antiforgery")).Status);
        using var visitor = await EnterAsync();
        var clerk = await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year);

        Assert.Equal(401, (await clerk.AskAsync([clerk.Change(Received, "1")], other: "somebody-else")).Status);
        Assert.NotEqual("1", await HeldAsync(Received));
    }

    [Fact]
    public async Task What_was_typed_cannot_be_changed_afterwards()
    {
        using var visitor = await EnterAsync();
        await (await TypingClerk.OpenAsync(demo, visitor, Visitor.Clerk, Year)).TypeAsync(Received, "3");

        foreach (var verb in new[] { "update county.field_writes set value = '4'", "delete from county.field_writes" })
        {
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(
                () => demo.ExecuteAsync($"set role county_unit; {verb}"));
            Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static (string Status, string Value, int Revision) Result(JsonNode answer) => (
        (string)answer["results"]![0]!["status"]!, (string)answer["results"]![0]!["value"]!,
        (int)answer["results"]![0]!["revision"]!);

    private async Task<Visitor> EnterAsync()
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(Visitor.Clerk)).Status);
        return visitor;
    }

    /// <summary>What the newest write of a field says; null where there is none.</summary>
    private Task<string?> HeldAsync(string field) => demo.ReadAsync<string>(
        $"select value from county.field_writes where unit_id = {Yaoshan} and field = '{field}' "
        + "order by revision desc limit 1");
}

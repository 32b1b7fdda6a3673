using Npgsql;

namespace County.Web.Tests.Cli;

/// <summary>`county demo` and `county rollup --print`: the main job from texts to the county's summary.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "main-job")]
public class DemoTests(DemoDatabase demo)
{
    [Fact]
    public async Task The_summary_of_2019_says_who_is_in_who_failed_and_who_is_missing()
    {
        var lines = await SummaryAsync("2019");

        Assert.Contains("9 of 10 reported", lines);
        Assert.Contains(lines, line => line.StartsWith("8 accepted and counted: ", StringComparison.Ordinal)
            && line.Split('、').Length == 8);
        Assert.Contains("1 failing its checks and not counted:", lines);
        var failing = Assert.Single(lines, line => line.Contains("T3-BALANCE", StringComparison.Ordinal));
        Assert.Contains("嘉山街道", failing, StringComparison.Ordinal);
        Assert.Contains("有1件没有填写去向", failing, StringComparison.Ordinal);
        var missing = Assert.Single(lines, line => line.StartsWith("1 missing: ", StringComparison.Ordinal));
        Assert.Contains("涔澹农场", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_the_real_unit_stand_among_the_contributions()
    {
        var lines = await SummaryAsync("2019");

        var documents = Assert.Single(lines, line => line.Contains("规范性文件 本年新公开数量 = ", StringComparison.Ordinal));
        Assert.Contains("药山镇 16", Contributions(documents));
        var procurement = Assert.Single(lines, line => line.Contains("采购总金额 = ", StringComparison.Ordinal));
        Assert.Contains("药山镇 414.52万元", Contributions(procurement));
        Assert.DoesNotContain(lines, line => line.Contains('←') && line.Contains("嘉山街道", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_round_of_2021_on_the_second_form_is_whole()
    {
        Assert.Contains("10 of 10 reported", await SummaryAsync("2021"));
    }

    [Fact]
    public async Task Loading_and_rolling_up_again_changes_nothing()
    {
        var before = await demo.RunAsync("rollup", "--print");
        var rows = await RowsAsync();

        Assert.Equal("", await demo.RunAsync("demo"));
        var after = await demo.RunAsync("rollup", "--print");

        Assert.Equal(before, after);
        Assert.Contains("summary version 1\n", after, StringComparison.Ordinal);
        Assert.DoesNotContain("summary version 2", after, StringComparison.Ordinal);
        Assert.Equal(rows, await RowsAsync());
    }

    [Fact]
    public async Task The_code_of_its_accounts_is_printed_without_a_database()
    {
        var ended = await CountyProcess.RunAsync(
            new Dictionary<string, string> { ["County__Demo__Secret"] = TestServer.DemoSecret }, "demo", "--code");

        Assert.Equal((0, ""), (ended.Status, ended.Errors));
        Assert.Matches("^[0-9]{6}\n$", ended.Output);
    }

    private async Task<IReadOnlyList<string>> SummaryAsync(string year)
    {
        var printed = await demo.RunAsync("rollup", "--print");
        var part = Assert.Single(
            printed.Split("\n\n"), text => text.Contains($"· {year} · format {year} · ", StringComparison.Ordinal));
        return part.Split('\n');
    }

    private static string[] Contributions(string line) =>
        line[(line.IndexOf('←', StringComparison.Ordinal) + 2)..].Split('、');

    private async Task<string> RowsAsync()
    {
        const string Counted = """
            select string_agg(n::text, ',') from (
                select count(*) n from county.submissions union all select count(*) from county.acts
                union all select count(*) from county.summaries union all select count(*) from county.contributions
                union all select count(*) from county.memberships
                union all select sum(changes) from county.change_marks) c
            """;
        await using var source = NpgsqlDataSource.Create(TestServer.Owner(demo.Database));
        await using var command = source.CreateCommand(Counted);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

using System.Text.RegularExpressions;
using Npgsql;

namespace County.Web.Tests.Features.Board;

[Collection(Demonstration.Name)]
[Trait("shows", "main-job")]
public class BoardTests(DemoDatabase demo)
{
    [Fact]
    public async Task The_office_lands_on_the_newest_rounds_board_and_the_clerk_on_their_own_report()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var clerk = await EnterAsync(Visitor.Clerk);

        Assert.Equal("/rounds/2021", (await office.GetAsync("/")).Location);
        Assert.Equal("/reports", (await clerk.GetAsync("/")).Location);
    }

    [Fact]
    public async Task The_board_shows_ten_units_their_marks_and_their_faults()
    {
        using var office = await EnterAsync(Visitor.Office);

        var board = await office.GetAsync("/rounds/2019");

        Assert.Equal(200, board.Status);
        Assert.Equal(10, demo.Units.Count);
        Assert.All(demo.Units, unit => Assert.Contains(unit, board.Html, StringComparison.Ordinal));
        Assert.Equal(9, board.Html.Split("示例数据").Length - 1);
        Assert.Single(Regex.Matches(board.Html, "<td class=\"count error\" data-name=\"错误\">1</td>"));
        Assert.Contains("应报 10 个单位 · 已报送 9 个 · 已通过 8 个 · 未报送 1 个", board.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rounds/1999")]
    [InlineData("/rounds/next")]
    [InlineData("/rounds/99999999999")]
    [InlineData("/no/such/page")]
    public async Task What_is_not_there_is_a_page_that_says_so(string path)
    {
        using var office = await EnterAsync(Visitor.Office);

        var answer = await office.GetAsync(path);

        Assert.Equal(404, answer.Status);
        Assert.Contains("没有找到", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var office = await EnterAsync(Visitor.Office);
        using var stranger = await demo.VisitAsync();
        Visitor.Answer[] answers =
        [
            await stranger.GetAsync("/sign-in"), await stranger.GetAsync("/"), await stranger.GetAsync("/work.css"),
            await stranger.PostAsync("/sign-in"), await office.GetAsync("/rounds/2019"),
            await office.GetAsync("/rounds/1999"),
        ];

        Assert.Equal([200, 302, 200, 400, 200, 404], answers.Select(answer => answer.Status));
        Assert.All(answers, AssertHeaders);
    }

    [Fact]
    public async Task Without_a_database_the_page_says_so_with_a_number_and_comes_back_with_it()
    {
        await using var site = await Site.StartAsync(demo.Database);
        using var office = new Visitor(site.Address, demo.Database);
        await office.SignInAsync(Visitor.Office);
        await AllowAsync(false);
        try
        {
            var answer = await office.GetAsync("/rounds/2019");

            Assert.Equal(503, answer.Status);
            AssertOutage(answer);
        }
        finally
        {
            await AllowAsync(true);
            await demo.CloseSiteAsync();
        }

        // Each role's pool finds out once that its connections are gone.
        Visitor.Answer back;
        var tries = 0;
        do back = await office.GetAsync("/rounds/2019");
        while (back.Status == 503 && ++tries < 5);
        Assert.Equal(200, back.Status);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_the_same_page()
    {
        const string nowhere = "Host=127.0.0.1;Port=1;Database=county;Timeout=5";
        await using var site = await Site.StartAsync(nowhere);
        using var visitor = new Visitor(site.Address, nowhere);

        var answer = await visitor.GetAsync("/sign-in");

        Assert.Equal(503, answer.Status);
        AssertOutage(answer);
    }

    private static void AssertOutage(Visitor.Answer answer)
    {
        Assert.Contains("暂时连接不上数据库", answer.Html, StringComparison.Ordinal);
        Assert.Matches("编号 [0-9A-Za-z:]{10,} 告诉", answer.Html);
        Assert.DoesNotContain("Npgsql", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", answer.Html, StringComparison.Ordinal);
        AssertHeaders(answer);
    }

    private static void AssertHeaders(Visitor.Answer answer)
    {
        Assert.Contains("Content-Security-Policy: default-src 'none'", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("Referrer-Policy: same-origin", answer.Headers, StringComparison.Ordinal);
    }

    private async Task<Visitor> EnterAsync(string name)
    {
        var visitor = await demo.VisitAsync();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    /// <summary>Shuts the database off from everybody, or opens it again.</summary>
    private async Task AllowAsync(bool isAllowed)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(demo.Database) { Database = "postgres", Pooling = false };
        var name = new NpgsqlConnectionStringBuilder(demo.Database).Database;
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var others = $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'";
        await using var command = new NpgsqlCommand(
            $"alter database {name} allow_connections {isAllowed}; {(isAllowed ? "" : others)}", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

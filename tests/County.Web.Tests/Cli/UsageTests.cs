namespace County.Web.Tests.Cli;

[Trait("shows", "main-job")]
public class UsageTests
{
    private static readonly Dictionary<string, string> Bare = [];

    [Theory]
    [InlineData("reed")]
    [InlineData("serve", "--prot", "5080")]
    [InlineData("read", "--jsn", "file.txt")]
    [InlineData("read")]
    [InlineData("rollup", "everything")]
    [InlineData("migrate", "--force")]
    [InlineData("audit")]
    [InlineData("audit", "verify", "--head", "430781")]
    [InlineData("tenant", "close", "430781")]
    [InlineData("tenant", "suspend", "430781")]
    [InlineData("operator", "add", "ops")]
    public async Task What_is_not_understood_is_answered_with_usage_and_status_2(params string[] arguments)
    {
        var ended = await CountyProcess.RunAsync(Bare, arguments);

        Assert.Equal(2, ended.Status);
        Assert.Equal("", ended.Output);
        Assert.StartsWith("county: ", ended.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains(
            "usage: county {serve|work|migrate|demo|read|rollup", ended.ErrorLines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_the_usage_is_shown_and_the_status_is_2()
    {
        var ended = await CountyProcess.RunAsync(Bare);

        Assert.Equal(2, ended.Status);
        foreach (var verb in new[] { "serve", "work", "migrate", "demo", "read", "rollup", "audit", "tenant" })
        {
            Assert.Contains(verb, ended.Output + ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Help_that_was_asked_for_is_no_mistake()
    {
        var ended = await CountyProcess.RunAsync(Bare, "read", "--help");

        Assert.Equal(0, ended.Status);
        Assert.Contains("--json", ended.Output, StringComparison.Ordinal);
        Assert.Equal("", ended.Errors);
    }
}

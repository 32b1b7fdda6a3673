using Npgsql;

namespace County.Web.Tests.Cli;

/// <summary>A database that cannot be worked with is one line and status 1, never a trace.</summary>
[Trait("shows", "main-job")]
public class DatabaseTests(TestServer server)
{
    public static TheoryData<string> Verbs() => ["serve", "work", "rollup", "reconcile", "demo"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task An_absent_database_is_named(string verb)
    {
        var absent = server.Absent();

        await FailsAsync(verb, absent, new NpgsqlConnectionStringBuilder(absent).Database!);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_server_that_does_not_answer_is_named(string verb) =>
        await FailsAsync(verb, "Host=127.0.0.1;Port=1;Username=nobody;Password=x;Database=county", "127.0.0.1:1");

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_wrong_password_is_named(string verb)
    {
        var environment = new Dictionary<string, string>(server.ProgramEnvironment);
        foreach (var name in environment.Keys.Where(key => key.Contains("__Password__", StringComparison.Ordinal))
            .ToList())
        {
            environment[name] = "wrong";
        }

        var line = await FailsAsync(environment, verb);
        Assert.Contains("county_", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_connection_string_that_is_none_or_missing_is_named(string verb)
    {
        var line = await FailsAsync(new Dictionary<string, string>(), verb);
        Assert.Contains("COUNTY_DB", line, StringComparison.Ordinal);
        await FailsAsync(verb, "Host=here;Frobnicate=yes;Database=x", "COUNTY_DB");
        await FailsAsync(verb, "Host=here", "COUNTY_DB");
    }

    [Fact]
    public async Task A_database_without_a_schema_and_one_that_is_behind_are_told_apart()
    {
        var empty = server.Absent();
        await using (var maintenance = NpgsqlDataSource.Create(server.Database))
        await using (var command = maintenance.CreateCommand(
            $"create database {new NpgsqlConnectionStringBuilder(empty).Database}"))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        foreach (var verb in Verbs()) await FailsAsync(verb, empty, "county migrate");
        Assert.Equal(0, (await CountyProcess.RunAsync(TestServer.EnvironmentOn(empty), "migrate")).Status);
        await using (var owner = NpgsqlDataSource.Create(TestServer.Owner(empty)))
        await using (var command = owner.CreateCommand(
            "delete from county.migrations where migration_id = (select max(migration_id) from county.migrations)"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        foreach (var verb in Verbs()) await FailsAsync(verb, empty, "behind");
    }

    private static Task<string> FailsAsync(string verb, string database, string named) =>
        FailsAsync(TestServer.EnvironmentOn(database), verb, named);

    private static async Task<string> FailsAsync(
        IReadOnlyDictionary<string, string> environment, string verb, string named = "")
    {
        var ended = await CountyProcess.RunAsync(environment, verb);

        Assert.Equal((verb, 1, ""), (verb, ended.Status, ended.Output));
        var line = Assert.Single(ended.ErrorLines);
        Assert.StartsWith("county: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
        return line;
    }
}

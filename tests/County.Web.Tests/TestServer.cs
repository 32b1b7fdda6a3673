using County.Data;
using County.Web.Hosting;
using Npgsql;

namespace County.Web.Tests;

/// <summary>One migrated database on the throw-away PostgreSQL that `infra/dev/check` starts.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string Variable = "COUNTY_TEST_DB";

    // Roles belong to the whole server, so every test process sets the same passwords.
    private const string RolePassword = "only-for-tests";

    private readonly string server = Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} is not set: run the tests with infra/dev/check");

    /// <summary>Connection string of the server's superuser on the migrated database.</summary>
    public string Database { get; private set; } = "";

    /// <summary>The environment in which the program's own processes run against the database.</summary>
    public IReadOnlyDictionary<string, string> ProgramEnvironment => new Dictionary<string, string>(
        Enum.GetValues<Scope>().Select(scope => KeyValuePair.Create($"County__Password__{scope}", RolePassword)))
    {
        ["COUNTY_DB"] = Database,
        ["County__Demo__Password"] = "Only-for-tests-1",
    };

    public async ValueTask InitializeAsync()
    {
        Database = await CreateAsync();
    }

    /// <summary>Another database, migrated from nothing; dropped with the server.</summary>
    public async Task<string> CreateAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"county_{Guid.NewGuid():N}" };
        await new Schema(database.ConnectionString).MigrateAsync(
            _ => RolePassword, SchedulerSchema.Statements(), TestContext.Current.CancellationToken);
        return database.ConnectionString;
    }

    /// <summary>Connection string that signs in as the role of a kind of caller.</summary>
    public string As(Scope scope) => new NpgsqlConnectionStringBuilder(Database)
    {
        Username = scope.Role(),
        Password = RolePassword,
    }.ConnectionString;

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }
}

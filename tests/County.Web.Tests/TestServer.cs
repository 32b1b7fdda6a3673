using County.Data;
using County.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OtpNet;

namespace County.Web.Tests;

/// <summary>One migrated database on the throw-away PostgreSQL that `infra/dev/check` starts.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string Variable = "COUNTY_TEST_DB";

    // Roles belong to the whole server, so every test process sets the same passwords.
    public const string RolePassword = "only-for-tests";

    private readonly string server = Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} is not set: run the tests with infra/dev/check");

    /// <summary>Connection string of the server's superuser on the migrated database.</summary>
    public string Database { get; private set; } = "";

    public const string DemoPassword = "Only-for-tests-1";

    /// <summary>Of the one-time codes, in base 32.</summary>
    public const string DemoSecret = "ONLYFORTESTSONLYFORTESTSONLYFORT";

    /// <summary>The one-time code of that secret now.</summary>
    public static string DemoCode() =>
        new Totp(Base32Encoding.ToBytes(DemoSecret)).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>The installation's keys, beside the tests.</summary>
    public static string KeysFolder { get; } = MadeKeys();

    /// <summary>The environment in which the program's own processes run against the database.</summary>
    public IReadOnlyDictionary<string, string> ProgramEnvironment => EnvironmentOn(Database);

    /// <summary>The same against another database.</summary>
    public static IReadOnlyDictionary<string, string> EnvironmentOn(string database) => new Dictionary<string, string>(
        Enum.GetValues<Scope>().Select(scope => KeyValuePair.Create($"County__Password__{scope}", RolePassword)))
    {
        ["COUNTY_DB"] = database,
        ["County__Demo__Password"] = DemoPassword,
        ["County__Demo__Secret"] = DemoSecret,
        ["County__Keys"] = KeysFolder,
        ["County__Transport"] = "intranet-http",
        // The tests of limits set their own; all others come from one address, as fast as they can.
        ["County__Limits__Address"] = "1000000",
        ["County__Limits__SignIn"] = "1000000",
        ["County__Limits__Writes"] = "1000000",
        ["County__Limits__Client"] = "1000000",
        ["County__Address"] = "http://127.0.0.1/",
        ["County__Audit__Heads"] = HeadsOf(database),
    };

    /// <summary>The file in which the program's own processes note the heads of a database's audit record.</summary>
    public static string HeadsOf(string database) => Path.Combine(
        AppContext.BaseDirectory, "heads", Secret.Hash(database)[..32]);

    public async ValueTask InitializeAsync()
    {
        Database = await CreateAsync();
    }

    /// <summary>Another database, migrated from nothing; dropped with the server.</summary>
    public async Task<string> CreateAsync()
    {
        var database = Absent();
        await new Schema(database).MigrateAsync(
            _ => RolePassword, SchedulerSchema.Statements(), TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>A copy of a database that nobody is connected to, with the heads that are known of it.</summary>
    public async Task<string> CopyAsync(string database)
    {
        var copy = Absent();
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(
            $"create database {new NpgsqlConnectionStringBuilder(copy).Database} "
            + $"template {new NpgsqlConnectionStringBuilder(database).Database}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        if (File.Exists(HeadsOf(database))) File.Copy(HeadsOf(database), HeadsOf(copy));
        return copy;
    }

    /// <summary>Connection string of a database that does not exist.</summary>
    public string Absent() =>
        new NpgsqlConnectionStringBuilder(server) { Database = $"county_{Guid.NewGuid():N}" }.ConnectionString;

    /// <summary>Connection string that signs in as the role of a kind of caller.</summary>
    public string As(Scope scope) => As(scope, Database);

    /// <summary>The same on another database.</summary>
    public static string As(Scope scope, string database) => new NpgsqlConnectionStringBuilder(database)
    {
        Username = scope.Role(),
        Password = RolePassword,
    }.ConnectionString;

    /// <summary>Connection string that acts as the owner, who alone may open a county.</summary>
    public static string Owner(string database) =>
        new NpgsqlConnectionStringBuilder(database) { Options = "-c role=county_owner" }.ConnectionString;

    /// <summary>The program's own door to the data of a database.</summary>
    /// <param name="database">Connection string of the server's superuser.</param>
    /// <param name="poolSize">Connections each role may hold.</param>
    public static ServiceCollection Doors(string database, int poolSize = 10)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddTenancy($"{database};Maximum Pool Size={poolSize}", _ => RolePassword);
        services.AddSingleton(new Keys(KeysFolder).Seal);
        return services;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    private static string MadeKeys()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "keys");
        Keys.Make(folder, forDevelopment: false);
        return folder;
    }
}

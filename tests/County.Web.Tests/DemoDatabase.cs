using Npgsql;

namespace County.Web.Tests;

/// <summary>The demonstration county, loaded and rolled up by the program's own commands. Read only.</summary>
public sealed class DemoDatabase(TestServer server) : IAsyncLifetime
{
    public const int CountyId = 430781;

    private Site? site;

    public string Database { get; private set; } = "";

    /// <summary>Names of the ten units.</summary>
    public IReadOnlyList<string> Units { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Database = await server.CreateAsync();
        foreach (var verb in new[] { "demo", "rollup" }) await RunAsync(verb);
        await using var source = NpgsqlDataSource.Create(TestServer.Owner(Database));
        await using var command = source.CreateCommand("select array_agg(name order by code) from county.units");
        Units = (string[])(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync() => await CloseSiteAsync();

    /// <summary>Ends the site; the next visitor finds a new one.</summary>
    public async Task CloseSiteAsync()
    {
        if (site is not null) await site.DisposeAsync();
        site = null;
    }

    /// <summary>Somebody at a browser of their own, before the site that serves this database.</summary>
    internal async Task<Visitor> VisitAsync() => new((site ??= await Site.StartAsync(Database)).Address, Database);

    /// <summary>Changes it behind the program's back: for tests that have one of their own.</summary>
    internal async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>One value of it; the type's default where there is no row.</summary>
    internal async Task<T?> ReadAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    /// <summary>Runs a verb of the program on it; what it printed.</summary>
    internal async Task<string> RunAsync(params string[] arguments)
    {
        var ended = await CountyProcess.RunAsync(TestServer.EnvironmentOn(Database), arguments);
        Assert.Equal((0, ""), (ended.Status, ended.Errors));
        return ended.Output;
    }
}

/// <summary>The tests that look at the demonstration county.</summary>
[CollectionDefinition(Name)]
public sealed class Demonstration : ICollectionFixture<DemoDatabase>
{
    public const string Name = "the demonstration county";
}

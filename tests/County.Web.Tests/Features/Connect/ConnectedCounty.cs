using Npgsql;

namespace County.Web.Tests.Features.Connect;

/// <summary>A demonstration county of their own for the tests of other systems, with two processes before it.</summary>
public sealed class ConnectedCounty(TestServer server) : IAsyncLifetime
{
    private readonly DemoDatabase demo = new(server);
    private Site? first;
    private Site? second;

    internal Uri Address => first!.Address;

    /// <summary>The second replica's.</summary>
    internal Uri Other => second!.Address;

    internal string Database => demo.Database;

    public async ValueTask InitializeAsync()
    {
        await demo.InitializeAsync();
        first = await Site.StartAsync(demo.Database);
        second = await Site.StartAsync(demo.Database);
    }

    public async ValueTask DisposeAsync()
    {
        await first!.DisposeAsync();
        await second!.DisposeAsync();
        await demo.DisposeAsync();
    }

    /// <summary>Somebody at a browser, not signed in.</summary>
    internal Visitor Visit() => new(Address, Database);

    internal async Task<Visitor> EnterAsync(string name)
    {
        var visitor = Visit();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    /// <summary>The cookie of somebody who has signed in.</summary>
    internal async Task<string> CookieAsync(string name)
    {
        using var visitor = Visit();
        Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor.CookieHeader;
    }

    /// <summary>A system that the office has let in.</summary>
    internal async Task<ClientSystem> AddAsync(string place, string[] scopes, bool isForPeople = false)
    {
        using var office = await EnterAsync(Visitor.Office);
        return await ClientSystem.AddAsync(office, Address, place, scopes, isForPeople);
    }

    /// <summary>The same, with a token for all it may.</summary>
    internal async Task<ClientSystem> EnteredAsync(string place, params string[] scopes)
    {
        var system = await AddAsync(place, scopes);
        await system.EnterAsync();
        Assert.NotNull(system.Token);
        return system;
    }

    internal Task RunAsync(string sql) => RunAsync<object>(sql);

    internal async Task<T?> RunAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>The tests of other systems share one county; each brings systems of its own.</summary>
[CollectionDefinition(Name)]
public sealed class Connected : ICollectionFixture<ConnectedCounty>
{
    public const string Name = "the connected county";
}

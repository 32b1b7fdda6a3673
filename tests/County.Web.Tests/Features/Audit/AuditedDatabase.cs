using County.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Web.Tests.Features.Audit;

/// <summary>The demonstration county with a complete audit chain; every test gets a copy for itself.</summary>
public sealed class AuditedDatabase(TestServer server) : IAsyncLifetime
{
    private string original = "";

    public async ValueTask InitializeAsync()
    {
        original = await server.CreateAsync();
        await DoneAsync("demo");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<AuditedCopy> CopyAsync() => new(await server.CopyAsync(original));

    private async Task DoneAsync(params string[] arguments)
    {
        var ended = await CountyProcess.RunAsync(TestServer.EnvironmentOn(original), arguments);
        Assert.Equal((0, ""), (ended.Status, ended.Errors));
    }
}

/// <summary>The tests that work on copies of it.</summary>
[CollectionDefinition(Name)]
public sealed class AuditedCounty : ICollectionFixture<AuditedDatabase>
{
    public const string Name = "the audited county";
}

/// <summary>A copy and its owner, who may do to the tables whatever they like.</summary>
internal sealed class AuditedCopy(string database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource owner = NpgsqlDataSource.Create(TestServer.Owner(database));

    private Site? site;

    public string Database => database;

    /// <summary>Somebody at a browser of their own, before the site that serves this copy.</summary>
    public async Task<Visitor> VisitAsync(string? name = null)
    {
        var visitor = new Visitor((site ??= await Site.StartAsync(database)).Address, database);
        if (name is not null) Assert.Equal(302, (await visitor.SignInAsync(name)).Status);
        return visitor;
    }

    /// <summary>What the program itself is made of, on this copy.</summary>
    public ServiceProvider Program() => new ServiceCollection().AddFoundation(new Settings(
        new ConfigurationBuilder().AddInMemoryCollection(TestServer.EnvironmentOn(database).Select(
            setting => KeyValuePair.Create(
                setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)))
            .Build())).BuildServiceProvider();

    public Task<CountyProcess.Ended> VerifyAsync(params string[] more) =>
        CountyProcess.RunAsync(TestServer.EnvironmentOn(database), ["audit", "verify", .. more]);

    public Task<CountyProcess.Ended> RunAsync(params string[] arguments) =>
        CountyProcess.RunAsync(TestServer.EnvironmentOn(database), arguments);

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> OneAsync<T>(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task<IReadOnlyList<string>> TextsAsync(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) texts.Add(reader.GetString(0));
        return texts;
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
        await owner.DisposeAsync();
    }
}

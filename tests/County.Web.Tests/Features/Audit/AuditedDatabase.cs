using Npgsql;

namespace County.Web.Tests.Features.Audit;

/// <summary>The demonstration county with a complete audit chain; every test gets a copy to tamper with.</summary>
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

/// <summary>A copy and its owner, who may do to the tables whatever they like.</summary>
internal sealed class AuditedCopy(string database) : IAsyncDisposable
{
    private readonly NpgsqlDataSource owner = NpgsqlDataSource.Create(TestServer.Owner(database));

    public string Database => database;

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

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}

using County.Data;
using County.Web.Features.Demo;
using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Benchmarks;

/// <summary>The demonstration county behind the real program on a port of its own.</summary>
internal sealed class ServedCounty : IAsyncDisposable
{
    // Roles and people belong to the throw-away server.
    public const string Password = "Only-for-benchmarks-1";
    public const string CodeKey = "ONLYFORBENCHMARKSABCDEFGHIJKLMNOP";

    private const string RolePassword = "only-for-benchmarks";

    private const string Variable = "COUNTY_TEST_DB";

    private readonly NpgsqlDataSource database;

    private ServedCounty(WebApplication site, NpgsqlDataSource database) => (Site, this.database) = (site, database);

    public WebApplication Site { get; }

    public Uri Address => new(Site.Urls.First());

    /// <param name="more">Adds endpoints that the product does not have.</param>
    /// <param name="fill">Makes of the demonstration what is measured, before anybody looks.</param>
    public static async Task<ServedCounty> OpenAsync(Action<WebApplication> more, string fill)
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the benchmarks with infra/dev/bench");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"county_{Guid.NewGuid():N}" }
            .ConnectionString;
        await new Schema(database).MigrateAsync(_ => RolePassword, SchedulerSchema.Statements());
        var site = ServeVerb.BuildApplication([.. Settings(database)]);
        more(site);
        site.Urls.Clear();
        site.Urls.Add("http://127.0.0.1:0");
        var county = new ServedCounty(site, NpgsqlDataSource.Create(database));
        await county.LoadAsync();
        await county.ExecuteAsync(fill);
        await county.ExecuteAsync("vacuum analyze");
        await site.StartAsync();
        return county;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<string> ReadAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await database.DisposeAsync();
    }

    private static IEnumerable<string> Settings(string database)
    {
        var keys = Directory.CreateTempSubdirectory("county-keys").FullName;
        Keys.Make(keys, forDevelopment: true);
        foreach (var scope in Enum.GetNames<Scope>()) yield return $"--County:Password:{scope}={RolePassword}";
        foreach (var limit in new[] { "Address", "SignIn", "Reads", "Writes" })
        {
            yield return $"--County:Limits:{limit}=100000000";
        }

        yield return $"--COUNTY_DB={database}";
        yield return $"--County:Keys={keys}";
        yield return "--County:Transport=intranet-http";
        yield return "--County:Address=http://127.0.0.1/";
        yield return $"--County:Demo:Password={Password}";
        yield return $"--County:Demo:Secret={CodeKey}";
        yield return $"--County:Audit:Heads={Path.Combine(keys, "heads")}";
        yield return "--applicationName=county";
        yield return "--Logging:LogLevel:Default=None";
    }

    private async Task LoadAsync()
    {
        var answers = Console.Out;
        // What the loader prints on standard output is no ratio.
        Console.SetOut(TextWriter.Null);
        await ActivatorUtilities.CreateInstance<DemoLoader>(Site.Services).LoadAsync(CancellationToken.None);
        Console.SetOut(answers);
        await ActivatorUtilities.CreateInstance<DemoPeople>(Site.Services).EnsureAsync(CancellationToken.None);
    }
}

using County.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Web.Tests.Tenancy;

/// <summary>A database with two counties of two units each, and rows of each in every table.</summary>
public sealed class MarkedCounties(TestServer server) : IAsyncLifetime
{
    public const int County = 110101;
    public const int OtherCounty = 110102;

    private ServiceProvider? services;

    public string Database { get; private set; } = "";

    public IReadOnlyList<MarkedRow> Rows { get; } =
        [.. MarkedRows.Of(County, OtherCounty), .. MarkedRows.OfInstallation()];

    public County.Data.Tenancy Tenancy => services!.GetRequiredService<County.Data.Tenancy>();

    /// <summary>The tenant that asks, as far as a kind of caller names one: the first county, its first unit.</summary>
    public static TenantInfo Own(Scope scope) => scope switch
    {
        Scope.Unit => new TenantInfo(County, MarkedRows.PublishedUnit),
        Scope.Accounts => new TenantInfo(
            County, null, Account(County, MarkedRows.PublishedUnit),
            MarkedRow.MarkOf(County, MarkedRows.PublishedUnit) + "token_hash"),
        _ => new TenantInfo(County),
    };

    public static string Account(int county, int unit) => MarkedRow.MarkOf(county, unit) + "account_id";

    public async ValueTask InitializeAsync()
    {
        Database = await server.CreateAsync();
        services = TestServer.Doors(Database).BuildServiceProvider();
        await using var owner = new NpgsqlConnection(TestServer.Owner(Database));
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var row in Rows)
        {
            // A trigger has made the change marks already.
            var (sql, parameters) = TenantSql.Insert(row);
            await using var command = new NpgsqlCommand($"{sql} on conflict do nothing", owner);
            command.Parameters.AddRange(parameters);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class TwoMarkedCounties : ICollectionFixture<MarkedCounties>
{
    public const string Name = "two marked counties";
}

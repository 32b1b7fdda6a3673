using County.Data;
using County.Web.Hosting;
using County.Web.Tests.Tenancy;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace County.Web.Tests.Attacks;

/// <summary>
/// Two counties with rows in every table, the tenant's mark in every text, and an account for every kind of caller. The
/// victim is unit 1 of the first county. The other county has other years and unit numbers, so that whatever points at
/// the victim points at nothing there.
/// </summary>
public sealed class World(TestServer server) : IAsyncLifetime
{
    public const int County = MarkedCounties.County;
    public const int OtherCounty = MarkedCounties.OtherCounty;
    public const int Unit = MarkedRows.PublishedUnit;
    public const int Neighbour = MarkedRows.OtherUnit;
    public const int Year = 2019;

    /// <summary>The figures of the victim's report.</summary>
    public const long Figure = 7319021;

    /// <summary>Of the systems that attack.</summary>
    public const string Secret = "the-secret-of-a-system-that-attacks";

    private const int OtherYear = 2020;

    private static readonly string[] Numbers =
        ["unit_id", "successor_id", "membership_id", "from_membership", "to_membership"];

    private static readonly string[] Endings =
        ["suspended_at", "closed_at", "revoked_at", "used_at", "sent_at", "sessions_ended_at", "password_reset_at"];

    private static readonly string[] Arrays = ["proactive", "applications", "disputes"];

    private static IEnumerable<Attacker> People =>
        Attacker.All.Concat(Attacker.Entitled).Where(one => one.IsSignedIn);

    public static string Account { get; } = MarkedCounties.Account(County, Unit);

    /// <summary>The session at which the victim sits.</summary>
    public static Guid Session { get; } = new("00000000-0000-4000-8000-00000000000a");

    public static string Client { get; } = Account;

    public string Database { get; private set; } = "";

    /// <summary>The door through which the tests themselves make what they need.</summary>
    internal ServiceProvider Services { get; private set; } = null!;

    internal Site Site { get; private set; } = null!;

    public static IReadOnlyList<MarkedRow> Rows { get; } =
    [
        .. MarkedRows.Of(County, OtherCounty).Select(Placed),
        .. MarkedRows.OfInstallation(),
    ];

    public async ValueTask InitializeAsync()
    {
        Database = await server.CreateAsync();
        Services = TestServer.Doors(Database).BuildServiceProvider();
        await FillAsync();
        await using (var accounts = AccountsOf(Database))
        {
            foreach (var attacker in People)
            {
                accounts.Users.Add(new Account(attacker.Account) { Id = attacker.Account });
                if (attacker.Policies.Contains("operator"))
                {
                    accounts.Operators.Add(new Operator { AccountId = attacker.Account, Person = "运维人员" });
                }
            }

            accounts.Users.Add(new Account("victim") { Id = Account });
            accounts.Sessions.Add(new Session
            {
                SessionId = Session,
                AccountId = Account,
                OpenedAt = TimeProvider.System.GetUtcNow(),
                SeenAt = TimeProvider.System.GetUtcNow(),
                Agent = "mark-110101-1-agent",
            });
            await accounts.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Site = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Site is not null) await Site.DisposeAsync();
        if (Services is not null) await Services.DisposeAsync();
    }

    /// <summary>The real site, and beside it the doors by which tests come in.</summary>
    /// <param name="more">Endpoints that the product does not have: specimens.</param>
    /// <param name="on">Another way to the database.</param>
    internal Task<Site> StartAsync(Action<WebApplication>? more = null, string? on = null) =>
        Site.StartAsync(on ?? Database, site =>
    {
        // As after a sign-in: what sign-in itself asks for is other tests' business.
        site.MapGet("/attacks/sessions/{account}", async (
            string account, HttpContext context, County.Data.Tenancy tenancy, Sessions sessions) =>
        {
            await using var work = await tenancy.BeginAsync(
                Scope.Accounts, TenantInfo.None with { AccountId = account }, context.RequestAborted);
            await sessions.OpenAsync(
                context, await work.AccountsAsync(context.RequestAborted), account, context.RequestAborted);
            await work.CommitAsync(context.RequestAborted);
        }).AllowAnonymous();
        site.MapGet("/attacks/token", (HttpContext context, IAntiforgery antiforgery) =>
            antiforgery.GetAndStoreTokens(context).RequestToken).AllowAnonymous();
        site.MapGet("/attacks/systems/{client}", async (
            string client, HttpContext context, County.Data.Tenancy tenancy) =>
        {
            await using var work = await tenancy.BeginAsync(Scope.Accounts, TenantInfo.None, context.RequestAborted);
            await work.AccountsAsync(context.RequestAborted);
            var manager = work.Services.GetRequiredService<IOpenIddictApplicationManager>();
            if (await manager.FindByClientIdAsync(client, context.RequestAborted) is not null) return;
            await manager.CreateAsync(Application(client), context.RequestAborted);
            await work.CommitAsync(context.RequestAborted);
        }).AllowAnonymous();
        more?.Invoke(site);
    });

    private static OpenIddictApplicationDescriptor Application(string client) => new()
    {
        ClientId = client,
        ClientSecret = Secret,
        ClientType = ClientTypes.Confidential,
        Permissions =
        {
            Permissions.Endpoints.Token,
            Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.ClientCredentials,
            Permissions.Prefixes.Scope + "reports.read",
            Permissions.Prefixes.Scope + "reports.write",
            Permissions.Prefixes.Scope + "summary.read",
        },
    };

    /// <summary>A statement of the owner of the tables.</summary>
    public async Task AsOwnerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(TestServer.Owner(Database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static MarkedRow Placed(MarkedRow row)
    {
        var values = row.Values.ToDictionary();
        // Everything is going on: what has ended is refused for that alone.
        foreach (var name in Endings.Where(name => values.ContainsKey(name) && MarkedRows.IsNullable(row.Table, name)))
        {
            values[name] = null;
        }

        if (row.County == OtherCounty)
        {
            if (values.ContainsKey("year")) values["year"] = OtherYear;
            foreach (var name in Numbers)
            {
                if (values.GetValueOrDefault(name) is int number) values[name] = number + 10;
            }
        }
        else if (row.Unit == Unit)
        {
            foreach (var name in Arrays.Where(values.ContainsKey))
            {
                values[name] = ((long?[])values[name]!).Select(_ => (long?)Figure).ToArray();
            }
        }

        return row with { Values = values };
    }

    private async Task FillAsync()
    {
        await using var owner = new NpgsqlConnection(TestServer.Owner(Database));
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var row in Rows.Concat(People.Where(one => one.Place is not null).Select(Member))
            .Concat(Attacker.All.Where(one => one.IsSystem).Select(System)))
        {
            // A trigger has made the change marks already.
            var (sql, parameters) = TenantSql.Insert(row);
            await using var command = new NpgsqlCommand($"{sql} on conflict do nothing", owner);
            command.Parameters.AddRange(parameters);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    private static MarkedRow Member(Attacker attacker, int number)
    {
        var (county, unit) = attacker.Place!.Value;
        var row = Rows.First(one => one.Table == "memberships");
        return row with
        {
            Values = new Dictionary<string, object?>
            {
                ["county_id"] = county,
                ["unit_id"] = unit,
                ["membership_id"] = 900 + number,
                ["account_id"] = attacker.Account,
                ["person"] = attacker.Account,
                ["rights"] = attacker.Rights!.Select(right => right.ToString()).ToArray(),
                ["joined_at"] = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            },
        };
    }

    private static MarkedRow System(Attacker attacker) => Rows.First(one => one.Table == "clients") with
    {
        Values = new Dictionary<string, object?>
        {
            ["county_id"] = attacker.Place!.Value.County,
            ["unit_id"] = attacker.Place.Value.Unit,
            ["client_id"] = attacker.Account,
            ["name"] = attacker.Account,
            ["scopes"] = attacker.Place.Value.Unit is null
                ? new[] { "reports.read", "summary.read" }
                : ["reports.read", "reports.write"],
            ["made_at"] = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            ["made_by"] = attacker.Account,
        },
    };

    private static AccountsContext AccountsOf(string database) => new(new DbContextOptionsBuilder<AccountsContext>()
        .UseNpgsql(TestServer.Owner(database), AccountsContext.Mapping).UseSnakeCaseNamingConvention().Options);
}

[CollectionDefinition(Name)]
public sealed class AttackedWorld : ICollectionFixture<World>
{
    public const string Name = "the world under attack";
}

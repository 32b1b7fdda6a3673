using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace County.Data;

/// <summary>Makes the database, its roles and tables; tells whether they are what this program was built for.</summary>
public sealed class Schema(string database)
{
    /// <summary>Names the advisory lock under which one migration runs at a time.</summary>
    private const long Lock = 0x436F756E7479;

    private readonly string name = new NpgsqlConnectionStringBuilder(database).Database
        ?? throw new ArgumentException("The connection string names no database");

    /// <summary>
    /// Brings the database up to date. The connection's role may create roles, or finds them made by
    /// infra/postgres/roles.sql.
    /// </summary>
    /// <param name="password">Password to set for a role; null leaves it as it is.</param>
    /// <param name="others">Statements of other schemas, run as owner after the migrations.</param>
    public async Task MigrateAsync(
        Func<string, string?> password, IEnumerable<string> others, CancellationToken cancellation = default)
    {
        await CreateDatabaseAsync(cancellation);
        await using var admin = new NpgsqlConnection(database);
        await admin.OpenAsync(cancellation);
        await RunAsync(admin, $"select pg_advisory_lock({Lock})", cancellation);
        await new Roles(admin).EnsureAsync(password, cancellation);
        await RunAsync(admin, $"grant create, connect on database {Quote(name)} to county_owner", cancellation);

        var owner = new NpgsqlConnectionStringBuilder(database) { Options = "-c role=county_owner", Pooling = false };
        await using var tenants = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
            .UseNpgsql(owner.ConnectionString, CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);
        await tenants.Database.MigrateAsync(cancellation);
        await using var accounts = new AccountsContext(new DbContextOptionsBuilder<AccountsContext>()
            .UseNpgsql(owner.ConnectionString, AccountsContext.Mapping).UseSnakeCaseNamingConvention().Options);
        await accounts.Database.MigrateAsync(cancellation);
        await using var connection = new NpgsqlConnection(owner.ConnectionString);
        await connection.OpenAsync(cancellation);
        foreach (var statement in others) await RunAsync(connection, statement, cancellation);
    }

    /// <summary>Names of the migrations that a database lacks, asked as a role that serves.</summary>
    /// <exception cref="PostgresException">The database or its schema is absent.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(
        CountyContext db, CancellationToken cancellation = default) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancellation)];

    private async Task CreateDatabaseAsync(CancellationToken cancellation)
    {
        await using var probe = new NpgsqlConnection(database);
        try
        {
            await probe.OpenAsync(cancellation);
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            var maintenance = new NpgsqlConnectionStringBuilder(database) { Database = "postgres", Pooling = false };
            await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
            await connection.OpenAsync(cancellation);
            try
            {
                await RunAsync(connection, $"create database {Quote(name)} encoding 'UTF8' template template0",
                    cancellation);
            }
            catch (PostgresException raced) when (raced.SqlState
                is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another migration made it in the meantime.
            }
        }
    }

    private static string Quote(string identifier) =>
        $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

using Npgsql;

namespace County.Data;

/// <summary>The roles of the server, which all its databases share.</summary>
internal sealed class Roles(NpgsqlConnection admin)
{
    // Roles are rows that every database of the server writes: two migrations at once collide and try again.
    private const int Tries = 20;

    private const string ConcurrentlyUpdated = "XX000";

    private static readonly string[] Names =
        ["county_owner", .. Enum.GetValues<Scope>().Select(scope => scope.Role())];

    public async Task EnsureAsync(Func<string, string?> password, CancellationToken cancellation)
    {
        if (await LacksAsync(cancellation)) await AgainAsync(EmbeddedSql.Read("roles"), cancellation);
        foreach (var role in Names)
        {
            if (password(role) is { Length: > 0 } secret && !await SignsInAsync(role, secret, cancellation))
            {
                await AgainAsync($"alter role {role} password '{Escape(secret)}'", cancellation);
            }
        }
    }

    private async Task<bool> LacksAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select count(*) from pg_roles where rolname = any(@names)", admin);
        command.Parameters.AddWithValue("names", Names);
        if ((long)(await command.ExecuteScalarAsync(cancellation))! < Names.Length) return true;
        await using var member = new NpgsqlCommand("select pg_has_role('county_owner', 'member')", admin);
        return !(bool)(await member.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<bool> SignsInAsync(string role, string password, CancellationToken cancellation)
    {
        var signIn = new NpgsqlConnectionStringBuilder(admin.ConnectionString)
        {
            Username = role,
            Password = password,
            Pooling = false,
            Options = null,
        };
        await using var connection = new NpgsqlConnection(signIn.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private async Task AgainAsync(string sql, CancellationToken cancellation)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                await using var command = new NpgsqlCommand(sql, admin);
                await command.ExecuteNonQueryAsync(cancellation);
                return;
            }
            catch (PostgresException collision) when (left > 0 && collision.SqlState
                is ConcurrentlyUpdated or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateObject)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    // ALTER ROLE takes no parameters; the text comes from configuration, doubled quotes keep it a literal.
    private static string Escape(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}

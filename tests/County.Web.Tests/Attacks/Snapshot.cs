using System.Text.Json;
using Npgsql;

namespace County.Web.Tests.Attacks;

/// <summary>Every row of every table, but for what a request may leave behind whoever makes it.</summary>
internal sealed class Snapshot
{
    /// <summary>Tables that are not compared, and why.</summary>
    private static readonly Dictionary<string, string> Apart = new()
    {
        ["county.audit"] = "a refusal and a failed sign-in are entered",
        ["accounts.\"OpenIddictTokens\""] = "systems ask for tokens",
        ["accounts.data_protection_keys"] = "the first cookie of an installation makes a key",
    };

    /// <summary>Columns that are not compared, and why.</summary>
    private static readonly Dictionary<string, string> ColumnsApart = new()
    {
        ["access_failed_count"] = "a failed sign-in is counted",
        ["lockout_end"] = "and locks out in the end",
        ["concurrency_stamp"] = "with each count",
        ["seen_at"] = "a session keeps when it was seen",
    };

    private readonly HashSet<(string Table, string Row)> rows = [];

    public static async Task<Snapshot> TakeAsync(NpgsqlDataSource superuser)
    {
        var snapshot = new Snapshot();
        var tables = new List<string>();
        // Quartz belongs to the scheduler, which no request reaches.
        await using (var list = superuser.CreateCommand(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in "
            + "('county', 'accounts', 'public')"))
        {
            await using var names = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await names.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(names.GetString(0));
        }

        var apart = string.Join(" - ", ColumnsApart.Keys.Select(column => $"'{column}'"));
        await using var command = superuser.CreateCommand(string.Join(" union all ", tables
            .Where(table => !Apart.ContainsKey(table))
            .Select(table => $"select '{table}', (to_jsonb(t) - {apart})::text from {table} t{Where(table)}")));
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            snapshot.rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return snapshot;
    }

    /// <summary>What is not in both.</summary>
    /// <param name="later">The later one.</param>
    /// <param name="mayWrite">Places whose own rows may differ: county and unit.</param>
    /// <param name="accounts">Accounts whose own rows may differ.</param>
    public IEnumerable<string> Differences(
        Snapshot later, IReadOnlyCollection<(int County, int? Unit)> mayWrite, IReadOnlyCollection<string> accounts) =>
        rows.Except(later.rows).Select(one => (Sign: "-", one.Table, one.Row))
            .Concat(later.rows.Except(rows).Select(one => (Sign: "+", one.Table, one.Row)))
            .Where(one => !IsOwn(JsonDocument.Parse(one.Row).RootElement, mayWrite, accounts))
            .Select(one => $"{one.Sign} {one.Table} {one.Row[..Math.Min(one.Row.Length, 200)]}");

    /// <summary>The callers sign in all the time; how others stand with their sessions is their own.</summary>
    private static string Where(string table) => table switch
    {
        "accounts.sessions" => " where account_id not like 'attacker-%'",
        "accounts.\"OpenIddictApplications\"" => " where client_id not like 'attacker-%'",
        _ => "",
    };

    private static bool IsOwn(
        JsonElement row, IReadOnlyCollection<(int County, int? Unit)> mayWrite, IReadOnlyCollection<string> accounts)
    {
        if (row.TryGetProperty("county_id", out var county))
        {
            int? unit = row.TryGetProperty("unit_id", out var named) && named.ValueKind == JsonValueKind.Number
                ? named.GetInt32()
                : null;
            return mayWrite.Any(place =>
                place.County == county.GetInt32() && (place.Unit is null || place.Unit == unit));
        }

        foreach (var name in new[] { "id", "account_id", "user_id", "subject" })
        {
            if (row.TryGetProperty(name, out var account) && account.ValueKind == JsonValueKind.String
                && accounts.Contains(account.GetString()!))
            {
                return true;
            }
        }

        return false;
    }
}

using County.Data;
using Npgsql;

namespace County.Benchmarks;

/// <summary>What row-level security costs: the same transaction on the tables and on copies without policies.</summary>
internal static class Isolation
{
    private const string Name =
        "select set_config('county.county', '430781', true), set_config('county.unit', '7', true)";

    private const string Key = "where county_id = @county and unit_id = @unit and year = @year";

    private const string Draft = "select proactive, applications, disputes from {0}.drafts " + Key;

    // What a unit's page of its report reads.
    private static readonly string[] Page =
    [
        "select state, latest_version from {0}.reports " + Key,
        "select name, kind from {0}.units where county_id = @county and unit_id = @unit",
        "select format, publish_by from {0}.rounds where county_id = @county and year = @year",
        Draft,
        "select version, content_hash from {0}.submissions " + Key,
    ];

    private const string Scan = "select count(*), sum(disputes[1]) from {0}.submissions";

    public static async Task<IReadOnlyList<Ratio>> RatiosAsync()
    {
        var nation = await Nation.CreateAsync();
        return
        [
            Compare("five-reads/without-policies", 1.3, nation.Of(Scope.Unit), Page),
            Compare("one-read/without-policies", 1.4, nation.Of(Scope.Unit), Draft),
            Compare("national-scan/without-policies", 1.3, nation.Of(Scope.Aggregator), Scan),
        ];
    }

    private static Ratio Compare(string name, double limit, NpgsqlDataSource source, params string[] reads) =>
        new(name, limit, () => RunAsync(source, "county", reads), () => RunAsync(source, "plain", reads));

    private static async Task RunAsync(NpgsqlDataSource source, string schema, string[] reads)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ReadAsync(connection, Name);
        foreach (var read in reads) await ReadAsync(connection, string.Format(null, read, schema));
        await transaction.CommitAsync();
    }

    private static async Task ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("county", 430781);
        command.Parameters.AddWithValue("unit", 7);
        command.Parameters.AddWithValue("year", 2021);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new InvalidOperationException($"No row: {sql}");
    }
}

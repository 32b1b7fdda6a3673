using County.Data;
using Npgsql;

namespace County.Benchmarks;

/// <summary>
/// A migrated database in which one county has 20,000 reports, and a copy of its tables without policies. One county,
/// so that the aggregator's scan passes every row through its policy; no more, so that both stay in shared buffers.
/// </summary>
internal sealed class Nation(string database)
{
    private const string Variable = "COUNTY_TEST_DB";

    // Roles belong to the throw-away server.
    private const string RolePassword = "only-for-benchmarks";

    // As superuser, whom policies do not concern; triggers and foreign keys are left out, the rows fit each other.
    private const string Fill = """
        set session_replication_role = replica;
        insert into county.counties values (430781, '津市市', '常德市', '湖南省');
        insert into county.units (county_id, unit_id, code, name, kind, valid_from)
            select 430781, unit, lpad(unit::text, 12, '0'), '第' || unit || '乡', 'Township', '2019-01-01'
            from generate_series(1, 5000) unit;
        insert into county.rounds select 430781, year, '2021', day, day, day, day, day, day
            from generate_series(2021, 2024) year cross join lateral make_date(year + 1, 1, 31) day;
        insert into county.round_units (county_id, unit_id, year, is_sample)
            select county_id, unit_id, year, true from county.units join county.rounds using (county_id);
        insert into county.reports (county_id, unit_id, year, state, review_started, latest_version, changed_at)
            select county_id, unit_id, year, 'Submitted', false, 1, now() from county.round_units;
        insert into county.drafts
            select county_id, unit_id, year, now(), '2021', @proactive, @applications, @disputes,
                repeat('公开', 300), repeat('问题', 100), '无' from county.reports;
        insert into county.submissions
            select county_id, unit_id, year, 1, 'Submitted', md5(unit_id::text), now(), '填报人', format,
                proactive, applications, disputes, overall, problems, other from county.drafts;
        """;

    private static readonly string[] Tables = ["reports", "units", "rounds", "drafts", "submissions"];

    public static async Task<Nation> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the benchmarks with infra/dev/bench");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"county_{Guid.NewGuid():N}" };
        await new Schema(database.ConnectionString).MigrateAsync(_ => RolePassword, []);
        var nation = new Nation(database.ConnectionString);
        await nation.FillAsync();
        return nation;
    }

    /// <summary>Connections of a serving role.</summary>
    public NpgsqlDataSource Of(Scope scope) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database) { Username = scope.Role(), Password = RolePassword });

    private async Task FillAsync()
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        var (proactive, applications, disputes) = Reporting.Figures.Zero(Reporting.Catalogue.Of("2021")).Parts();
        await using var fill = new NpgsqlCommand(Fill, connection);
        fill.Parameters.AddWithValue("proactive", proactive);
        fill.Parameters.AddWithValue("applications", applications);
        fill.Parameters.AddWithValue("disputes", disputes);
        await fill.ExecuteNonQueryAsync();
        foreach (var table in Tables) await RunAsync(connection, Copy(table));
        await RunAsync(connection, "vacuum analyze");
    }

    private static string Copy(string table) =>
        $"create schema if not exists plain; grant usage on schema plain to public; "
        + $"create table plain.{table} (like county.{table} including all); "
        + $"insert into plain.{table} select * from county.{table}; grant select on plain.{table} to public";

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

using County.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Benchmarks;

/// <summary>A migrated database with one county of 60 units, all of whose reports are accepted.</summary>
internal static class SixtyUnits
{
    public const int County = 430781;
    public const int Year = 2025;

    private const string Variable = "COUNTY_TEST_DB";

    // Roles belong to the throw-away server.
    private const string RolePassword = "only-for-benchmarks";

    // As superuser, whom policies do not concern; triggers and foreign keys are left out, the rows fit each other.
    private const string Fill = """
        set session_replication_role = replica;
        insert into county.counties (county_id, name, prefecture, province)
            values (430781, '津市市', '常德市', '湖南省');
        insert into county.units (county_id, unit_id, code, name, kind, valid_from)
            select 430781, unit, lpad(unit::text, 12, '0'), '第' || unit || '镇', 'Township', '2019-01-01'
            from generate_series(1, 60) unit;
        insert into county.rounds select 430781, 2025, '2021', day, day, day, day, day, day
            from make_date(2026, 1, 31) day;
        insert into county.round_units (county_id, unit_id, year, is_sample)
            select 430781, unit_id, 2025, true from county.units;
        insert into county.reports
            (county_id, unit_id, year, state, review_started, latest_version, accepted_version, changed_at)
            select 430781, unit_id, 2025, 'Accepted', false, 1, 1, now() from county.round_units;
        insert into county.submissions
            (county_id, unit_id, year, version, origin, content_hash, submitted_at, submitted_by, format, proactive,
            applications, disputes, overall, problems, other)
            select 430781, unit_id, 2025, 1, 'Filled', encode(sha256(unit_id::text::bytea), 'hex'), now(), '填报人',
                '2021', @proactive, @applications, @disputes, repeat('公开', 300), repeat('问题', 100), '无'
            from county.reports;
        insert into county.change_marks (county_id, year, changes, rolled_up) values (430781, 2025, 1, 0);
        """;

    /// <summary>The doors to such a database.</summary>
    public static async Task<IServiceProvider> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the benchmarks with infra/dev/bench");
        var database = new NpgsqlConnectionStringBuilder(server) { Database = $"county_{Guid.NewGuid():N}" }
            .ConnectionString;
        await new Schema(database).MigrateAsync(_ => RolePassword, []);
        await using var source = NpgsqlDataSource.Create(database);
        var (proactive, applications, disputes) = Reporting.Figures.Zero(Reporting.Catalogue.Of("2021")).Parts();
        await using var fill = source.CreateCommand(Fill);
        fill.Parameters.AddWithValue("proactive", proactive.Select((_, i) => (long?)i).ToArray());
        fill.Parameters.AddWithValue("applications", applications.Select((_, i) => (long?)(i % 7)).ToArray());
        fill.Parameters.AddWithValue("disputes", disputes);
        await fill.ExecuteNonQueryAsync();
        await using var vacuum = source.CreateCommand("vacuum analyze");
        await vacuum.ExecuteNonQueryAsync();
        return new ServiceCollection().AddLogging().AddTenancy(database, _ => RolePassword)
            .AddSingleton(TimeProvider.System).AddSingleton(new AuditSeal(new byte[AuditSeal.KeyLength]))
            .BuildServiceProvider();
    }
}

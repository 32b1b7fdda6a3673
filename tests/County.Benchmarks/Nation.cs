using County.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Benchmarks;

/// <summary>
/// A migrated database in which one county has 20,000 reports: one, so that the aggregator's scan passes every row
/// through its policy; no more, so that the table stays in shared buffers.
/// </summary>
internal static class Nation
{
    public const int County = 430781;

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
            select county_id, unit_id, year, 1, 'Filled', md5(unit_id::text), now(), '填报人', format,
                proactive, applications, disputes, overall, problems, other from county.drafts;
        """;

    private const string Open = """
        do $$ declare target regclass; begin
            for target in select oid from pg_class where relnamespace = 'county'::regnamespace and relrowsecurity loop
                execute format('alter table %s disable row level security', target);
            end loop;
        end $$
        """;

    /// <summary>The doors to such a database, or to its twin without policies.</summary>
    public static async Task<IServiceProvider> CreateAsync(bool hasPolicies)
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the benchmarks with infra/dev/bench");
        var name = $"county_{Guid.NewGuid():N}";
        var database = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        await new Schema(database).MigrateAsync(_ => RolePassword, []);
        await FillAsync(database, hasPolicies);
        var services = new ServiceCollection().AddLogging().AddTenancy(database, _ => RolePassword)
            .AddSingleton(TimeProvider.System).AddSingleton(new AuditSeal(new byte[AuditSeal.KeyLength]));
        return services.BuildServiceProvider();
    }

    private static async Task FillAsync(string database, bool hasPolicies)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var (proactive, applications, disputes) = Reporting.Figures.Zero(Reporting.Catalogue.Of("2021")).Parts();
        await using var fill = source.CreateCommand(Fill);
        fill.Parameters.AddWithValue("proactive", proactive);
        fill.Parameters.AddWithValue("applications", applications);
        fill.Parameters.AddWithValue("disputes", disputes);
        await fill.ExecuteNonQueryAsync();
        await using var open = source.CreateCommand(Open);
        if (!hasPolicies) await open.ExecuteNonQueryAsync();
        await using var vacuum = source.CreateCommand("vacuum analyze");
        await vacuum.ExecuteNonQueryAsync();
    }
}

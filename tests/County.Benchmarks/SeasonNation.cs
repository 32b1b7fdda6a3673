using County.Data;
using County.Web.Features;
using County.Web.Features.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace County.Benchmarks;

/// <summary>
/// A migrated database with a nation in the middle of its season: counties and units, last year's reports all counted
/// and this year's at every stage: of ten, five accepted, three handed in, one in draft, one sent back.
/// </summary>
internal sealed class SeasonNation(string database, ServiceProvider services) : IAsyncDisposable
{
    private const string Variable = "COUNTY_TEST_DB";

    // Roles belong to the throw-away server.
    private const string RolePassword = "only-for-benchmarks";

    private const int Year = 2025;

    // As superuser, whom policies do not concern; triggers and foreign keys are left out, the rows fit each other.
    private const string Fill = """
        set session_replication_role = replica;
        insert into county.counties (county_id, name, prefecture, province)
            select 100000 + county, '第' || county || '县', '某市', '某省' from generate_series(0, @counties - 1) county;
        insert into county.units (county_id, unit_id, code, name, kind, valid_from)
            select 100000 + unit % @counties, unit / @counties + 1, lpad(unit::text, 12, '0'), '第' || unit || '镇',
                'Township', '2019-01-01'
            from generate_series(0, @units - 1) unit;
        insert into county.rounds (county_id, year, format, opens, first_draft_due, signed_copy_due, publish_by,
            summary_due, county_report_by)
            select county_id, year, '2021', day, day, day, day, day, day from county.counties
            cross join generate_series(@year - 1, @year) year cross join lateral make_date(year + 1, 1, 31) day;
        insert into county.round_units (county_id, unit_id, year, is_sample)
            select county_id, unit_id, year, true from county.units join county.rounds using (county_id);
        insert into county.reports (county_id, unit_id, year, state, review_started, latest_version, accepted_version,
            awaits_confirmation, changed_at)
            select county_id, unit_id, year,
                case when year < @year or stage < 5 then 'Accepted' when stage < 8 then 'Submitted'
                    when stage = 8 then 'Drafting' else 'Returned' end,
                false, case when year < @year or stage <> 8 then 1 else 0 end,
                case when year < @year or stage < 5 then 1 end, false, now()
            from county.round_units join county.units using (county_id, unit_id)
            cross join lateral (select code::bigint % 10 as stage) staged;
        insert into county.submissions (county_id, unit_id, year, version, origin, content_hash, submitted_at,
            submitted_by, format, proactive, applications, disputes, overall, problems, other)
            select county_id, unit_id, r.year, 1, 'Filled', md5(code || r.year) || md5(code), now(), '填报人', '2021',
                proactive, applications, disputes, repeat('公开', 300), repeat('问题', 100), '无'
            from county.reports r join county.units using (county_id, unit_id)
            join pattern p on p.number = code::bigint % @patterns and p.year = r.year
            where latest_version = 1;
        insert into county.drafts (county_id, unit_id, year, changed_at, format, proactive, applications, disputes,
            overall, problems, other)
            select county_id, unit_id, r.year, now(), '2021', proactive, applications, disputes, repeat('公开', 300), '',
                '无'
            from county.reports r join county.units using (county_id, unit_id)
            join pattern p on p.number = code::bigint % @patterns and p.year = r.year
            where latest_version = 0;
        insert into county.change_marks (county_id, year, changes, rolled_up)
            select county_id, @year, 1, 0 from county.counties;
        """;

    /// <summary>Everything checked by rules of before, nothing rolled up.</summary>
    private const string Undo = """
        set session_replication_role = replica;
        truncate county.checks, county.findings, county.taken_over, county.summaries, county.contributions,
            county.gaps, county.summary_adjustments cascade;
        insert into county.checks (county_id, unit_id, year, version, number, rules, input_hash, errors, queries, notes,
            checked_at)
            select county_id, unit_id, year, version, 1, '', '', 0, 0, 0, now() from county.submissions;
        update county.change_marks set rolled_up = 0;
        """;

    public IServiceProvider Services => services;

    public static async Task<SeasonNation> CreateAsync(int counties, int units)
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set: run the benchmarks with infra/dev/bench");
        var name = $"county_{Guid.NewGuid():N}";
        var database = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        await new Schema(database).MigrateAsync(_ => RolePassword, []);
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        await PatternsAsync(connection);
        await using var fill = new NpgsqlCommand(Fill, connection);
        fill.Parameters.AddWithValue("counties", counties);
        fill.Parameters.AddWithValue("units", units);
        fill.Parameters.AddWithValue("year", Year);
        fill.Parameters.AddWithValue("patterns", SeasonFigures.Count);
        await fill.ExecuteNonQueryAsync();
        var nation = new SeasonNation(
            database,
            new ServiceCollection().AddLogging().AddTenancy(database, _ => RolePassword)
                .AddSingleton(TimeProvider.System).AddSingleton(new AuditSeal(new byte[AuditSeal.KeyLength]))
                .AddJobs().BuildServiceProvider());
        await nation.UndoAsync();
        return nation;
    }

    /// <summary>As if nothing had been checked or rolled up yet.</summary>
    public async Task UndoAsync()
    {
        await using var source = NpgsqlDataSource.Create(database);
        await ExecuteAsync(source, Undo);
        await ExecuteAsync(source, "vacuum analyze");
    }

    /// <summary>Refuses a sweep that has not checked every open report and rolled every county up.</summary>
    public async Task VerifyAsync(Swept swept)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            select (select count(*) from county.change_marks), (select count(*) from county.reports where year = 2025),
                (select count(*) from county.reports where year = 2025 and accepted_version is null)
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var wanted = new Swept(
            (int)reader.GetInt64(0), (int)reader.GetInt64(1), (int)reader.GetInt64(2), (int)reader.GetInt64(0));
        if (swept != wanted) throw new InvalidOperationException($"{swept} is not {wanted}");
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task PatternsAsync(NpgsqlConnection connection)
    {
        await using var create = new NpgsqlCommand(
            "create temporary table pattern (number int, year int, proactive bigint[], applications bigint[], "
            + "disputes bigint[])",
            connection);
        await create.ExecuteNonQueryAsync();
        foreach (var (number, year, figures) in SeasonFigures.All(Year))
        {
            var (proactive, applications, disputes) = figures.Parts();
            await using var insert = new NpgsqlCommand("insert into pattern values ($1, $2, $3, $4, $5)", connection);
            foreach (var value in new object[] { number, year, proactive, applications, disputes })
            {
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

using System.Globalization;
using Npgsql;

namespace County.Benchmarks;

/// <summary>
/// The least that a roll-up could cost: begin, name the county, one statement that sums the accepted submissions
/// position by position and perhaps writes the version, commit. Same role, same tables, same durability.
/// </summary>
internal sealed class BareRollUp(NpgsqlDataSource source)
{
    private const string Naming =
        "select set_config('county.county', @county, true), set_config('county.unit', '', true), "
        + "set_config('county.account', '', true), set_config('county.secret', '', true)";

    private const string Accepted = """
        accepted as materialized (
            select s.* from county.reports r join county.submissions s
                on s.county_id = r.county_id and s.unit_id = r.unit_id and s.year = r.year
                    and s.version = r.accepted_version
            where r.county_id = @county and r.year = @year and s.format = '2021'
        )
        """;

    private const string Sums = """
        (select array_agg(total order by place) from (select place, sum(figure)::bigint as total
            from accepted, unnest(proactive) with ordinality as one(figure, place) group by place) sums) as proactive,
        (select array_agg(total order by place) from (select place, sum(figure)::bigint as total
            from accepted, unnest(applications) with ordinality as one(figure, place) group by place) sums)
            as applications,
        (select array_agg(total order by place) from (select place, sum(figure)::bigint as total
            from accepted, unnest(disputes) with ordinality as one(figure, place) group by place) sums) as disputes
        """;

    private const string Write = $"""
        with {Accepted},
        made as (
            insert into county.summaries
                (county_id, year, version, format, input_hash, made_at, proactive, applications, disputes)
            select @county, @year, (select coalesce(max(version), 0) + 1 from county.summaries
                where county_id = @county and year = @year), '2021', repeat('0', 64), now(), {Sums}
            returning version
        ),
        parts as (
            insert into county.contributions
                (county_id, unit_id, year, summary_version, submission_version, content_hash)
            select a.county_id, a.unit_id, a.year, made.version, a.version, a.content_hash from accepted a, made
        )
        update county.change_marks set rolled_up = changes where county_id = @county and year = @year
        returning 1, 2, 3
        """;

    public Task SumAsync() => RunAsync($"with {Accepted} select {Sums}");

    public Task WriteAsync() => RunAsync(Write);

    private async Task RunAsync(string statement)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var naming = new NpgsqlCommand(Naming, connection))
        {
            naming.Parameters.AddWithValue("county", SixtyUnits.County.ToString(CultureInfo.InvariantCulture));
            await naming.ExecuteNonQueryAsync();
        }

        await using (var command = new NpgsqlCommand(statement, connection))
        {
            command.Parameters.AddWithValue("county", SixtyUnits.County);
            command.Parameters.AddWithValue("year", SixtyUnits.Year);
            await using var reader = await command.ExecuteReaderAsync();
            if (!await reader.ReadAsync()) throw new InvalidOperationException("Nothing was summed");
            for (var column = 0; column < reader.FieldCount; column++) reader.GetValue(column);
        }

        await transaction.CommitAsync();
    }
}

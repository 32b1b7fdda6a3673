using System.Globalization;
using Npgsql;

namespace County.Benchmarks;

/// <summary>The transaction of a unit's request as bare commands: begin, name the tenant, read, commit.</summary>
internal sealed class BareReads(NpgsqlDataSource source)
{
    private const string Naming =
        "select set_config('county.county', @county, true), set_config('county.unit', @unit, true), "
        + "set_config('county.account', @account, true), set_config('county.secret', @secret, true)";

    private const string Draft =
        "select * from county.drafts where county_id = @county and unit_id = @unit and year = @year";

    /// <summary>What a unit's page of its report reads.</summary>
    private static readonly string[] Page =
    [
        "select * from county.units where county_id = @county and unit_id = @unit",
        "select * from county.rounds where county_id = @county and year = @year",
        "select * from county.reports where county_id = @county and unit_id = @unit and year = @year",
        "select * from county.submissions where county_id = @county and unit_id = @unit and year = @year",
        Draft,
    ];

    public Task ReadPageAsync() => ReadAsync(Page);

    public Task ReadDraftAsync() => ReadAsync(Draft);

    private async Task ReadAsync(params string[] reads)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await NameAsync(connection);
        foreach (var read in reads)
        {
            await using var command = new NpgsqlCommand(read, connection);
            command.Parameters.AddWithValue("county", Nation.County);
            if (read.Contains("@unit", StringComparison.Ordinal)) command.Parameters.AddWithValue("unit", 7);
            if (read.Contains("@year", StringComparison.Ordinal)) command.Parameters.AddWithValue("year", 2021);
            await using var reader = await command.ExecuteReaderAsync();
            if (!await reader.ReadAsync()) throw new InvalidOperationException($"Nothing was read: {read}");
            for (var column = 0; column < reader.FieldCount; column++) reader.GetValue(column);
        }

        await transaction.CommitAsync();
    }

    private static async Task NameAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Naming, connection);
        command.Parameters.AddWithValue("county", Nation.County.ToString(CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("unit", "7");
        command.Parameters.AddWithValue("account", "");
        command.Parameters.AddWithValue("secret", "");
        await command.ExecuteNonQueryAsync();
    }
}

using County.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace County.Web.Tests.Tenancy;

/// <summary>Plain SQL through the program's own door: what a forgotten where or a forged value would send.</summary>
internal static class TenantSql
{
    public const string NotAllowed = PostgresErrorCodes.InsufficientPrivilege;

    public static async Task<IReadOnlyList<string>> TextsAsync(this TenantWork work, string sql)
    {
        await using var command = Command(work, sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) texts.Add(reader.GetString(0));
        return texts;
    }

    public static async Task<int> ExecuteAsync(this TenantWork work, string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(work, sql);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The SQLSTATE with which a statement is refused; null where it was done.</summary>
    public static async Task<string?> RefusalAsync(
        this County.Data.Tenancy tenancy, Scope scope, TenantInfo tenant, string sql,
        params NpgsqlParameter[] parameters)
    {
        await using var work = await tenancy.BeginAsync(scope, tenant, TestContext.Current.CancellationToken);
        try
        {
            await work.ExecuteAsync(sql, parameters);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    /// <summary>Rows a statement touched; none where it is not allowed at all.</summary>
    public static async Task<int> TouchedAsync(
        this County.Data.Tenancy tenancy, Scope scope, TenantInfo tenant, string sql,
        params NpgsqlParameter[] parameters)
    {
        await using var work = await tenancy.BeginAsync(scope, tenant, TestContext.Current.CancellationToken);
        try
        {
            return await work.ExecuteAsync(sql, parameters);
        }
        catch (PostgresException refused) when (refused.SqlState == NotAllowed)
        {
            return 0;
        }
    }

    public static (string Sql, NpgsqlParameter[] Parameters) Insert(MarkedRow row) => (
        $"insert into county.{row.Table} ({string.Join(", ", row.Values.Keys.Select(column => $"\"{column}\""))}) "
            + $"values ({string.Join(", ", row.Values.Keys.Select(column => "@" + column))})",
        [.. row.Values.Select(value => Parameter(row.Table, value.Key, value.Value))]);

    private static NpgsqlParameter Parameter(string table, string column, object? value) =>
        new()
        {
            ParameterName = column,
            Value = value ?? DBNull.Value,
            DataTypeName = MarkedRows.StoreType(table, column),
        };

    private static NpgsqlCommand Command(TenantWork work, string sql)
    {
        var connection = (NpgsqlConnection)work.Db.Database.GetDbConnection();
        return new NpgsqlCommand(sql, connection);
    }
}

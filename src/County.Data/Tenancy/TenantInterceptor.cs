using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace County.Data;

/// <summary>
/// Names the tenant to the database as the first act of every transaction. The setting is local to the transaction: a
/// session's would pass to the next client of a pooled connection.
/// </summary>
public sealed class TenantInterceptor(TenantContextAccessor accessor) : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Naming(connection, result, accessor.Tenant);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result,
        CancellationToken cancellationToken = default)
    {
        await using var command = Naming(connection, result, accessor.Tenant);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static DbCommand Naming(DbConnection connection, DbTransaction transaction, TenantInfo tenant)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "select set_config('county.county', @county, true), set_config('county.unit', @unit, true), "
            + "set_config('county.account', @account, true), set_config('county.secret', @secret, true)"
            // A unit asks for its own rows by their keys, which needs no other plan from one value to the next: to
            // plan again takes longer than to read.
            + (tenant.UnitId is null ? "" : ", set_config('plan_cache_mode', 'force_generic_plan', true)");
        Add(command, "county", tenant.CountyId?.ToString(CultureInfo.InvariantCulture));
        Add(command, "unit", tenant.UnitId?.ToString(CultureInfo.InvariantCulture));
        Add(command, "account", tenant.AccountId);
        Add(command, "secret", tenant.Secret);
        return command;
    }

    private static void Add(DbCommand command, string name, string? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? "";
        command.Parameters.Add(parameter);
    }
}

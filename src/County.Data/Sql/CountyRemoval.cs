using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using OpenIddict.EntityFrameworkCore.Models;

namespace County.Data;

/// <summary>
/// Deletes a county: every row of every table, its people's accounts, its systems and their tokens, in one transaction.
/// What stays is one entry in the installation's record.
/// </summary>
public sealed class CountyRemoval(string database, AuditSeal seal, TimeProvider time)
{
    /// <summary>Deletes it; why not, where it was not done.</summary>
    /// <param name="name">The county's name, said once more by who wants it gone.</param>
    /// <param name="actor">Who does it.</param>
    public async Task<string?> DeleteAsync(int county, string? name, Actor actor, CancellationToken cancellation)
    {
        await using var owner = TenantTables.Owner(database);
        await using var db = TenantTables.Counties(owner);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var record = await db.Counties
            .FromSql($"select * from county.counties where county_id = {county} for update").AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
        if (record is null) return $"there is no county {county}";
        if (record.SuspendedAt is null) return $"{county} is not suspended: suspend it first, and export it";
        if (record.Name != name) return $"to delete {county} say --confirm and its name, as `tenant list` has it";
        await AuditChain.HoldAsync(db, county, cancellation);
        await AuditChain.HoldAsync(db, AuditChain.FileOfHeads, cancellation);
        while (await AuditChain.LinkAsync(db, seal, county, time.GetUtcNow(), cancellation) > 0)
        {
            db.ChangeTracker.Clear();
        }

        var said = CountyDeletion.Said(county, await HeadAsync(db, county, cancellation));
        var people = await db.Memberships.Where(m => m.CountyId == county)
            .Select(m => m.AccountId).Distinct().ToListAsync(cancellation);
        var clients = await db.Clients.Where(c => c.CountyId == county)
            .Select(c => c.ClientId).ToListAsync(cancellation);
        var rows = await RowsAsync(db, owner, transaction, county, cancellation);
        var elsewhere = await db.Memberships.Where(m => people.Contains(m.AccountId))
            .Select(m => m.AccountId).ToListAsync(cancellation);
        rows["accounts"] = await AccountsAsync(
            owner, transaction, [.. people.Except(elsewhere)], clients, cancellation);
        said["Rows"] = rows;
        var accessor = new TenantContextAccessor();
        accessor.Set(Scope.Operator, TenantInfo.None, actor);
        new AuditBook(db, accessor, seal, time).Write(CountyDeletion.Act, $"{county} {record.Name}", after: said);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private static async Task<AuditHead?> HeadAsync(CountyContext db, int county, CancellationToken cancellation) =>
        await db.AuditLinks.AsNoTracking().Where(link => link.CountyId == county)
            .OrderByDescending(link => link.Number).FirstOrDefaultAsync(cancellation) is { } last
            ? AuditHead.Of(last)
            : null;

    private static async Task<SortedDictionary<string, int>> RowsAsync(
        CountyContext db, NpgsqlConnection owner, IDbContextTransaction transaction, int county,
        CancellationToken cancellation)
    {
        var rows = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in TenantTables.Of(db.Model).Reverse())
        {
            await using var command = new NpgsqlCommand(
                $"delete from {table.QualifiedName()} where {TenantTables.Tenant} = $1", owner,
                (NpgsqlTransaction)transaction.GetDbTransaction());
            command.Parameters.Add(new NpgsqlParameter { Value = county });
            rows[table.GetTableName()!] = await command.ExecuteNonQueryAsync(cancellation);
        }

        return rows;
    }

    private static async Task<int> AccountsAsync(
        NpgsqlConnection owner, IDbContextTransaction transaction, List<string> people, List<string> clients,
        CancellationToken cancellation)
    {
        await using var accounts = TenantTables.Accounts(owner);
        await accounts.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellation);
        // Somebody who also runs the installation goes on running it.
        var operators = await accounts.Operators.Select(o => o.AccountId).ToListAsync(cancellation);
        people = [.. people.Except(operators)];
        await accounts.Set<OpenIddictEntityFrameworkCoreToken>()
            .Where(t => people.Contains(t.Subject!) || clients.Contains(t.Subject!)
                || clients.Contains(t.Application!.ClientId!)).ExecuteDeleteAsync(cancellation);
        await accounts.Set<OpenIddictEntityFrameworkCoreAuthorization>()
            .Where(a => people.Contains(a.Subject!) || clients.Contains(a.Subject!)
                || clients.Contains(a.Application!.ClientId!)).ExecuteDeleteAsync(cancellation);
        await accounts.Set<OpenIddictEntityFrameworkCoreApplication>()
            .Where(a => clients.Contains(a.ClientId!)).ExecuteDeleteAsync(cancellation);
        var account = accounts.Model.FindEntityType(typeof(Account))!;
        foreach (var key in account.GetReferencingForeignKeys())
        {
            var column = key.Properties.Single().GetColumnName();
            await using var command = new NpgsqlCommand(
                $"delete from {key.DeclaringEntityType.QualifiedName()} where \"{column}\" = any ($1)", owner,
                (NpgsqlTransaction)transaction.GetDbTransaction());
            command.Parameters.Add(new NpgsqlParameter { Value = people });
            await command.ExecuteNonQueryAsync(cancellation);
        }

        return await accounts.Users.Where(one => people.Contains(one.Id)).ExecuteDeleteAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace County.Data;

/// <summary>The tables that hold a county's rows, as the model has them, opened by their owner.</summary>
internal static class TenantTables
{
    public const string Tenant = "county_id";

    /// <summary>Those that are referred to stand before those that refer.</summary>
    public static IReadOnlyList<IEntityType> Of(IModel model)
    {
        var (ordered, left) = (new List<IEntityType>(), model.GetEntityTypes().OrderBy(t => t.GetTableName()).ToList());
        while (left.Find(table => table.GetForeignKeys().All(key =>
            key.PrincipalEntityType == table || ordered.Contains(key.PrincipalEntityType))) is { } next)
        {
            ordered.Add(next);
            left.Remove(next);
        }

        return left.Count == 0 ? ordered : throw new NotSupportedException($"{left[0]} refers to itself in a circle");
    }

    public static string QualifiedName(this IEntityType table) =>
        $"\"{table.GetSchema()}\".\"{table.GetTableName()}\"";

    /// <summary>A connection that acts as the owner: serving roles see one tenant or none.</summary>
    public static NpgsqlConnection Owner(string database) =>
        new(new NpgsqlConnectionStringBuilder(database) { Options = "-c role=county_owner", Pooling = false }
            .ConnectionString);

    public static CountyContext Counties(NpgsqlConnection owner) => new(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql(owner, CountyContext.Mapping).UseSnakeCaseNamingConvention().Options);

    public static AccountsContext Accounts(NpgsqlConnection owner) =>
        new(new DbContextOptionsBuilder<AccountsContext>()
            .UseNpgsql(owner, AccountsContext.Mapping).UseSnakeCaseNamingConvention().Options);
}

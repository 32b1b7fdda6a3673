using System.Security.Cryptography;
using System.Text;
using County.Data;
using County.Documents;
using County.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace County.Web.Tests.Tenancy;

/// <summary>
/// Makes rows for every table of the model, with the tenant's mark in every text. A table that is added to the model is
/// seeded without a word here.
/// </summary>
internal static class MarkedRows
{
    /// <summary>The unit whose report is published; the other unit's is accepted only.</summary>
    public const int PublishedUnit = 1;

    public const int OtherUnit = 2;

    private static readonly int[] Units = [PublishedUnit, OtherUnit];

    public static IModel Model { get; } = new CountyContext(new DbContextOptionsBuilder<CountyContext>()
        .UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options).Model;

    /// <summary>Tables of the model, those that are referred to before those that refer.</summary>
    public static IReadOnlyList<IEntityType> Tables { get; } = Ordered([.. Model.GetEntityTypes()]);

    public static IReadOnlyList<MarkedRow> Of(params int[] counties) =>
        [.. Tables.SelectMany(table => counties.SelectMany(county => OfTable(table, county)))];

    /// <summary>Rows of the installation itself, in the tables that refer to no county.</summary>
    public static IEnumerable<MarkedRow> OfInstallation() => Tables
        .Where(table => table.ClrType != typeof(CountyRecord) && !table.GetForeignKeys().Any())
        .SelectMany(table => OfTable(table, 0));

    public static string TableName(this IEntityType table) => table.GetTableName()!;

    /// <summary>Store types by column.</summary>
    public static string StoreType(string table, string column) => Tables.Single(t => t.GetTableName() == table)
        .GetProperties().Single(property => property.GetColumnName() == column).GetColumnType();

    /// <summary>Whether a column may be empty.</summary>
    public static bool IsNullable(string table, string column) => Tables.Single(t => t.GetTableName() == table)
        .GetProperties().Single(property => property.GetColumnName() == column).IsNullable;

    private static IEnumerable<MarkedRow> OfTable(IEntityType table, int county)
    {
        var unit = table.GetProperties().SingleOrDefault(property => property.GetColumnName() == "unit_id");
        if (unit is null) return [Row(table, county, null, 1)];
        var rows = Units.Select(number => Row(table, county, number, 1));
        if (unit.IsNullable) rows = rows.Append(Row(table, county, null, 1));
        return table.ClrType == typeof(Submission) ? rows.Concat(Units.Select(n => Row(table, county, n, 2))) : rows;
    }

    private static MarkedRow Row(IEntityType table, int county, int? unit, int number) => new(
        table.GetTableName()!,
        [.. table.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())],
        table.GetProperties().ToDictionary(
            property => property.GetColumnName(), property => Value(property, county, unit, number)));

    private static object? Value(IProperty property, int county, int? unit, int number) =>
        property.GetColumnName() switch
        {
            "county_id" => county,
            "unit_id" => unit,
            "client_id" when property.DeclaringType.ClrType == typeof(Client) =>
                MarkedRow.MarkOf(county, unit) + "account_id",
            "membership_id" or "from_membership" or "to_membership" => unit ?? 3,
            "successor_id" => unit,
            // A letter that was taken back is the unit's no more.
            "ended_at" when property.DeclaringType.ClrType == typeof(ReturnLetter) => null,
            // The superior's workbook is opened to be shown.
            "content" when property.DeclaringType.ClrType == typeof(UpwardTemplate) =>
                ListWriter.Write("附表", MarkedRow.MarkOf(county, unit), ["指标"], []),
            "scopes" => new[] { "reports.read" },
            "year" => 2019,
            "indicator_id" => "boards",
            "format" => "2019",
            "latest_version" => 2,
            "published_version" => unit == PublishedUnit ? 1 : null,
            "proactive" => Figures.Zero(Catalogue.Of("2019")).Parts().Proactive,
            "applications" => Figures.Zero(Catalogue.Of("2019")).Parts().Applications,
            "disputes" => Figures.Zero(Catalogue.Of("2019")).Parts().Disputes,
            "rights" => new[] { nameof(Right.Reviewer) },
            "state" => nameof(ReportState.Accepted),
            var column => Plain(property, MarkedRow.MarkOf(county, unit) + column, number),
        };

    private static object? Plain(IProperty property, string text, int number)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum) return Enum.GetNames(type)[0];
        return property.GetColumnType() switch
        {
            "text" => text,
            "text[]" => new[] { text },
            "integer" => number,
            "bigint" => (long)number,
            "numeric" => (decimal)number,
            "boolean" => false,
            "date" => new DateOnly(2019, 1, 1),
            "date[]" => new[] { new DateOnly(2019, 1, 1) },
            "uuid" => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)),
            "bytea" => Encoding.UTF8.GetBytes(text),
            "timestamp with time zone" => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            var other => throw new NotSupportedException($"No value for {property.GetColumnName()} {other}"),
        };
    }

    private static List<IEntityType> Ordered(List<IEntityType> left)
    {
        var ordered = new List<IEntityType>();
        while (left.Find(table => table.GetForeignKeys().All(key =>
            key.PrincipalEntityType == table || ordered.Contains(key.PrincipalEntityType))) is { } next)
        {
            ordered.Add(next);
            left.Remove(next);
        }

        return left.Count == 0 ? ordered : throw new NotSupportedException($"{left[0]} refers to itself in a circle");
    }
}

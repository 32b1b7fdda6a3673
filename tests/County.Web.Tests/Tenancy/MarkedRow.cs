using System.Globalization;

namespace County.Web.Tests.Tenancy;

/// <summary>A row of the seed: whose it is, and what stands in its columns.</summary>
/// <param name="Table">Name within the schema county.</param>
/// <param name="Key">Columns of the primary key.</param>
/// <param name="Values">Values by column.</param>
public sealed record MarkedRow(
    string Table, IReadOnlyList<string> Key, IReadOnlyDictionary<string, object?> Values)
{
    public int County => (int)Values["county_id"]!;

    public int? Unit => (int?)Values.GetValueOrDefault("unit_id");

    /// <summary>Table and primary key in one text, as a row that was read back says it too.</summary>
    public string Identity => Identify(Table, Key.Select(column => Values[column]));

    /// <summary>What every text of the row contains, and no text of another tenant's row.</summary>
    public string Mark => MarkOf(County, Unit);

    public static string MarkOf(int county, int? unit) =>
        unit is { } number ? $"mark-{county}-{number}-" : $"mark-{county}-office-";

    public static string Identify(string table, IEnumerable<object?> key) =>
        $"{table}({string.Join(',', key.Select(Text))})";

    private static string? Text(object? value) =>
        value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value?.ToString();
}

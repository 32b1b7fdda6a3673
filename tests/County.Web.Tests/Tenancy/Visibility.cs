using County.Data;

namespace County.Web.Tests.Tenancy;

/// <summary>What each kind of caller may see and add, written down once more than in policies.sql.</summary>
internal static class Visibility
{
    // '-' may not even ask; 'unit', 'county' its own; 'published' of its county; 'all' of every tenant.
    private const string Seen = """
        table          Unit    Office  Aggregator  Public     Accounts  Jobs
        counties       county  county  county      all        all       all
        units          unit    county  county      published  -         -
        memberships    unit    county  -           -          account   -
        rounds         county  county  county      -          -         -
        round_units    unit    county  county      -          -         -
        reports        unit    county  county      published  -         -
        drafts         unit    -       county      -          -         -
        submissions    unit    county  county      published  -         -
        findings       unit    county  county      -          -         -
        acts           unit    county  -           -          -         -
        summaries      -       county  county      -          -         -
        contributions  -       county  county      -          -         -
        gaps           -       county  county      -          -         -
        change_marks   -       -       county      -          -         all
        """;

    private static readonly Dictionary<Scope, string[]> Added = new()
    {
        [Scope.Unit] = ["drafts", "submissions", "findings", "acts"],
        [Scope.Office] =
            ["units", "memberships", "rounds", "round_units", "reports", "submissions", "findings", "acts"],
        [Scope.Aggregator] = ["summaries", "contributions", "gaps"],
    };

    private static readonly string[][] Lines =
        [.. Seen.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static IEnumerable<string> Tables => Lines.Skip(1).Select(line => line[0]);

    /// <summary>How much of a table a kind of caller sees.</summary>
    public static string Of(string table, Scope scope) =>
        Lines.Single(line => line[0] == table)[Array.IndexOf(Lines[0], scope.ToString())];

    public static bool MayAdd(string table, Scope scope) => Added.GetValueOrDefault(scope, []).Contains(table);

    /// <summary>Whether the caller of <see cref="MarkedCounties.Own"/> may see a row.</summary>
    public static bool IsSeen(MarkedRow row, Scope scope)
    {
        var isOwnCounty = row.County == MarkedCounties.County;
        return Of(row.Table, scope) switch
        {
            "all" => true,
            "county" => isOwnCounty,
            "unit" or "account" => isOwnCounty && row.Unit == MarkedRows.PublishedUnit,
            "published" => isOwnCounty && row.Unit == MarkedRows.PublishedUnit
                && row.Values.GetValueOrDefault("version") is null or 1,
            _ => false,
        };
    }
}

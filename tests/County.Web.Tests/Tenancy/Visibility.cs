using County.Data;

namespace County.Web.Tests.Tenancy;

/// <summary>What each kind of caller may see and add, written down once more than in policies.sql.</summary>
internal static class Visibility
{
    // '-' may not even ask; 'unit', 'county' its own; 'office' what its county's office has; 'published' of its county;
    // 'account' what sign-in has at hand; 'root' the installation's own; 'calendar' that and its county's; 'all' of
    // every tenant.
    private const string Seen = """
        table          Unit    Office  Aggregator  Public     Accounts  Jobs  Operator
        counties       county  county  county      all        all       all   all
        units          unit    county  county      published  -         -     -
        unit_lineage   unit    county  county      -          -         -     -
        unit_cards     unit    county  county      -          -         -     -
        memberships    unit    county  county      -          account   -     -
        invitations    unit    county  -           -          account   -     office
        handovers      unit    county  -           -          -         -     -
        clients        unit    county  -           -          account   -     -
        rounds         county  county  county      -          -         -     -
        round_units    unit    county  county      -          -         -     -
        reports        unit    county  county      published  -         -     -
        drafts         unit    -       county      -          -         -     -
        submissions    unit    county  county      published  -         -     -
        checks         unit    county  county      -          -         -     -
        findings       unit    county  county      -          -         -     -
        taken_over     unit    county  county      -          -         -     -
        acts           unit    county  -           -          -         -     -
        summaries      -       county  county      -          -         -     -
        contributions  -       county  county      -          -         -     -
        gaps           -       county  county      -          -         -     -
        change_marks   -       -       county      -          -         all   -
        adjustments    -       county  county      -          -         -     -
        summary_adjustments  -  county  county     -          -         -     -
        county_reports  -      county  -           -          -         -     -
        county_editions  -     county  -           -          -         -     -
        calendar_notices  calendar  calendar  calendar  -     -         -     root
        messages       unit    county  county      -          -         -     -
        notification_settings  county  county  county  -      -         all   -
        phone_calls    -       county  county      -          -         -     -
        job_runs       -       county  county      -          -         all   root
        outbox         -       county  -           -          -         all   root
        audit          -       county  -           -          -         all   root
        audit_links    -       county  -           -          -         all   root
        field_writes   unit    -       -           -          -         -     -
        progress       unit    county  county      -          -         -     -
        zero_statements  unit  -       -           -          -         -     -
        explanations   unit    -       -           -          -         -     -
        stated_explanations  unit  county  county  -          -         -     -
        remarks        unit    county  -           -          -         -     -
        sign_off_steps  unit   county  -           -          -         -     -
        sign_offs      unit    county  -           -          -         -     -
        signatures     unit    county  -           -          -         -     -
        scans          unit    county  -           -          -         -     -
        indicators     county  county  -           -          -         -     -
        supplement_entries  unit  -    -           -          -         -     -
        supplement_values  unit  county  -         -          -         -     -
        releases       unit    county  -           -          -         -     -
        sealed_copies  unit    county  -           -          -         -     -
        return_letters  unit   county  -           -          -         -     -
        review_settings  -     county  -           -          -         -     -
        outside_sheets  -      county  -           -          -         -     -
        outside_figures  unit  county  county      -          -         -     -
        upward_templates  -    county  -           -          -         -     -
        upward_cells   -       county  -           -          -         -     -
        upward_sendings  -     county  -           -          -         -     -
        """;

    private static readonly Dictionary<Scope, string[]> Added = new()
    {
        [Scope.Unit] =
        [
            "drafts", "submissions", "checks", "findings", "acts", "unit_cards", "invitations", "handovers", "outbox",
            "audit", "messages", "field_writes", "progress", "zero_statements", "explanations", "stated_explanations",
            "sign_off_steps", "sign_offs", "signatures", "scans", "supplement_entries", "supplement_values",
        ],
        [Scope.Office] =
        [
            "units", "rounds", "round_units", "reports", "submissions", "checks", "findings", "acts",
            "unit_lineage", "unit_cards", "invitations", "handovers", "clients", "adjustments", "calendar_notices",
            "messages", "notification_settings", "phone_calls", "outbox", "audit", "remarks", "sign_off_steps",
            "county_reports", "county_editions", "indicators", "releases", "sealed_copies", "return_letters",
            "review_settings", "outside_sheets", "outside_figures", "upward_templates", "upward_cells",
            "upward_sendings",
        ],
        [Scope.Aggregator] =
        [
            "checks", "findings", "taken_over", "summaries", "contributions", "gaps", "summary_adjustments",
            "messages", "job_runs", "outbox", "audit",
        ],
        [Scope.Public] = ["audit"],
        // A membership too, but only while an invitation of the same secret is open.
        [Scope.Accounts] = ["outbox", "audit"],
        [Scope.Jobs] = ["job_runs", "outbox", "audit", "audit_links"],
        [Scope.Operator] = ["counties", "calendar_notices", "outbox", "audit"],
    };

    private static readonly string[][] Lines =
        [.. Seen.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static IEnumerable<string> Tables => Lines.Skip(1).Select(line => line[0]);

    /// <summary>How much of a table a kind of caller sees.</summary>
    public static string Of(string table, Scope scope) =>
        Lines.Single(line => line[0] == table)[Array.IndexOf(Lines[0], scope.ToString())];

    /// <summary>Tables in which a role has every tenant's rows in hand.</summary>
    public static bool IsEverybodys(string table, Scope scope) => Of(table, scope) == "all" && MayAdd(table, scope);

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
            "office" => isOwnCounty && row.Unit is null,
            "root" => row.County == 0,
            "calendar" => isOwnCounty || row.County == 0,
            "published" => isOwnCounty && row.Unit == MarkedRows.PublishedUnit
                && row.Values.GetValueOrDefault("version") is null or 1,
            _ => false,
        };
    }
}

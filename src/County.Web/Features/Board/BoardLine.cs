using County.Data;
using County.Reporting;

namespace County.Web.Features.Board;

/// <summary>A unit of the round and how far it is.</summary>
/// <param name="Missing">What is still to be done, in words; empty where nothing is the unit's to do.</param>
/// <param name="Due">By when: 盖章定稿, or its own extension.</param>
/// <param name="DaysLeft">Working days to it; negative once it has passed and the report is owed.</param>
/// <param name="Person">Who fills it in.</param>
/// <param name="Calls">Reminders by telephone in this round.</param>
public sealed record BoardLine(
    int UnitId, string Code, string Name, UnitKind Kind, ReportState State, string? Exemption, bool IsSample,
    int? Version, string Origin, int Errors, int Queries, DateTimeOffset? ChangedAt, string Missing, DateOnly Due,
    bool IsExtended, int DaysLeft, bool IsLate, string? Person, string? Telephone, int Calls, DateTimeOffset? CalledAt)
{
    public bool IsReported => State is ReportState.Submitted or ReportState.Accepted or ReportState.Published;

    public bool IsAccepted => State is ReportState.Accepted or ReportState.Published;
}

/// <summary>What of the board is asked for, as the address bar says it.</summary>
public sealed record BoardFilter
{
    public string? State { get; init; }

    public string? Kind { get; init; }

    /// <summary>late, errors or queries.</summary>
    public string? Only { get; init; }

    /// <summary>A part of a unit's name or code, or of a person's name.</summary>
    public string? Find { get; init; }

    /// <summary>due, changed, errors or state; by code where nothing is said.</summary>
    public string? Sort { get; init; }

    private static readonly string[] Onlys = ["late", "errors", "queries"];

    private static readonly string[] Sorts = ["due", "changed", "errors", "state"];

    /// <summary>Why it cannot be answered, in office Chinese; null where it can.</summary>
    public string? Problem =>
        Given(State) && !Enum.TryParse<ReportState>(State, out _) ? "没有这样的状态"
        : Given(Kind) && !Enum.TryParse<UnitKind>(Kind, out _) ? "没有这样的单位类别"
        : Given(Only) && !Onlys.Contains(Only) ? "没有这样的筛选条件"
        : Given(Sort) && !Sorts.Contains(Sort) ? "没有这样的排序"
        : null;

    public bool IsNothing => !Given(State) && !Given(Kind) && !Given(Only) && !Given(Find);

    /// <summary>The lines it lets through, in its order.</summary>
    public IReadOnlyList<BoardLine> Of(IEnumerable<BoardLine> lines)
    {
        if (Problem is not null) return [.. lines];
        var found = lines.Where(Has);
        return Sort switch
        {
            "due" => [.. found.OrderBy(line => line.Due).ThenBy(line => line.Code)],
            "changed" => [.. found.OrderByDescending(line => line.ChangedAt).ThenBy(line => line.Code)],
            "errors" => [.. found.OrderByDescending(line => line.Errors).ThenByDescending(line => line.Queries)],
            "state" => [.. found.OrderBy(line => line.State).ThenBy(line => line.Code)],
            _ => [.. found],
        };
    }

    /// <summary>The address of the board, or of another form of it, with this filter.</summary>
    public string Address(int year, string end = "") => QueryString.Create(
        new (string Name, string? Value)[]
        {
            ("state", State), ("kind", Kind), ("only", Only), ("find", Find), ("sort", Sort),
        }
        .Where(field => Given(field.Value)).Select(field => KeyValuePair.Create(field.Name, field.Value)))
        is { HasValue: true } query
            ? $"/rounds/{year}{end}{query.ToUriComponent()}"
            : $"/rounds/{year}{end}";

    private bool Has(BoardLine line) =>
        (!Given(State) || line.State.ToString() == State) && (!Given(Kind) || line.Kind.ToString() == Kind)
        && Only switch { "late" => line.IsLate, "errors" => line.Errors > 0, "queries" => line.Queries > 0, _ => true }
        && (!Given(Find) || new[] { line.Name, line.Code, line.Person }
            .Any(text => text?.Contains(Find!.Trim(), StringComparison.OrdinalIgnoreCase) == true));

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}

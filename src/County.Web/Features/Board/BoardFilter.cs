using County.Data;
using County.Reporting;

namespace County.Web.Features.Board;

/// <summary>What of the board is asked for, as the address bar says it.</summary>
public sealed record BoardFilter
{
    private static readonly string[] Onlys = ["late", "missing", "errors", "queries", "released"];

    private static readonly string[] Sorts = ["due", "changed", "errors", "queries", "state", "person"];

    public string? State { get; init; }

    public string? Kind { get; init; }

    /// <summary>late, missing, errors, queries or released.</summary>
    public string? Only { get; init; }

    /// <summary>A part of a unit's name or code, or of a person's name or telephone.</summary>
    public string? Find { get; init; }

    /// <summary>due, changed, errors, queries, state or person; by code where nothing is said.</summary>
    public string? Sort { get; init; }

    /// <summary>Why it cannot be answered, in office Chinese; null where it can.</summary>
    public string? Problem =>
        Given(State) && !Enum.GetNames<ReportState>().Contains(State) ? "没有这样的状态"
        : Given(Kind) && !Enum.GetNames<UnitKind>().Contains(Kind) ? "没有这样的单位类别"
        : Given(Only) && !Onlys.Contains(Only) ? "没有这样的筛选条件"
        : Given(Sort) && !Sorts.Contains(Sort) ? "没有这样的排序"
        : null;

    public bool IsNothing => !Given(State) && !Given(Kind) && !Given(Only) && !Given(Find);

    /// <summary>The lines it lets through, in its order; all of them where it cannot be answered.</summary>
    public IReadOnlyList<BoardLine> Of(IEnumerable<BoardLine> lines)
    {
        if (Problem is not null) return [.. lines];
        var found = lines.Where(Has);
        return Sort switch
        {
            "due" => [.. found.OrderBy(line => line.Next?.Date ?? DateOnly.MaxValue).ThenBy(line => line.Code)],
            "changed" => [.. found.OrderByDescending(line => line.ChangedAt).ThenBy(line => line.Code)],
            "errors" => [.. found.OrderByDescending(line => line.Errors).ThenByDescending(line => line.Queries)],
            "queries" => [.. found.OrderByDescending(line => line.Queries).ThenByDescending(line => line.Errors)],
            "state" => [.. found.OrderBy(line => line.State).ThenBy(line => line.Code)],
            "person" => [.. found.OrderBy(line => line.Person is null).ThenBy(line => line.Person)],
            _ => [.. found],
        };
    }

    /// <summary>What one of the filter's own questions, such as late, asks of a line.</summary>
    public static bool Answers(string? only, BoardLine line) => only switch
    {
        "late" => line.IsLate,
        "missing" => line.IsMissing,
        "errors" => line.Errors > 0,
        "queries" => line.Queries > 0,
        "released" => line.Released.Count > 0,
        _ => true,
    };

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
        && Answers(Only, line)
        && (!Given(Find) || new[] { line.Name, line.Code, line.Person, line.Telephone }
            .Any(text => text?.Contains(Find!.Trim(), StringComparison.OrdinalIgnoreCase) == true));

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}

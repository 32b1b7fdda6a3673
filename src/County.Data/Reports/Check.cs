namespace County.Data;

/// <summary>
/// One look of the checker at a submission or a draft (校验): with which rules, beside which figures of last year. A
/// changed rule set, or a changed report of last year, makes another; the newest counts.
/// </summary>
public sealed class Check
{
    /// <summary>The version of a draft, which has none of its own.</summary>
    public const int OfDraft = 0;

    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>The submission's; <see cref="OfDraft"/> for what the unit is working on.</summary>
    public required int Version { get; init; }

    /// <summary>From 1 on, of this version.</summary>
    public required int Number { get; init; }

    /// <summary>Names the set of rules, by Checker.VersionOf.</summary>
    public required string Rules { get; init; }

    /// <summary>SHA-256 over all that was looked at: the rules, the report, last year's figures.</summary>
    public required string InputHash { get; init; }

    public required int Errors { get; init; }

    public required int Queries { get; init; }

    public required int Notes { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }
}

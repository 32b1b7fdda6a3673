using County.Data;
using County.Reporting;

namespace County.Web.Features.Board;

/// <summary>A unit of the round and how far it is.</summary>
public sealed record BoardLine(
    int UnitId, string Code, string Name, UnitKind Kind, ReportState State, string? Exemption, bool IsSample)
{
    /// <summary>Of the newest submission; null before the first.</summary>
    public int? Version { get; init; }

    /// <summary>How the newest submission came in where the unit did not just hand it in.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Ids of the parts of the draft that lack nothing; of what was handed in nobody asks.</summary>
    public IReadOnlyList<string> Done { get; init; } = [];

    /// <summary>What is still to be done, in words; empty where nothing is.</summary>
    public string Missing { get; init; } = "";

    public int Errors { get; init; }

    public int Queries { get; init; }

    /// <summary>Errors of the newest submission that were let stand (放行).</summary>
    public IReadOnlyList<ReleasedError> Released { get; init; } = [];

    /// <summary>By when something is to be done; null where nothing is any more.</summary>
    public BoardDate? Next { get; init; }

    /// <summary>Whether it has been handed in, be it that it is being corrected; not where it was sent back.</summary>
    public bool IsReported { get; init; }

    /// <summary>Whether the unit has still to hand in; not where it is exempt or no longer exists.</summary>
    public bool IsOwed { get; init; }

    /// <summary>Whether it is owed after the unit's own date.</summary>
    public bool IsLate { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Who fills it in.</summary>
    public string? Person { get; init; }

    public string? Telephone { get; init; }

    /// <summary>Reminders by telephone in this round.</summary>
    public int Calls { get; init; }

    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>When it was published; null where it was not.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Where it was published; null where nobody said.</summary>
    public string? PublishedWhere { get; init; }

    public bool IsMissing => Exemption is null && !IsReported;

    public bool IsAccepted => State is ReportState.Accepted or ReportState.Published;
}

/// <summary>A date that a unit has before it, or has missed.</summary>
/// <param name="Left">How far it is, such as 还有3个工作日.</param>
/// <param name="IsExtended">Whether it is the unit's own (延期).</param>
public sealed record BoardDate(string Name, DateOnly Date, string Left, bool IsExtended);

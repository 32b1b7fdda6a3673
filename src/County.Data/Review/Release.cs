namespace County.Data;

/// <summary>
/// 放行: the county's administrator lets one error of one unit stand. It is tied to the finding by its key, and so ends
/// by itself when the figures of the finding change.
/// </summary>
public sealed class Release
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, of this report.</summary>
    public required int Number { get; init; }

    /// <summary>The finding.</summary>
    public required string Key { get; init; }

    /// <summary>Code of its rule.</summary>
    public required string Code { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the administrator took it back; null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

/// <summary>盖章件已收: the office has the sealed paper of a submission in hand.</summary>
public sealed class SealedCopy
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, of this report.</summary>
    public required int Number { get; init; }

    /// <summary>The submission that was sealed.</summary>
    public required int Version { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken back that it came; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

/// <summary>
/// 退回函: with what a submission was returned. It holds the remarks that were sent with it and the explanations that
/// were rejected, which stand in their own tables.
/// </summary>
public sealed class ReturnLetter
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, of this report.</summary>
    public required int Number { get; init; }

    /// <summary>The submission that was returned.</summary>
    public required int Version { get; init; }

    /// <summary>The office's own words before the list; empty where it has none.</summary>
    public required string Text { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the return was undone; null while the letter stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

/// <summary>How a county reviews. A county that has set nothing has these.</summary>
public sealed class ReviewSettings
{
    public required int CountyId { get; init; }

    /// <summary>双人复核: whether a second person confirms what the first has accepted.</summary>
    public bool FourEyes { get; set; }

    public required string ChangedBy { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

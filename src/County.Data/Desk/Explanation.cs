namespace County.Data;

/// <summary>说明: the unit's reason for a query on its draft, tied to the finding as it stands.</summary>
public sealed class Explanation
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>The finding, by its key: with other numbers it is another.</summary>
    public required string Key { get; init; }

    /// <summary>Code of the rule, by which an explanation is offered again where the numbers have changed.</summary>
    public required string Code { get; init; }

    /// <summary>Empty where it was taken back.</summary>
    public required string Text { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>An explanation as it was handed in with a submission; the county accepts or rejects it.</summary>
public sealed class StatedExplanation
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int Version { get; init; }

    public required string Key { get; init; }

    public required string Code { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null while the county has not answered.</summary>
    public bool? IsAccepted { get; set; }

    /// <summary>Why it was rejected.</summary>
    public string? Answer { get; set; }

    public string? AnsweredBy { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}

/// <summary>审核意见: the county's comment on a cell, a sentence or the whole of a submission.</summary>
public sealed class Remark
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>The submission it is about.</summary>
    public required int Version { get; init; }

    /// <summary>From 1 on, of this submission.</summary>
    public required int Number { get; init; }

    /// <summary>A cell's address or a section's id; null where it is about the whole.</summary>
    public string? Field { get; init; }

    /// <summary>The words of the text that it is about; null where it is about a cell or the whole.</summary>
    public string? Quote { get; init; }

    public required string Text { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the submission was returned with it; before that the unit does not see it.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the office took it back.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The unit's written answer.</summary>
    public string? Reply { get; set; }

    public string? RepliedBy { get; set; }

    public DateTimeOffset? RepliedAt { get; set; }
}

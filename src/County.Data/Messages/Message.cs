namespace County.Data;

/// <summary>
/// A message inside the system (站内消息). Always written, whatever else a county has switched on; its effect is what
/// makes a reminder happen once.
/// </summary>
public sealed class Message
{
    public required int CountyId { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>The unit it is for; null for the office.</summary>
    public int? UnitId { get; init; }

    /// <summary>The report year it concerns; null where it concerns none.</summary>
    public int? Year { get; init; }

    /// <summary>What it is: reminder, overdue, returned, accepted, digest …</summary>
    public required string Kind { get; init; }

    /// <summary>Names the effect: of one name there is one message in a county.</summary>
    public required string Effect { get; init; }

    /// <summary>Whom it is for in that place: who has one of these rights. Empty for everybody there.</summary>
    public required Right[] Rights { get; init; }

    public required string Subject { get; init; }

    /// <summary>In words, without figures of the report.</summary>
    public required string Text { get; init; }

    /// <summary>Path of the page it leads to; null where it leads to none.</summary>
    public string? Link { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When the first of those it is for opened it.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    public string? ReadBy { get; set; }
}

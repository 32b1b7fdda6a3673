namespace County.Data;

/// <summary>
/// One change of one field of a draft: a cell, by its address, or a text, by its section. What a unit typed is never
/// changed afterwards: another write follows it, so a field's history only goes forward.
/// </summary>
public sealed class FieldWrite
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>A cell's address, or a section's id.</summary>
    public required string Field { get; init; }

    /// <summary>From 1 on, of this field.</summary>
    public required long Revision { get; init; }

    /// <summary>
    /// What the field then held, as a page shows it; null for a text of which a state not much older is kept.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Names the page, from its opening to its closing, or the one act of another door.</summary>
    public required string Load { get; init; }

    /// <summary>Counts the changes of one page: the same one sent twice is one.</summary>
    public required long Counter { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

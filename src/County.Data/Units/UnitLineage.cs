namespace County.Data;

/// <summary>What became of a unit (机构沿革): it was merged into another, split or renamed.</summary>
public sealed class UnitLineage
{
    public required int CountyId { get; init; }

    /// <summary>The unit that was there before.</summary>
    public required int UnitId { get; init; }

    /// <summary>The unit that goes on; the same one where it was only renamed.</summary>
    public required int SuccessorId { get; init; }

    /// <summary>The first day of the new state.</summary>
    public required DateOnly Since { get; init; }

    public required LineageKind Kind { get; init; }

    /// <summary>The name before.</summary>
    public required string NameBefore { get; init; }

    /// <summary>The document that ordered it, by title or number; null where none is known.</summary>
    public string? Basis { get; init; }
}

public enum LineageKind
{
    /// <summary>并入.</summary>
    MergedInto,

    /// <summary>分出.</summary>
    SplitInto,

    /// <summary>更名.</summary>
    Renamed,
}

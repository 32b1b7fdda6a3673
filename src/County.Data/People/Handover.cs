namespace County.Data;

/// <summary>人员交接: one person's rights and open business went to another in one act.</summary>
public sealed class Handover
{
    public required int CountyId { get; init; }

    public required Guid HandoverId { get; init; }

    /// <summary>The unit; null for the county office.</summary>
    public int? UnitId { get; init; }

    public required int FromMembership { get; init; }

    public required int ToMembership { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>What was handed over, a line each, as it stands on the printed list.</summary>
    public required string[] Items { get; init; }
}

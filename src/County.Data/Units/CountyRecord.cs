namespace County.Data;

/// <summary>A county (县、市、区): the group of units that one county office aggregates.</summary>
public sealed class CountyRecord
{
    /// <summary>Six-digit division code, such as 430781.</summary>
    public required int CountyId { get; init; }

    public required string Name { get; set; }

    public required string Prefecture { get; set; }

    public required string Province { get; set; }

    /// <summary>Since when nobody of the county may sign in; null while it is open.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>Why it is suspended.</summary>
    public string? SuspendedFor { get; set; }
}

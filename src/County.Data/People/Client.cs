namespace County.Data;

/// <summary>Another system (对接系统) that acts for one unit or for the county office, and for nobody else.</summary>
public sealed class Client
{
    public required int CountyId { get; init; }

    /// <summary>The identifier with which it asks for tokens.</summary>
    public required string ClientId { get; init; }

    /// <summary>The unit; null for the county office.</summary>
    public int? UnitId { get; init; }

    public required string Name { get; set; }

    /// <summary>What it may ask for: reports.read, reports.write, summary.read.</summary>
    public required string[] Scopes { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

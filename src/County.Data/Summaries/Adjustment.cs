namespace County.Data;

/// <summary>
/// 调整: the office's correction of a county figure, the last resort where no unit's report can be mended. Printed
/// beside the units' sum with its reason, and counted until it is withdrawn.
/// </summary>
public sealed class Adjustment
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, within the round.</summary>
    public required int Number { get; init; }

    /// <summary>Address of the cell, never of a computed one.</summary>
    public required string Cell { get; init; }

    /// <summary>What is added to the units' sum, below zero to take away; amounts in 分.</summary>
    public required long Amount { get; init; }

    public required string Reason { get; init; }

    public required string MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawnFor { get; set; }
}

/// <summary>That an adjustment is counted in a version of the summary.</summary>
public sealed class SummaryAdjustment
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    public required int SummaryVersion { get; init; }

    /// <summary>The adjustment's.</summary>
    public required int Number { get; init; }
}

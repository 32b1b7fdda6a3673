namespace County.Reporting;

/// <summary>What one unit gives to a summary (构成): its accepted submission.</summary>
/// <param name="UnitCode">Code of the unit: 12 digits, or an agency's code; unique within a summary.</param>
/// <param name="UnitName">Name of the unit, such as 药山镇.</param>
/// <param name="Version">Number of the accepted submission, from 1.</param>
/// <param name="Hash">Content hash of that submission, by <see cref="ContentHash"/>.</param>
/// <param name="Figures">Its figures, as submitted.</param>
public sealed record Contribution(string UnitCode, string UnitName, int Version, string Hash, Figures Figures)
{
    /// <summary>True where the submission was accepted as published, with errors standing; a summary says so.</summary>
    public bool HasErrors { get; init; }

    /// <summary>The figures as they are added up: totals worked out anew from their parts.</summary>
    public Figures Counted => Figures.WithTotals();
}

/// <summary>What one unit gives to one cell of a summary.</summary>
/// <param name="Contribution">The unit's contribution.</param>
/// <param name="Figure">Its figure as added, counts as they are and amounts in 分 (0.01 元).</param>
public sealed record Share(Contribution Contribution, long Figure);

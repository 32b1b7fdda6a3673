using County.Reporting;

namespace County.Data;

/// <summary>
/// What a unit took over from those merged into it (承接数): the sum of their counted reports of one year. Kept for it
/// by the aggregator, because a unit reads no other unit's report.
/// </summary>
public sealed class TakenOver
{
    public required int CountyId { get; init; }

    /// <summary>The unit that goes on.</summary>
    public required int UnitId { get; init; }

    /// <summary>The year of the figures.</summary>
    public required int Year { get; init; }

    public required string Format { get; set; }

    public required long?[] Proactive { get; set; }

    public required long?[] Applications { get; set; }

    public required long?[] Disputes { get; set; }

    /// <summary>Names of the units it comes from.</summary>
    public required string[] Predecessors { get; set; }

    /// <summary>SHA-256 over the submissions it is the sum of.</summary>
    public required string InputHash { get; set; }

    public Figures Figures => Figures.Of(Catalogue.Of(Format), Proactive, Applications, Disputes);

    /// <summary>What was counted for a unit together with what it took over; null where there is neither.</summary>
    public static Figures? Beside(Figures? own, TakenOver? merged) => (own, merged) switch
    {
        (null, _) => merged?.Figures,
        (_, null) => own,
        _ => Bridge.Sum(own.Format, [own, merged.Figures]),
    };
}

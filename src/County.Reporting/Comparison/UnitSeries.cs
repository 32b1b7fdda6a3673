using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>What is known of an indicator for a unit, with those merged into it, in one year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Figure">The figure, 件 or 分; null where it was not reported, left blank or does not compare.</param>
/// <param name="Whole">The total that it is a part of; null where there is none or it is not known.</param>
public sealed record Observed(int Year, long? Figure, long? Whole);

/// <summary>An indicator for a unit through the years.</summary>
/// <param name="Unit">The unit's number within the county.</param>
/// <param name="Name">Its name.</param>
/// <param name="Peers">Whom it is compared with, such as 乡镇: all units of the same word.</param>
/// <param name="Years">The years, oldest first, without those of which nothing is known.</param>
public sealed record UnitSeries(int Unit, string Name, string Peers, ImmutableArray<Observed> Years)
{
    /// <summary>What is known of a year; null where nothing is.</summary>
    public Observed? Of(int year) => Years.FirstOrDefault(one => one.Year == year && one.Figure is not null);
}

using County.Data;
using County.Reporting;

namespace County.Web.Features.Comparison;

/// <summary>A unit's contribution to a figure: the very cell of a submission.</summary>
/// <param name="IsAccepted">False where the office has not accepted it: the newest one then counts.</param>
public sealed record Part(int UnitId, string Unit, int Year, int Version, string Address, bool IsAccepted, long Figure)
{
    public string Link => $"/rounds/{Year}/units/{UnitId}/submissions/{Version}#{Address}";
}

/// <summary>An indicator for a unit in a year.</summary>
/// <param name="Figure">Null where a gap stands in its place.</param>
/// <param name="Whole">The base of its share; null where there is none.</param>
/// <param name="Gap">What stands in the figure's place, such as 未报.</param>
/// <param name="Why">More about the gap; null where the word says all.</param>
public sealed record Entry(
    int Year, long? Figure, long? Whole, IReadOnlyList<Part> Parts, string? Gap = null, string? Why = null)
{
    public bool IsAccepted => Parts.All(part => part.IsAccepted);
}

/// <summary>A unit through the years, the oldest first.</summary>
public sealed record Row(
    int UnitId, string Name, UnitKind Kind, string? OutsideSum, bool IsSample, IReadOnlyList<Entry> Years)
{
    public Entry Newest => Years[^1];

    public Entry? Of(int year) => Years.FirstOrDefault(entry => entry.Year == year);
}

/// <summary>What the listed units come to, without those that the county's summary does not add.</summary>
/// <param name="Known">Units with a figure.</param>
/// <param name="Expected">Units of which one is to be had.</param>
public sealed record Total(int Year, long? Figure, long? Whole, int Known, int Expected)
{
    public bool IsWhole => Known > 0 && Known == Expected;
}

/// <summary>How a total of the listed units is made up in a year.</summary>
public sealed record Composition(int Year, IReadOnlyList<(string Group, long Figure)> Groups)
{
    public long Sum => Groups.Sum(group => group.Figure);
}

/// <summary>What the page of a comparison shows.</summary>
public sealed record ComparisonModel(string County, int Year, Format Form, ComparisonQuestion Question)
{
    /// <summary>What was asked for that there is not; null where all is well.</summary>
    public string? Problem { get; init; }

    public Indicator? Indicator { get; init; }

    /// <summary>Years with a round, the oldest first.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    public IReadOnlyList<UnitKind> Kinds { get; init; } = [];

    public IReadOnlyList<Row> Rows { get; init; } = [];

    public IReadOnlyList<Total> Totals { get; init; } = [];

    public IReadOnlyList<Composition> Compositions { get; init; } = [];

    public IReadOnlyList<Outlier> Outliers { get; init; } = [];

    /// <summary>Why earlier years on another form do not compare, by reason.</summary>
    public IReadOnlyList<string> NotComparable { get; init; } = [];

    public Cell Cell => Indicator!.Cell;
}

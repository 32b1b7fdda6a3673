using System.Collections.Immutable;
using System.Globalization;

namespace County.Reporting;

/// <summary>One thing that a report lacks.</summary>
/// <param name="Pattern">What is said, with {0} for the parts and {1} for how many, such as 表{0}有{1}格空白.</param>
/// <param name="Sections">The parts of the form that it speaks of; none where it speaks of the whole.</param>
/// <param name="Count">How many cells, faults or parts.</param>
public sealed record Lack(string Pattern, ImmutableArray<Section> Sections, int Count)
{
    /// <summary>In office Chinese, without a full stop.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, Pattern, string.Join('、', Sections.Select(section => section.Ordinal)), Count);
}

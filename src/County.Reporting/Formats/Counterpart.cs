using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>What of another form compares with a cell (可比口径).</summary>
public abstract record Counterpart
{
    private Counterpart()
    {
    }

    /// <summary>Cells of the other form whose sum says the same; most often one.</summary>
    /// <param name="Cells">The cells, in order of print.</param>
    /// <param name="Source">What the comparison rests on.</param>
    public sealed record Comparable(ImmutableArray<Cell> Cells, string Source) : Counterpart;

    /// <summary>Nothing of the other form compares with the cell.</summary>
    /// <param name="Reason">Why, in office Chinese, without a full stop.</param>
    public sealed record None(string Reason) : Counterpart;
}

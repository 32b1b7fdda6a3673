using County.Reporting;

namespace County.Web.Hosting;

/// <summary>A cell in which two summaries of one form differ.</summary>
public sealed record Difference(Cell Cell, long? Before, long? After)
{
    /// <summary>The second less the first; a blank counts as nothing.</summary>
    public long Change => (After ?? 0) - (Before ?? 0);

    /// <summary>Where two summaries differ, in order of print; nothing where their forms do: none compares.</summary>
    public static IReadOnlyList<Difference> Between(Figures before, Figures after) => before.Format != after.Format
        ? []
        : [.. before.Format.Cells.Where(cell => before[cell] != after[cell])
            .Select(cell => new Difference(cell, before[cell], after[cell]))];
}

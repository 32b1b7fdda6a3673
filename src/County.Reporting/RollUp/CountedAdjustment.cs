namespace County.Reporting;

/// <summary>
/// An adjustment (调整) as a summary counts it: what the office adds to the units' sum in one cell, or takes away, with
/// its reason. The last resort, where no unit's report can be mended.
/// </summary>
/// <param name="Number">Its number within the county's round, from 1.</param>
/// <param name="Cell">The cell; never one that the form's sums give, for those follow.</param>
/// <param name="Amount">What is added, below zero to take away; counts as they are and amounts in 分.</param>
/// <param name="Reason">Why, in office Chinese.</param>
public sealed record CountedAdjustment(int Number, Cell Cell, long Amount, string Reason)
{
    /// <summary>Whether it changes a cell: its own one, or a total that its cell is a part of.</summary>
    /// <param name="format">The form of both.</param>
    /// <param name="cell">The cell asked about.</param>
    public bool Reaches(Format format, Cell cell) =>
        Cell.Equals(cell) || (cell.IsComputed && RollUp.Change(format, [this])[cell] is not null);
}

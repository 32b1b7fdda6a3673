using System.Collections.Immutable;
using County.Reporting;

namespace County.Documents;

/// <summary>What became of a sheet of figures from outside that came back.</summary>
public abstract record OutsideResult
{
    private OutsideResult()
    {
    }

    /// <summary>It is the sheet that was expected, and was read; it can be taken where it has no problem.</summary>
    /// <param name="Figures">What it says, unit by unit; a blank says nothing.</param>
    /// <param name="Problems">What is wrong with it, row by row.</param>
    public sealed record Read(ImmutableArray<OutsideRead> Figures, ImmutableArray<OutsideProblem> Problems)
        : OutsideResult;

    /// <summary>It is not; nothing of it is read.</summary>
    /// <param name="Reason">One line for the person who sent it.</param>
    public sealed record Refused(string Reason) : OutsideResult;
}

/// <summary>A figure of such a sheet.</summary>
/// <param name="Unit">Whose report it speaks of.</param>
/// <param name="Cell">The cell of that report.</param>
/// <param name="Figure">A count, or an amount in 分.</param>
public sealed record OutsideRead(OutsideUnit Unit, Cell Cell, long Figure);

/// <summary>What is wrong with a row of such a sheet.</summary>
/// <param name="Row">The row, as the spreadsheet counts.</param>
/// <param name="Message">What, in office Chinese, with a full stop.</param>
public sealed record OutsideProblem(int Row, string Message);

using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>What a rule says of a report (校验问题).</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Severity">Error, query or note.</param>
/// <param name="Cells">The cells it speaks of, in order of print; empty where it speaks of the whole report.</param>
/// <param name="Expected">What the rule asks for, in the printed unit (件, 元, 万元); null where it is no number.</param>
/// <param name="Actual">What the report says, in the same unit; null where there is no number.</param>
/// <param name="Message">A sentence in office Chinese that names rows and columns as the form does, both sides, the
/// difference and the likely cause; never a cell's address.</param>
public sealed record Finding(
    string Code, Severity Severity, ImmutableArray<Cell> Cells, decimal? Expected, decimal? Actual, string Message);

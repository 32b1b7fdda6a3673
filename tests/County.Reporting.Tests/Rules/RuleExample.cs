using System.Collections.Immutable;

namespace County.Reporting.Tests;

/// <summary>One place where a rule holds: a report that passes there, and one that breaks it there alone.</summary>
/// <param name="Passing">Breaks no rule at all.</param>
/// <param name="Breaking">Breaks this rule and no other.</param>
/// <param name="Cells">The cells that every finding must name.</param>
internal sealed record RuleExample(Subject Passing, Subject Breaking, ImmutableArray<Cell> Cells);

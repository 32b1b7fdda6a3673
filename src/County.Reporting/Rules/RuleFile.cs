using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A rule as the format file writes it; terms are columns of a rule per row, rows of one per column.</summary>
internal sealed record RuleFile(
    string Code, string Kind, Severity Severity, string Table, string Per, string Source, string Message,
    string[]? Left, string[]? Right, string[]? Last, bool Defines, string[]? When, string[]? Needs, bool Mutual,
    string[]? Rows, Level[]? Levels, string? Told, string? HintOver, string? HintUnder)
{
    public Rule Build(Table table) => Kind switch
    {
        "equal" or "carried" => Sum(table, Relation.Equal),
        "at_most" or "carried_at_most" => Sum(table, Relation.AtMost),
        "zero" => new ZeroRule(Code, Severity, Message, Source, [.. Levels!],
            [.. table.Cells.Where(cell => Rows!.Contains(cell.Row.Id))]),
        "requires" => new RequiredRule(Code, Severity, Message, Source, [.. Lines(table).SelectMany(Requirements)]),
        _ => throw new InvalidOperationException($"Rule {Code} is of no known kind: {Kind}"),
    };

    private SumRule Sum(Table table, Relation relation) => new(
        Code, Severity, Message, Source, relation, Defines, Per == "column", Told!, HintOver!, HintUnder,
        [.. Lines(table).Select(line => new SumLine(Pick(line, Left), Pick(line, Right), Pick(line, Last)))]);

    private IEnumerable<RequiredLine> Requirements(Dictionary<string, Cell> line)
    {
        yield return new RequiredLine(line[When![0]], Pick(line, Needs));
        if (Mutual) yield return new RequiredLine(line[Needs![0]], Pick(line, When));
    }

    private IEnumerable<Dictionary<string, Cell>> Lines(Table table) => Per == "row"
        ? table.Rows.Select(row => table.Cells.Where(c => c.Row == row).ToDictionary(c => c.Column.Id))
        : table.Columns.Select(column => table.Cells.Where(c => c.Column == column).ToDictionary(c => c.Row.Id));

    private static ImmutableArray<Cell> Pick(Dictionary<string, Cell> line, string[]? ids) =>
        [.. (ids ?? []).Select(id => line[id])];
}

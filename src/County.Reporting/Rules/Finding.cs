using System.Collections.Immutable;
using System.Globalization;

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
    string Code, Severity Severity, ImmutableArray<Cell> Cells, decimal? Expected, decimal? Actual, string Message)
{
    /// <summary>The sentence of the text it speaks of, word for word; null where it speaks of none.</summary>
    public string? Quoted { get; init; }

    /// <summary>
    /// Its identity within a report, to which an explanation is tied: 64 hexadecimal digits over the rule, the cells,
    /// both sides and the sentence; with other numbers it is another finding.
    /// </summary>
    public string Key => KeyOf(Code, Cells.Select(cell => cell.Address), Expected, Actual, Quoted);

    /// <summary>The same identity of a finding that was kept as a row: addresses instead of cells.</summary>
    public static string KeyOf(
        string code, IEnumerable<string> cells, decimal? expected, decimal? actual, string? quoted = null) =>
        ContentHash.OfText(string.Join(
            '\n', code, string.Join(' ', cells), Side(expected), Side(actual), quoted ?? ""));

    // The database gives 6.000000 for 6.
    private static string Side(decimal? number) =>
        number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}

using County.Reporting;

namespace County.Web.Features.Desk;

/// <summary>A finding as the form shows it, and as a save's answer says it.</summary>
/// <param name="Severity">error, query or note.</param>
/// <param name="Level">The same as people say it.</param>
/// <param name="Section">The part of the report that it speaks of; null where it is the whole.</param>
/// <param name="Explained">Whether the unit has said why it is so.</param>
public sealed record DeskFinding(
    string Key, string Severity, string Level, IReadOnlyList<string> Cells, string? Section, string Message,
    bool Explained)
{
    /// <summary>Blanks have a line of their own over the list.</summary>
    private const string Blank = "F-BLANK";

    public static IReadOnlyList<DeskFinding> Of(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding.Code != Blank).Select(Of)];

    private static DeskFinding Of(Finding finding) => new(
        $"{finding.Code} {string.Join(' ', finding.Cells.Take(2))}",
        finding.Severity.ToString().ToLowerInvariant(),
        finding.Severity switch
        {
            County.Reporting.Severity.Error => "错误（须改）",
            County.Reporting.Severity.Query => "疑问（须说明）",
            _ => "提示",
        },
        [.. finding.Cells.Select(cell => cell.Address)], finding.Cells.FirstOrDefault()?.Table.Section.Id,
        finding.Message, Explained: false);
}

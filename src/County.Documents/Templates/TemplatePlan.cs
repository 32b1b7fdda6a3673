using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using County.Reporting;

namespace County.Documents;

/// <summary>All sheets of a template that are filled, in their order.</summary>
internal sealed record TemplatePlan(ImmutableArray<SheetPlan> Sheets)
{
    public static TemplatePlan Of(Format format) => new([
        .. format.Sections.Where(section => !section.IsText).Select(section => SheetPlan.Of(format, section)),
        SheetPlan.OfTexts(format),
    ]);

    /// <summary>SHA-256 of what stands where; another means another version of this program wrote the file.</summary>
    public string Structure => Hash(string.Join('\n', Sheets.SelectMany(Lines)));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string> Lines(SheetPlan sheet) =>
        sheet.Labels.Select(label => string.Create(CultureInfo.InvariantCulture, $"{label.Area.Range} {label.Text}"))
            .Concat(sheet.Cells.Select(cell => $"{cell.Area.Range} {cell.Cell.Address}"))
            .Concat(sheet.Texts.Select(text => $"{text.Area.Range} {text.Section.Id}"));
}

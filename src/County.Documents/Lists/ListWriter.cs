using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>A list to work on in a spreadsheet: a title, heads, and rows of words and numbers.</summary>
public static class ListWriter
{
    private const int Narrowest = 8;
    private const int Widest = 44;
    private const int HeadRow = 2;

    /// <summary>Writes one sheet.</summary>
    /// <param name="name">Name of the sheet; what Excel forbids in it is left out.</param>
    /// <param name="title">Stands over the heads.</param>
    /// <param name="heads">One for each column.</param>
    /// <param name="rows">In each a decimal is a number, everything else its words, null nothing.</param>
    public static byte[] Write(
        string name, string title, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        return Workbook(name, Drawn(title, heads, rows), title);
    }

    // What Excel forbids in the name of a sheet is left out.
    internal static byte[] Workbook(string name, TemplateSheet sheet, string footer)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateStyles.Sheet();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = sheet.Worksheet(footer);
            book.Workbook = new Xl.Workbook(new Xl.Sheets(new Xl.Sheet
            {
                Name = string.Concat(name.Where(sign => !@"[]:*?/\".Contains(sign, StringComparison.Ordinal)).Take(31)),
                SheetId = 1,
                Id = book.GetIdOfPart(part),
            }));
        }

        return stream.ToArray();
    }

    private static TemplateSheet Drawn(
        string title, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var sheet = new TemplateSheet
        {
            Widths = [.. heads.Select((head, at) => Width(head, rows.Select(row => row[at])))],
            IsWide = heads.Count > 6,
            HeadRows = HeadRow,
            Stubs = 1,
            IsLocked = false,
        };
        sheet.Put(new Area(1, 1, 1, heads.Count), Look.Title, title);
        for (var at = 0; at < heads.Count; at++) sheet.Put(new Area(HeadRow, at + 1), Look.Head, heads[at]);
        for (var down = 0; down < rows.Count; down++)
        {
            for (var at = 0; at < heads.Count; at++)
            {
                var area = new Area(HeadRow + 1 + down, at + 1);
                if (rows[down][at] is decimal number) sheet.Put(area, number);
                else sheet.Put(area, Look.Stub, rows[down][at]?.ToString() ?? "");
            }
        }

        return sheet;
    }

    // A Chinese character is as wide as two digits.
    private static int Width(string head, IEnumerable<object?> cells) => Math.Clamp(
        cells.Select(cell => cell?.ToString() ?? "").Append(head)
            .Max(text => text.Sum(sign => sign < '\u2000' ? 1 : 2)) + 2, Narrowest, Widest);
}

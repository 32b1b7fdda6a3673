using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>
/// Fills a copy of the superior's workbook. Nothing but the named cells is touched: their styles, all formulas, merged
/// cells and other parts stay as they came; the workbook is only told to work its formulas out when it is opened, or it
/// would show their old values. The same figures give the same bytes.
/// </summary>
public static class SuperiorWriter
{
    /// <summary>Fills a copy.</summary>
    /// <param name="template">The workbook as it came.</param>
    /// <param name="figures">Numbers in the printed unit, by their places.</param>
    public static byte[] Fill(byte[] template, IReadOnlyDictionary<SuperiorPlace, decimal> figures)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(figures);
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true, OfficeText.Settings))
        {
            var book = document.WorkbookPart!;
            foreach (var (sheet, places) in figures.GroupBy(one => one.Key.Sheet).Select(one => (one.Key, one)))
            {
                var id = book.Workbook.Descendants<Xl.Sheet>().First(one => one.Name?.Value == sheet).Id!.Value!;
                Fill((WorksheetPart)book.GetPartById(id), places.ToDictionary(one => one.Key.Place, one => one.Value));
            }

            var calculation = book.Workbook.CalculationProperties ??= new Xl.CalculationProperties();
            calculation.FullCalculationOnLoad = true;
            book.Workbook.Save();
        }

        return stream.ToArray();
    }

    private static void Fill(WorksheetPart part, Dictionary<string, decimal> figures)
    {
        foreach (var cell in part.Worksheet.Descendants<Xl.Cell>())
        {
            if (cell.CellReference?.Value is not { } place || !figures.TryGetValue(place, out var number)) continue;
            (cell.DataType, cell.InlineString) = (null, null);
            cell.CellValue = new Xl.CellValue(number.ToString("0.######", CultureInfo.InvariantCulture));
        }

        part.Worksheet.Save();
    }
}

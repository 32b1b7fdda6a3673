using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Row = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace County.Documents.Tests.Upward;

/// <summary>A superior's workbook as they are: official labels, merged heads, a sum, styles, a cover sheet.</summary>
internal static class SuperiorFile
{
    public const string Table = "附表1";

    /// <summary>Rows of the table, from the first on; a formula begins with =.</summary>
    public static readonly string?[][] Rows =
    [
        ["政府信息公开情况汇总表", null, null, null, null],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "合计"],
        ["行政规范性文件", "", "0", "", "=SUM(B3:D3)"],
        ["信息内容", "本年处理决定数量", null, null, null],
        ["行政许可", "", null, null, null],
        ["我市自定项目", "", null, null, null],
    ];

    public static byte[] Write(SpreadsheetDocumentType? type = null)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, type ?? SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill(), new Fill()), new Borders(new Border()),
                new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat()));
            var words = book.AddNewPart<SharedStringTablePart>();
            words.SharedStringTable = new SharedStringTable(new SharedStringItem(new Text("填表说明")));
            var cover = book.AddNewPart<WorksheetPart>();
            cover.Worksheet = new Worksheet(new SheetData(new Row(new Cell
            {
                CellReference = "A1",
                DataType = CellValues.SharedString,
                CellValue = new CellValue("0"),
            })
            { RowIndex = 1 }));
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetData(Rows.Select((row, at) => Of(row, at + 1))),
                new MergeCells(new MergeCell { Reference = "A1:E1" }));
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(
                new Sheet { Name = "说明", SheetId = 1, Id = book.GetIdOfPart(cover) },
                new Sheet { Name = Table, SheetId = 2, Id = book.GetIdOfPart(part) }));
        }

        return stream.ToArray();
    }

    private static Row Of(string?[] row, int number) =>
        new(row.Select((text, column) => Of(text, number, column)).OfType<Cell>()) { RowIndex = (uint)number };

    private static Cell? Of(string? text, int row, int column)
    {
        if (text is null) return null;
        var cell = new Cell { CellReference = $"{(char)('A' + column)}{row}", StyleIndex = 1 };
        if (text.StartsWith('='))
        {
            (cell.CellFormula, cell.CellValue) = (new CellFormula(text[1..]), new CellValue("0"));
        }
        else if (text == "0")
        {
            cell.CellValue = new CellValue("0");
        }
        else if (text.Length > 0)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text));
        }

        return cell;
    }
}

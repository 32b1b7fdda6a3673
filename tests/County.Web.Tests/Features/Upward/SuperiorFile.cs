using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace County.Web.Tests.Features.Upward;

/// <summary>A superior's workbook with two rows of official labels, a row of its own, and a sum.</summary>
internal static class SuperiorFile
{
    private static readonly string?[][] Rows =
    [
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量", "合计"],
        ["规范性文件", "", "", "", "=SUM(B2:D2)"],
        ["我市自定项目", ""],
    ];

    public static byte[] Write(bool hasMacros = false)
    {
        using var stream = new MemoryStream();
        var type = hasMacros ? SpreadsheetDocumentType.MacroEnabledWorkbook : SpreadsheetDocumentType.Workbook;
        using (var document = SpreadsheetDocument.Create(stream, type))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(Rows.Select((row, at) =>
                new Row(row.Select((text, column) => Of(text!, $"{(char)('A' + column)}{at + 1}")))
                {
                    RowIndex = (uint)at + 1,
                })));
            book.Workbook = new Workbook(
                new Sheets(new Sheet { Name = "附表", SheetId = 1, Id = book.GetIdOfPart(part) }));
        }

        return stream.ToArray();
    }

    /// <summary>What a workbook shows in a cell of its first sheet.</summary>
    public static string? Read(byte[] file, string place)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>()
            .Single(cell => cell.CellReference == place).CellValue?.Text;
    }

    private static Cell Of(string text, string place)
    {
        var cell = new Cell { CellReference = place };
        if (text.StartsWith('='))
        {
            cell.CellFormula = new CellFormula(text[1..]);
        }
        else if (text.Length > 0)
        {
            (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(text)));
        }

        return cell;
    }
}

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace County.Documents.Tests.Templates;

/// <summary>A template as somebody works on it in Excel or WPS, saved with <see cref="Save"/>.</summary>
internal sealed class Workbook : IDisposable
{
    private readonly MemoryStream stream = new();

    public Workbook(byte[] file)
    {
        stream.Write(file);
        Document = SpreadsheetDocument.Open(stream, isEditable: true);
    }

    public SpreadsheetDocument Document { get; }

    public WorkbookPart Book => Document.WorkbookPart!;

    public Sheets Sheets => Book.Workbook.Sheets!;

    public IEnumerable<Sheet> All => Sheets.Elements<Sheet>();

    private IEnumerable<SheetCell> Cells => All.SelectMany(sheet => Of(sheet).Descendants<SheetCell>());

    public Worksheet this[string name] => Of(All.Single(sheet => sheet.Name == name));

    public Worksheet Of(Sheet sheet) => ((WorksheetPart)Book.GetPartById(sheet.Id!)).Worksheet;

    /// <summary>The sheet on which a section of tables stands.</summary>
    public Worksheet Table(Reporting.Format format, string table) => this[format.Table(table).Section.FullTitle];

    public static SheetCell Cell(Worksheet sheet, string reference) =>
        sheet.Descendants<SheetCell>().Single(cell => cell.CellReference == reference);

    public static string Words(SheetCell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    /// <summary>The words of a sheet by their references, empty ones left out.</summary>
    public static Dictionary<string, string> Words(Worksheet sheet) => sheet.Descendants<SheetCell>()
        .Select(cell => (cell.CellReference, Text: Words(cell))).Where(cell => cell.Text.Length > 0)
        .ToDictionary(cell => cell.CellReference!.Value!, cell => cell.Text);

    /// <summary>The one cell that shows the words.</summary>
    public static SheetCell Showing(Worksheet sheet, string words) =>
        sheet.Descendants<SheetCell>().Single(cell => Words(cell) == words);

    public static void Type(SheetCell cell, string words)
    {
        (cell.DataType, cell.CellFormula, cell.CellValue) = (CellValues.InlineString, null, null);
        cell.InlineString = new InlineString(new Text(words) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static void TypeNumber(SheetCell cell, string number)
    {
        (cell.DataType, cell.InlineString, cell.CellFormula) = (null, null, null);
        cell.CellValue = new CellValue(number);
    }

    /// <summary>Keeps all words once for the whole file, as Excel and WPS do, here and there with letters of two looks.
    /// </summary>
    public void ShareWords()
    {
        var table = Book.AddNewPart<SharedStringTablePart>();
        table.SharedStringTable = new SharedStringTable();
        foreach (var cell in Cells.Where(cell => cell.InlineString is not null))
        {
            var words = cell.InlineString!.InnerText.Replace("\n", "_x000D_\n", StringComparison.Ordinal);
            var half = words.Length / 2;
            var isWhole = table.SharedStringTable.ChildElements.Count % 2 == 0 || words.Contains('_');
            var item = isWhole
                ? new SharedStringItem(Kept(words))
                : new SharedStringItem(new Run(Kept(words[..half])), new Run(Kept(words[half..])));
            cell.InlineString = null;
            cell.DataType = CellValues.SharedString;
            cell.CellValue = new CellValue($"{table.SharedStringTable.ChildElements.Count}");
            table.SharedStringTable.Append(item);
        }
    }

    /// <summary>Leaves out what formulas came to.</summary>
    public void ForgetValues()
    {
        foreach (var cell in Cells.Where(cell => cell.CellFormula is not null))
        {
            (cell.CellValue, cell.DataType) = (null, null);
        }
    }

    /// <summary>Moves everything from a row on one row down.</summary>
    public static void InsertRow(Worksheet sheet, uint from)
    {
        foreach (var row in sheet.Descendants<SheetRow>().Where(row => row.RowIndex! >= from))
        {
            var number = row.RowIndex! + 1;
            row.RowIndex = number;
            foreach (var cell in row.Elements<SheetCell>())
            {
                cell.CellReference = new string([.. cell.CellReference!.Value!.TakeWhile(char.IsLetter)]) + number;
            }
        }
    }

    public byte[] Save()
    {
        Document.Dispose();
        return stream.ToArray();
    }

    public void Dispose()
    {
        Document.Dispose();
        stream.Dispose();
    }

    private static Text Kept(string words) => new(words) { Space = SpaceProcessingModeValues.Preserve };
}

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>The cells of an uploaded workbook, by sheet, or one line that says why it is not opened.</summary>
internal sealed record TemplateFile(IReadOnlyList<TemplateFile.Sheet> Sheets, string? Refusal)
{
    private const int LargestFile = 5 * 1024 * 1024;
    private const int MostSheets = 40;

    // More than any sheet of a template has.
    private const int MostRows = 1_000;
    private const int MostColumns = 40;

    private const string OldOffice = "an old Word or Excel file";

    /// <summary>A sheet with what stands in it.</summary>
    internal sealed record Sheet(string Name, IReadOnlyDictionary<(int Row, int Column), ExcelCell> Cells)
    {
        public string this[int row, int column] => Cells.GetValueOrDefault((row, column)).Words ?? "";
    }

    /// <summary>Opens a file; its macros and whatever it refers to outside itself are never touched.</summary>
    public static TemplateFile Of(byte[] content)
    {
        if (content.Length == 0) return Refused("文件是空的。");
        if (content.Length > LargestFile) return Refused("文件超过5MB，不是填报模板，请核对后重新选择。");
        if (FileKind.Of(content) is not FileKind.Excel) return Refused(WrongKind(content));
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (OfficeArchive.Refusal(stream) is not null) return Refused("文件的内容不像填报模板，没有打开，请核对后重新选择。");
            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, OfficeText.Settings);
            return Of(document);
        }
        catch (OpenXmlPackageException)
        {
            return Damaged;
        }
        catch (SystemException fault) when (OfficeText.IsDamage(fault))
        {
            return Damaged;
        }
    }

    private static TemplateFile Damaged => Refused("文件已损坏，打不开，请重新下载模板再填。");

    private static TemplateFile Of(SpreadsheetDocument document)
    {
        if (document.WorkbookPart is not { } book) return Damaged;
        if (document.DocumentType != SpreadsheetDocumentType.Workbook || book.VbaProjectPart is not null
            || book.MacroSheetParts.Any())
        {
            return Refused("文件带有宏，请另存为“Excel 工作簿（.xlsx）”再导入。");
        }

        var cells = new ExcelCells(book);
        var sheets = new List<Sheet>();
        foreach (var sheet in book.Workbook.Descendants<Xl.Sheet>().Take(MostSheets))
        {
            if (sheet.Id?.Value is not { } id || !book.TryGetPartById(id, out var part)) continue;
            if (part is WorksheetPart shown) sheets.Add(new Sheet(sheet.Name?.Value ?? "", Read(cells, shown)));
        }

        return new TemplateFile(sheets, null);
    }

    private static Dictionary<(int Row, int Column), ExcelCell> Read(ExcelCells cells, WorksheetPart part) =>
        cells.Rows(part).Where(row => row.Number <= MostRows)
            .SelectMany(row => row.Cells.Where(cell => cell.Key <= MostColumns)
                .Select(cell => KeyValuePair.Create((row.Number, cell.Key), cell.Value)))
            .DistinctBy(cell => cell.Key).ToDictionary();

    private static string WrongKind(byte[] content) => FileKind.Of(content) switch
    {
        // An encrypted workbook is an old file that holds the new one.
        OldOffice when content.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 =>
            "文件设了打开密码，请去掉密码再导入。",
        OldOffice => "这是旧版文件（.xls、.doc），请用下载的模板填写，保存为“Excel 工作簿（.xlsx）”。",
        _ => "这不是Excel工作簿（.xlsx），请用下载的模板填写。",
    };

    private static TemplateFile Refused(string reason) => new([], reason);
}

using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace County.Documents;

/// <summary>The cells of an uploaded workbook, by sheet, or one line that says why it is not opened.</summary>
internal sealed record TemplateFile(IReadOnlyList<TemplateFile.Sheet> Sheets, string? Refusal)
{
    private static readonly ExcelRefusals Words = new(
        5, "文件超过5MB，不是填报模板，请核对后重新选择。", "文件的内容不像填报模板，没有打开，请核对后重新选择。",
        "文件已损坏，打不开，请重新下载模板再填。", "请去掉密码再导入。", "请用下载的模板填写", "再导入。");

    private const int MostSheets = 40;

    // More than any sheet of a template has.
    private const int MostRows = 1_000;
    private const int MostColumns = 40;

    /// <summary>A sheet with what stands in it.</summary>
    internal sealed record Sheet(string Name, IReadOnlyDictionary<(int Row, int Column), ExcelCell> Cells)
    {
        public string this[int row, int column] => Cells.GetValueOrDefault((row, column)).Words ?? "";
    }

    /// <summary>Opens a file; its macros and whatever it refers to outside itself are never touched.</summary>
    public static TemplateFile Of(byte[] content)
    {
        var (file, refusal) = Words.Open(content, Of);
        return file ?? new TemplateFile([], refusal);
    }

    private static TemplateFile Of(WorkbookPart book)
    {
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
}

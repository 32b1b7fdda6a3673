using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace County.Documents;

/// <summary>Opens an uploaded workbook, or says in one line of office Chinese why not.</summary>
/// <param name="Megabytes">The largest file.</param>
/// <param name="TooLarge">Said of a larger one.</param>
/// <param name="Strange">Said of one that unpacks to what no workbook is.</param>
/// <param name="Damaged">Said of one that cannot be opened.</param>
/// <param name="Locked">What to do with one that has a password.</param>
/// <param name="Instead">What to do with what is no workbook of today, without a full stop.</param>
/// <param name="Then">What to do once it was saved otherwise.</param>
internal sealed record ExcelRefusals(
    int Megabytes, string TooLarge, string Strange, string Damaged, string Locked, string Instead, string Then)
{
    private const string OldOffice = "an old Word or Excel file";

    /// <summary>Opens a file; its macros and whatever it refers to outside itself are never touched.</summary>
    public (T? Read, string? Refusal) Open<T>(byte[] content, Func<WorkbookPart, T> read)
        where T : class
    {
        if (content.Length == 0) return (null, "文件是空的。");
        if (content.Length > Megabytes * 1024 * 1024) return (null, TooLarge);
        if (FileKind.Of(content) is not FileKind.Excel) return (null, WrongKind(content));
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (OfficeArchive.Refusal(stream) is not null) return (null, Strange);
            stream.Position = 0;
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, OfficeText.Settings);
            if (document.WorkbookPart is not { } book) return (null, Damaged);
            return HasMacros(document, book)
                ? (null, $"文件带有宏，请另存为“Excel 工作簿（.xlsx）”{Then}")
                : (read(book), null);
        }
        catch (OpenXmlPackageException)
        {
            return (null, Damaged);
        }
        catch (SystemException fault) when (OfficeText.IsDamage(fault))
        {
            return (null, Damaged);
        }
    }

    private static bool HasMacros(SpreadsheetDocument document, WorkbookPart book) =>
        document.DocumentType != SpreadsheetDocumentType.Workbook || book.VbaProjectPart is not null
        || book.MacroSheetParts.Any();

    private string WrongKind(byte[] content) => FileKind.Of(content) switch
    {
        // An encrypted workbook is an old file that holds the new one.
        OldOffice when content.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 =>
            $"文件设了打开密码，{Locked}",
        OldOffice => $"这是旧版文件（.xls、.doc），{Instead}，保存为“Excel 工作簿（.xlsx）”。",
        _ => $"这不是Excel工作簿（.xlsx），{Instead}。",
    };
}

using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace County.Documents;

/// <summary>The text of a Word or Excel file, laid out as that of a page, or the reason why it has none.</summary>
/// <param name="Text">The text, or null.</param>
/// <param name="Refusal">The reason, or null.</param>
internal sealed record OfficeText(SourceText? Text, string? Refusal)
{
    /// <summary>Twice what the archive may unpack to: a character takes a byte or more.</summary>
    public static readonly OpenSettings Settings = new() { MaxCharactersInPart = 96 * 1024 * 1024 };

    /// <summary>Reads a file; its macros and whatever it refers to outside itself are never touched.</summary>
    public static OfficeText Of(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            if (OfficeArchive.Refusal(stream) is { } refusal) return new OfficeText(null, refusal);
            stream.Position = 0;
            return FileKind.Of(content) is FileKind.Excel ? Sheets(stream) : Document(stream);
        }
        catch (OpenXmlPackageException)
        {
            return Damaged;
        }
        catch (SystemException fault) when (IsDamage(fault))
        {
            return Damaged;
        }
    }

    /// <summary>Whether a fault comes from what a file holds, and from no fault of the program.</summary>
    public static bool IsDamage(SystemException fault) => fault is InvalidDataException or XmlException or IOException
        or FormatException or InvalidOperationException or ArgumentException or NotSupportedException
        or KeyNotFoundException or OverflowException;

    private static OfficeText Damaged => new(null, "is a damaged or encrypted Word or Excel file");

    private static OfficeText Document(Stream stream)
    {
        using var document = WordprocessingDocument.Open(stream, isEditable: false, Settings);
        return document.MainDocumentPart is { } part ? Laid(WordText.Of(part)) : Damaged;
    }

    private static OfficeText Sheets(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false, Settings);
        return document.WorkbookPart is { } part ? Laid(ExcelText.Of(part)) : Damaged;
    }

    private static OfficeText Laid(LaidOutText? text) => text is null
        ? new OfficeText(null, "is nested too deeply to be a report")
        : text.ToSource(isCutOff: false) is { } source && !string.IsNullOrWhiteSpace(source.Folded)
            ? new OfficeText(source, null)
            : new OfficeText(null, "is empty");
}

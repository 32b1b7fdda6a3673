namespace County.Documents;

/// <summary>Kinds of files that are no text, known by their first bytes.</summary>
internal static class FileKind
{
    /// <summary>A Word file of today: .docx, .docm.</summary>
    public const string Word = "a Word file";

    /// <summary>An Excel file of today: .xlsx, .xlsm.</summary>
    public const string Excel = "an Excel file";

    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([.. "%PDF"u8], "a PDF"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Word or Excel file"),
        ([.. "{\\rtf"u8], "an RTF file"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([.. "GIF8"u8], "a GIF image"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([.. "Rar!"u8], "a RAR archive"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "a 7z archive"),
    ];

    /// <summary>The kind, or null where the bytes may be text.</summary>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PK\u0003\u0004"u8)) return OfArchive(content);
        foreach (var (start, name) in Known)
        {
            if (content.StartsWith(start)) return name;
        }

        return null;
    }

    // Word and Excel files are zip archives; the names of their parts stand in clear.
    private static string OfArchive(ReadOnlySpan<byte> content) =>
        content.IndexOf("word/"u8) >= 0 ? Word : content.IndexOf("xl/"u8) >= 0 ? Excel : "a zip archive";
}

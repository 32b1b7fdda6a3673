using System.IO.Compression;

namespace County.Documents;

/// <summary>
/// What a Word or Excel file unpacks to, measured by unpacking it: the lengths an archive states can lie.
/// </summary>
internal static class OfficeArchive
{
    // A report of a county has some hundred kilobytes of text parts; pictures are never unpacked.
    private const long MostUnpacked = 48 * 1024 * 1024;
    private const long Harmless = 1024 * 1024;
    private const int MostRatio = 200;
    private const int MostParts = 5_000;

    /// <summary>Why an archive is not opened; null where it may be.</summary>
    public static string? Refusal(Stream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts) return "has more parts than a Word or Excel file can have";
        var left = MostUnpacked;
        foreach (var entry in archive.Entries.Where(IsText))
        {
            var size = Size(entry, left);
            left -= size;
            if (left < 0 || (size > Harmless && size > MostRatio * Math.Max(1, entry.CompressedLength)))
            {
                return "unpacks to more than a Word or Excel file of a report can hold";
            }
        }

        return null;
    }

    private static bool IsText(ZipArchiveEntry entry) =>
        Path.GetExtension(entry.FullName).ToUpperInvariant() is ".XML" or ".RELS" or ".VML" or "";

    private static long Size(ZipArchiveEntry entry, long most)
    {
        using var part = entry.Open();
        var buffer = new byte[81_920];
        long size = 0;
        for (var read = 1; read > 0 && size <= most; size += read) read = part.Read(buffer);
        return size;
    }
}

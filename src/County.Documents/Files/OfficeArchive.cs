using System.IO.Compression;
using System.Xml;

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

    // A hundred tables in one another, which Word does not draw any more, are some four hundred.
    private const int Deepest = 500;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        MaxCharactersInDocument = 2 * MostUnpacked,
    };

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

        return archive.Entries.Any(IsTooDeep) ? "is nested too deeply to be a report" : null;
    }

    // What is made of elements is built up element in element: without a limit a small file takes the whole program
    // down. Any part may be declared to be one, whatever its name; what is none ends at its first sign.
    private static bool IsTooDeep(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var reader = XmlReader.Create(part, Settings);
        try
        {
            while (reader.Read())
            {
                if (reader.Depth > Deepest) return true;
            }
        }
        catch (XmlException)
        {
            // Nor does anything else read on here.
        }

        return false;
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

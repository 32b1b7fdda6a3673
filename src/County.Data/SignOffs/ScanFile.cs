namespace County.Data;

/// <summary>
/// A file that was uploaded as a scan, told by what is in it: whatever its name says, a page or a drawing with scripts
/// never becomes one.
/// </summary>
public sealed record ScanFile(string Name, byte[] Content, string MediaType)
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>Files of one passage.</summary>
    public const int Most = 10;

    private const int LongestName = 100;

    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    /// <summary>The usual ending of its name.</summary>
    public static string Ending(string mediaType) => mediaType switch
    {
        "application/pdf" => ".pdf",
        "image/png" => ".png",
        _ => ".jpg",
    };

    /// <summary>The file, or why it is none that can be taken, in office Chinese.</summary>
    /// <param name="name">As the browser gives it.</param>
    public static (ScanFile? File, string? Problem) Of(string name, byte[] content)
    {
        var shown = Shown(name);
        if (content.Length == 0) return (null, $"“{shown}”是空文件。");
        if (content.Length > Largest) return (null, $"“{shown}”超过10MB，请降低扫描分辨率或者分成几个文件。");
        return MediaTypeOf(content) switch
        {
            null when IsOfPhone(content) => (null, $"“{shown}”是HEIC照片，请在手机的相机设置里选“兼容性最佳”，或者另存为JPEG再上传。"),
            null => (null, $"“{shown}”不是PDF、JPEG或PNG文件。"),
            "application/pdf" when IsEncrypted(content) => (null, $"“{shown}”加了密码，请去掉密码再上传。"),
            { } type => (new ScanFile(shown, content, type), null),
        };
    }

    private static string? MediaTypeOf(byte[] content)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith("%PDF-"u8) && bytes.LastIndexOf("%%EOF"u8) > 0) return "application/pdf";
        if (bytes.StartsWith(Png) && bytes.LastIndexOf("IEND"u8) > 0) return "image/png";
        return bytes.StartsWith(Jpeg) && bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0 ? "image/jpeg" : null;
    }

    /// <summary>The dictionary that says so is never compressed, whatever else is.</summary>
    private static bool IsEncrypted(byte[] content) => content.AsSpan().IndexOf("/Encrypt"u8) >= 0;

    private static bool IsOfPhone(byte[] content) =>
        content.Length > 12 && content.AsSpan(4).StartsWith("ftyp"u8)
            && (content.AsSpan(8).StartsWith("hei"u8) || content.AsSpan(8).StartsWith("mif1"u8));

    /// <summary>Without folders, and without what cannot be printed.</summary>
    private static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign))).Trim();
        return clean.Length switch
        {
            0 => "扫描件",
            > LongestName => clean[..LongestName],
            _ => clean,
        };
    }
}

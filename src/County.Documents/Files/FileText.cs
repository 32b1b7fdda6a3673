using System.Text;

namespace County.Documents;

/// <summary>The text of a file, or the reason why it has none.</summary>
/// <param name="Text">The text, or null.</param>
/// <param name="Refusal">The reason, or null.</param>
internal sealed record FileText(string? Text, string? Refusal)
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly Encoding LenientGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Decodes a file by its mark of byte order, as UTF-16 without one, as UTF-8, or as GB18030.</summary>
    public static FileText Of(byte[] content)
    {
        if (content.Length > ReportReader.LargestFile) return Refused("is larger than 20 MB");
        if (FileKind.Of(content) is { } kind) return Refused($"is not text or HTML ({kind})");
        if (Decoded(content) is not { } text || IsBinary(text)) return Refused("is not text or HTML (binary)");
        return string.IsNullOrWhiteSpace(text) ? Refused("is empty") : new FileText(text, null);
    }

    private static FileText Refused(string reason) => new(null, reason);

    private static string? Decoded(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Unmarked(content) ?? Strictly(content, Utf8, cut: 3) ?? Strictly(content, Gb18030, cut: 3)
            ?? Mostly(content),
    };

    // Digits and line ends in UTF-16 bring noughts that no other encoding has, most at even or most at odd places.
    private static string? Unmarked(byte[] content)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] == 0 && at % 2 == 0) even++;
            else if (content[at] == 0) odd++;
        }

        var text = even > odd ? Encoding.BigEndianUnicode.GetString(content)
            : odd > 0 ? Encoding.Unicode.GetString(content) : "";
        return text.Length > 0 && text.Count(IsUsual) * 10 > text.Length * 9 && text.Any(Glyph.IsHan) ? text : null;
    }

    // Nine in ten signs of a Chinese text are of these, which other bytes do not make by chance.
    private static bool IsUsual(char c) => Glyph.IsHan(c) || c is '\n' or '\r' or '\t' or (>= ' ' and < '\u007F')
        or (>= '\u2010' and <= '\u201F') or (>= '\u3000' and <= '\u303F') or (>= '\uFF01' and <= '\uFF5E');

    // A file cut off in the middle of a character is still of its encoding.
    private static string? Strictly(byte[] content, Encoding encoding, int cut)
    {
        for (var lost = 0; lost <= Math.Min(cut, content.Length); lost++)
        {
            try
            {
                return encoding.GetString(content, 0, content.Length - lost);
            }
            catch (DecoderFallbackException fault) when (fault.Index < content.Length - 2 * cut)
            {
                return null;
            }
            catch (DecoderFallbackException)
            {
                // The fault is in the last character: try without its next byte.
            }
        }

        return null;
    }

    // A few broken bytes do not make another encoding of a text. UTF-8 comes first: almost any bytes are GB18030.
    private static string? Mostly(byte[] content)
    {
        string[] texts = [Encoding.UTF8.GetString(content), LenientGb18030.GetString(content)];
        return texts.FirstOrDefault(text => Faults(text) * 50 < text.Length);
    }

    private static int Faults(string text) => text.AsSpan().Count('\uFFFD');

    private static bool IsBinary(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\0') return true;
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085')) controls++;
        }

        return controls * 100 > text.Length;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace County.Reporting;

/// <summary>
/// SHA-256, in lower-case hexadecimal, of what a report says. It is taken over UTF-8 text anyone can write down again:
/// the form's id and then every figure in order of print, each after a comma, a blank as nothing (<c>2019,7,16,,…</c>);
/// with text, each of the sections one, five and six follows on a line as its length in bytes, a colon, its words.
/// </summary>
public static class ContentHash
{
    /// <summary>The hash of figures alone; the same for equal figures on any machine, in any year.</summary>
    public static string Of(Figures figures) => OfText(Canonical(figures));

    /// <summary>The hash of a whole report, figures and text; a blank for a zero, or one stroke, changes it.</summary>
    public static string Of(Figures figures, Narrative narrative) => OfText(
        $"{Canonical(figures)}{Line(narrative.Overall)}{Line(narrative.Problems)}{Line(narrative.Other)}");

    /// <summary>The hash of any text, taken over its UTF-8 bytes: 64 hexadecimal digits.</summary>
    public static string OfText(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Canonical(Figures figures) => string.Join(',', figures.All
        .Select(figure => figure.Value?.ToString(CultureInfo.InvariantCulture) ?? "")
        .Prepend(figures.Format.Id));

    private static string Line(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"\n{Encoding.UTF8.GetByteCount(text)}:{text}");
}

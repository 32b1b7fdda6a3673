using System.Text.RegularExpressions;

namespace County.Documents;

/// <summary>Text as a cell of a spreadsheet can hold it.</summary>
internal static partial class TemplateText
{
    // What one cell of Excel holds.
    private const int Longest = 32_767;

    /// <summary>Whether a text can stand in one cell.</summary>
    public static bool Fits(string text) => Kept(Plain(text)).Length <= Longest;

    /// <summary>Hash by which a text is known to be untouched.</summary>
    public static string Hash(string text) => TemplatePlan.Hash(Plain(text));

    /// <summary>One kind of line end, none at either end, and nothing that no keyboard types.</summary>
    public static string Plain(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return string.Concat(lines.Where(sign => sign == '\n' || sign == '\t' || !char.IsControl(sign)))
            .Trim('\n');
    }

    /// <summary>As the file keeps it: what XML cannot hold is replaced, what looks like an escape is escaped.</summary>
    public static string Kept(string text) => Escape().Replace(
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : $"{rune}")),
        "_x005F_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Escape();
}

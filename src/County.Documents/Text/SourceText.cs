using System.Text.RegularExpressions;

namespace County.Documents;

/// <summary>A text and its comparable form, character for character at the same places.</summary>
internal sealed partial class SourceText
{
    private readonly int[] lineStarts;
    private readonly IReadOnlyList<int>? sourceLines;

    private SourceText(string original, string folded, IReadOnlyList<int>? sourceLines)
    {
        (Original, Folded, this.sourceLines) = (original, folded, sourceLines);
        lineStarts = [0, .. Enumerable.Range(0, original.Length).Where(i => original[i] == '\n').Select(i => i + 1)];
    }

    public string Original { get; }

    public string Folded { get; }

    /// <summary>A plain text.</summary>
    public static SourceText Of(string text) => Of(text, keepsMarks: false, null);

    /// <summary>The text of a page, marked as <see cref="Glyph"/> says, and the source line of each line.</summary>
    public static SourceText OfPage(string text, IReadOnlyList<int> sourceLines) => Of(text, true, sourceLines);

    /// <summary>The line of the source, from 1, on which a place of the text stands.</summary>
    public int LineAt(int place)
    {
        var found = Array.BinarySearch(lineStarts, place);
        var line = found >= 0 ? found : ~found - 1;
        return sourceLines is null ? line + 1 : sourceLines[Math.Min(line, sourceLines.Count - 1)];
    }

    /// <summary>The text between two places as it was printed, without the marks of a page.</summary>
    public string Printed(int start, int end) => Original[start..end].Trim();

    private static SourceText Of(string text, bool keepsMarks, IReadOnlyList<int>? sourceLines)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var isMark = keepsMarks && (text[i] is Glyph.EmptyCell or Glyph.RowEnd);
            var isReturn = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            folded[i] = isMark ? text[i] : isReturn ? Glyph.Ignored : Glyph.Fold(text[i]);
        }

        foreach (var pinyin in Pinyin().EnumerateMatches(text))
        {
            Array.Fill(folded, Glyph.Ignored, pinyin.Index + 1, pinyin.Length - 1);
        }

        return new SourceText(text, new string(folded), sourceLines);
    }

    // Pages in traditional script carry the sound of a character behind it: 發(fā)件數(shù).
    [GeneratedRegex(@"[一-鿿][(（][a-zà-üāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]", RegexOptions.NonBacktracking)]
    private static partial Regex Pinyin();
}

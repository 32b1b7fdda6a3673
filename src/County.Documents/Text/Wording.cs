using System.Text;

namespace County.Documents;

/// <summary>Labels compared by their Chinese characters alone: numbers, spaces and punctuation do not count.</summary>
internal static class Wording
{
    /// <summary>The Chinese characters of a label, its number left out.</summary>
    public static string Letters(string label)
    {
        var folded = string.Create(label.Length, label, (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = Glyph.Fold(from[i]);
        });
        return LettersBetween(folded, Numbering.At(folded, 0).End, folded.Length);
    }

    /// <summary>The Chinese characters between two places of a folded text.</summary>
    public static string LettersBetween(string folded, int start, int end)
    {
        var letters = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (Glyph.IsHan(folded[i])) letters.Append(folded[i]);
        }

        return letters.ToString();
    }

    /// <summary>
    /// Where a wording ends that begins at a place; null where it does not stand there. Spaces and punctuation inside
    /// are passed over, the borders of cells and lines only on demand.
    /// </summary>
    public static int? EndOf(string folded, int place, string letters, bool acrossCells)
    {
        const int widestGap = 12;
        var at = place;
        foreach (var letter in letters)
        {
            var gap = at;
            while (at < folded.Length && at - gap <= widestGap && IsPassedOver(folded[at], acrossCells)) at++;
            if (at >= folded.Length || folded[at] != letter) return null;
            at++;
        }

        return at;
    }

    /// <summary>Characters to insert, drop or change to make one wording of the other (Levenshtein).</summary>
    public static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    private static bool IsPassedOver(char c, bool acrossCells) =>
        c is ' ' or Glyph.Ignored or '"' or '“' or '”' or '‘' or '’' or '\'' or '、' or ',' or '/' or '(' or ')' or ':'
            or '·' || (acrossCells && (c is '\n' or '|'));
}

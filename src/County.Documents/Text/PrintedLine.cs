namespace County.Documents;

/// <summary>A word of a printed line and its Chinese characters, its number left out.</summary>
/// <param name="Line">Number of its line, from 0.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Letters">Its characters.</param>
internal sealed record PrintedWord(int Line, int Start, int End, string Letters);

/// <summary>A line of a printed page, whose columns are set apart by spaces: words, and numbers behind them.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="NumbersStart">Where its numbers begin; its end where it has none.</param>
/// <param name="Numbers">How many numbers, or signs for nothing, stand at its end.</param>
internal sealed record PrintedLine(int Index, int Start, int End, int NumbersStart, int Numbers)
{
    private const int MostNumbers = 16;
    private const int LongestLine = 400;

    /// <summary>The line at a place; one with bars, or too long for a page, counts as having no numbers.</summary>
    public static PrintedLine At(string folded, int start, int index)
    {
        var end = folded.IndexOf('\n', start);
        if (end < 0) end = folded.Length;
        var line = new PrintedLine(index, start, end, end, 0);
        if (end - start > LongestLine || folded.AsSpan(start, end - start).Contains('|')) return line;
        for (var at = end; line.Numbers < MostNumbers;)
        {
            while (at > start && IsSpace(folded[at - 1])) at--;
            var word = at;
            while (word > start && !IsSpace(folded[word - 1])) word--;
            if (word == at || !IsNumber(folded.AsSpan(word, at - word))) break;
            line = line with { NumbersStart = word, Numbers = line.Numbers + 1 };
            at = word;
        }

        return line;
    }

    /// <summary>The words before the numbers.</summary>
    public IEnumerable<PrintedWord> Words(string folded)
    {
        if (End - Start > LongestLine) yield break;
        for (var at = Start; at < NumbersStart;)
        {
            while (at < NumbersStart && IsSpace(folded[at])) at++;
            var end = at;
            while (end < NumbersStart && !IsSpace(folded[end])) end++;
            if (end > at) yield return new PrintedWord(Index, at, end, Wording.Letters(folded[at..end]));
            at = end;
        }
    }

    private static bool IsSpace(char c) => c is ' ' or Glyph.Ignored;

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        if (NumberWord.IsDash(word)) return true;
        if (!char.IsAsciiDigit(word[^1]) || !(char.IsAsciiDigit(word[0]) || word[0] is '+' or '-')) return false;
        foreach (var c in word[1..])
        {
            if (!char.IsAsciiDigit(c) && c is not ('.' or ',')) return false;
        }

        return true;
    }
}

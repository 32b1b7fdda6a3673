namespace County.Documents;

/// <summary>Finds among the words around a line of numbers those that together make a label.</summary>
/// <param name="words">The words, in order of print.</param>
/// <param name="label">The label's characters.</param>
/// <param name="line">The line with the numbers.</param>
/// <param name="isPassedOver">Whether a word may stand among those of the label.</param>
internal sealed class RowWords(
    IReadOnlyList<PrintedWord> words, string label, int line, Func<PrintedWord, bool> isPassedOver)
{
    private readonly HashSet<(int Word, int Letter)> dead = [];
    private readonly List<PrintedWord> found = [];

    /// <summary>The words that make the label; null where none do.</summary>
    public IReadOnlyList<PrintedWord>? Found() => From(0, 0) && StandsByNumbers() ? found : null;

    // All words on the numbers' own line must be the label's, or such as may stand among them.
    private bool From(int word, int letter)
    {
        if (word == words.Count) return letter == label.Length;
        var here = words[word];
        if (letter == label.Length)
        {
            return here.Line > line || (!IsOnLineWithLetters(here) && From(word + 1, letter));
        }

        if (!dead.Add((word, letter))) return false;
        if (here.Letters.Length > 0
            && string.CompareOrdinal(label, letter, here.Letters, 0, here.Letters.Length) == 0)
        {
            found.Add(here);
            if (From(word + 1, letter + here.Letters.Length)) return true;
            found.RemoveAt(found.Count - 1);
        }

        var isEarlier = letter == 0 && here.Line < line;
        return (isEarlier || isPassedOver(here)) && From(word + 1, letter);
    }

    // The label's words stand next to the numbers; those of its group stand before it.
    private bool IsOnLineWithLetters(PrintedWord word) =>
        word.Letters.Length > 0 && (word.Line == line || !isPassedOver(word));

    // Numbers alone on a line stand in the middle of their label: words of it come before and behind.
    private bool StandsByNumbers()
    {
        var (first, last) = (found[0].Line, found[^1].Line);
        var isOwn = found.Any(word => word.Line == line);
        return isOwn || (first < line && last > line && Math.Abs(line - first - (last - line)) <= 2);
    }
}

using System.Text;

namespace County.Documents;

/// <summary>
/// Text laid out in lines: a paragraph a line, a table row a line with bars between its cells, empty cells and row
/// ends marked as <see cref="Glyph"/> says. Tables in cells are laid out as tables of the text.
/// </summary>
internal sealed class LaidOutText
{
    // A longer cell holds an article, not a figure or a label.
    private const int LongestCell = 300;

    private readonly StringBuilder text = new();
    private readonly List<int> lines = [];

    /// <summary>Line of the source that is being laid out, from 1.</summary>
    public int Line { get; set; } = 1;

    /// <summary>How much is laid out; where a cell begins, for <see cref="CloseCell"/>.</summary>
    public int Length => text.Length;

    /// <summary>Takes words; spaces are squeezed, unless they are laid out already.</summary>
    public void Append(string words, bool isPreformatted = false)
    {
        foreach (var c in words)
        {
            if (isPreformatted && c == '\n')
            {
                BreakLine();
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (isPreformatted || (text.Length > 0 && text[^1] is not (' ' or '\n'))) text.Append(' ');
            }
            else
            {
                text.Append(c is Glyph.EmptyCell or Glyph.RowEnd ? ' ' : c);
            }
        }
    }

    /// <summary>Ends the line, if it is not empty.</summary>
    public void BreakLine()
    {
        if (text.Length > 0 && text[^1] == '\n') return;
        text.Append('\n');
        lines.Add(Line);
    }

    /// <summary>Closes the cell that began at a place.</summary>
    public void CloseCell(int start)
    {
        var length = text.Length - start;
        var isLaidOut = length > LongestCell;
        for (var i = start; i < text.Length && !isLaidOut; i++) isLaidOut = text[i] is Glyph.RowEnd;
        if (isLaidOut)
        {
            BreakLine();
            return;
        }

        var words = text.ToString(start, length);
        var breaks = words.Count(c => c == '\n');
        lines.RemoveRange(lines.Count - breaks, breaks);
        text.Replace('\n', ' ', start, length);
        if (string.IsNullOrWhiteSpace(words)) text.Append(Glyph.EmptyCell);
        text.Append('|');
    }

    /// <summary>Ends a row of a table.</summary>
    public void EndRow()
    {
        text.Append(Glyph.RowEnd);
        BreakLine();
    }

    /// <summary>The text, its source lines beside it.</summary>
    /// <param name="isCutOff">True where the source breaks off, so that its last number may have lost its end.</param>
    public SourceText ToSource(bool isCutOff)
    {
        BreakLine();
        var all = text.ToString();
        return SourceText.OfPage(
            isCutOff ? all.TrimEnd(' ', '\n', '|', Glyph.EmptyCell, Glyph.RowEnd) : all, lines);
    }
}

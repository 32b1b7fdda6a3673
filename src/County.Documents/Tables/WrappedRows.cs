using System.Collections.Frozen;
using System.Text;
using County.Reporting;

namespace County.Documents;

/// <summary>
/// Puts the rows of printed pages together: a label broken over several lines, its numbers on one of them, the words
/// of a group spelt downwards beside it. A row is put together only where the words around its numbers make a label
/// of the form whole; all lines keep their places.
/// </summary>
internal sealed class WrappedRows
{
    private const int Window = 5;

    // A form has some thirty rows; beyond so many lines of numbers nothing is put together.
    private const int MostTries = 2_000;

    // A printed report has some ten thousand characters; a text so much longer is none, and stays as it is.
    private const int LongestText = 2_000_000;

    private static readonly (string Letters, Row Row, int Columns)[] Rows =
    [
        .. Labels.All.SelectMany(label => label.Roles.Where(role => role.Part == Part.Row)
            .Select(role => (label.Letters, role.Table.Rows[role.Index], role.Table.Columns.Length)))
            .OrderByDescending(row => row.Letters.Length),
    ];

    private static readonly FrozenSet<int> Widths = Rows.Select(row => row.Columns).ToFrozenSet();

    private static readonly FrozenSet<string> Pieces = Rows.SelectMany(row => PiecesOf(row.Letters)).ToFrozenSet();

    private static readonly FrozenSet<string> HeadPieces = Labels.All
        .Where(label => label.Roles.Any(role => role.Part == Part.RowHead))
        .SelectMany(label => PiecesOf(label.Letters)).ToFrozenSet();

    private readonly string folded;
    private readonly string original;
    private readonly List<PrintedLine> lines = [];
    private readonly SortedDictionary<int, string> rewritten = [];
    private readonly HashSet<PrintedWord> used = [];

    private WrappedRows(SourceText source) => (folded, original) = (source.Folded, source.Original);

    /// <summary>The text with its broken rows whole; the text itself where none is broken.</summary>
    public static SourceText Joined(SourceText source)
    {
        if (source.Folded.Length > LongestText) return source;
        var rows = new WrappedRows(source);
        for (var (at, index) = (0, 0); at <= source.Folded.Length; index++)
        {
            var line = PrintedLine.At(source.Folded, at, index);
            rows.lines.Add(line);
            at = line.End + 1;
        }

        rows.Join();
        return rows.rewritten.Count == 0 ? source : SourceText.Of(rows.Text());
    }

    private void Join()
    {
        var (tries, before) = (0, -1);
        foreach (var line in lines.Where(line => Widths.Contains(line.Numbers)))
        {
            if (MayBelongToRow(line) && ++tries <= MostTries) JoinAt(line, before);
            before = line.Index;
        }

        foreach (var (first, second) in rewritten.Keys.Zip(rewritten.Keys.Skip(1)).ToArray()) Clear(first, second);
    }

    // Between two rows nothing but pieces of their labels and of their groups' is no text of its own.
    private void Clear(int first, int second)
    {
        if (second - first > 2 * Window) return;
        var words = lines[(first + 1)..second].SelectMany(line => line.Words(folded)).ToArray();
        var between = words.Where(word => !used.Contains(word)).ToArray();
        var isBare = lines[(first + 1)..second].All(line => line.Numbers == 0);
        if (isBare && between.All(IsPassedOver)) used.UnionWith(between);
    }

    private bool MayBelongToRow(PrintedLine line) =>
        HasPiece(line) || (line.Index > 0 && HasPiece(lines[line.Index - 1]));

    private bool HasPiece(PrintedLine line) => line.Words(folded).Any(word => Pieces.Contains(word.Letters));

    private void JoinAt(PrintedLine line, int before)
    {
        var first = Math.Max(before + 1, line.Index - Window);
        var words = new List<PrintedWord>();
        for (var i = first; i < lines.Count && i <= line.Index + Window; i++)
        {
            if (i > line.Index && lines[i].Numbers == line.Numbers) break;
            words.AddRange(lines[i].Words(folded).Where(word => !used.Contains(word)));
        }

        foreach (var row in Rows.Where(row => row.Columns == line.Numbers))
        {
            if (new RowWords(words, row.Letters, line.Index, IsPassedOver).Found() is not { } found) continue;
            if (found.All(word => word.Line == line.Index) && !IsCrowded(line, found.Count)) return;
            used.UnionWith(found.Where(word => word.Line != line.Index));
            var labels = string.Concat(row.Row.Heads.Skip(1).Append(row.Row.Label).Select(label => label + "    "));
            rewritten[line.Index] = labels + original[line.NumbersStart..line.End];
            used.UnionWith(words.Where(word => word.Line == line.Index));
            return;
        }
    }

    private bool IsCrowded(PrintedLine line, int found) => line.Words(folded).Count() > found;

    // Pieces of a group's label, of numbers and signs stand among the words of a row and are not its own.
    private static bool IsPassedOver(PrintedWord word) => word.Letters.Length == 0
        || word.Letters.All(c => Numbering.ValueOf(c) > 0) || HeadPieces.Contains(word.Letters);

    private string Text()
    {
        var gone = used.ToLookup(word => word.Line);
        var text = new StringBuilder(original.Length);
        foreach (var line in lines)
        {
            if (line.Index > 0) text.Append('\n');
            if (rewritten.TryGetValue(line.Index, out var row))
            {
                text.Append(row);
                continue;
            }

            var at = line.Start;
            foreach (var word in gone[line.Index].OrderBy(word => word.Start))
            {
                text.Append(original, at, word.Start - at).Append(' ', word.End - word.Start);
                at = word.End;
            }

            text.Append(original, at, line.End - at);
        }

        return text.ToString();
    }

    private static IEnumerable<string> PiecesOf(string letters) => Enumerable.Range(0, letters.Length)
        .SelectMany(start => Enumerable.Range(1, letters.Length - start)
            .Select(length => letters.Substring(start, length)));
}

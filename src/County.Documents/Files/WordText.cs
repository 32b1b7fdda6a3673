using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace County.Documents;

/// <summary>
/// Lays out the text of a Word document as it is seen: without deleted and hidden words, field codes, text boxes and
/// the second spelling of what an older program would show. A merged cell stands once, where it begins.
/// </summary>
internal sealed class WordText
{
    private const int DeepestTable = 100;
    private const int Deepest = 2_000;

    private readonly LaidOutText text = new();
    private readonly Stack<Cell> cells = new();
    private int tables;
    private int unseen;
    private bool isHidden;

    /// <summary>The document's text; null where it is nested deeper than a document can be.</summary>
    public static LaidOutText? Of(MainDocumentPart part)
    {
        var word = new WordText();
        using var reader = OpenXmlReader.Create(part);
        for (var depth = 0; reader.Read();)
        {
            // An element without content is met as its start and its end.
            if (reader.IsStartElement)
            {
                if (++depth > Deepest || word.tables > DeepestTable) return null;
                word.Enter(reader);
            }

            if (!reader.IsEndElement) continue;
            word.Leave(reader.LocalName);
            depth--;
        }

        return word.text;
    }

    private bool IsSeen => unseen == 0 && !isHidden && (cells.Count == 0 || !cells.Peek().IsMergedAway);

    private void Enter(OpenXmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "txbxContent" or "Fallback" or "moveFrom" or "del" or "instrText" or "pict":
                unseen++;
                break;
            case "tbl":
                tables++;
                text.BreakLine();
                break;
            case "tc":
                cells.Push(new Cell(text.Length));
                break;
            case "vMerge" or "hMerge" when cells.Count > 0 && Value(reader) is null or "continue":
                cells.Peek().IsMergedAway = true;
                break;
            case "vanish" when Value(reader) is null or "1" or "true":
                isHidden = true;
                break;
            case "t" when IsSeen:
                text.Append(reader.GetText());
                break;
            case "tab" or "br" or "cr" or "noBreakHyphen" when IsSeen:
                Space(reader.LocalName);
                break;
        }
    }

    private void Space(string kind)
    {
        if (kind is "br" or "cr") text.BreakLine();
        else text.Append(kind is "tab" ? " " : "-");
    }

    private void Leave(string name)
    {
        switch (name)
        {
            case "txbxContent" or "Fallback" or "moveFrom" or "del" or "instrText" or "pict":
                unseen--;
                break;
            case "r" or "rPr" when name == "r":
                isHidden = false;
                break;
            case "p" when unseen == 0:
                isHidden = false;
                text.BreakLine();
                text.Line++;
                break;
            case "tc" when cells.TryPop(out var cell) && !cell.IsMergedAway:
                text.CloseCell(cell.Start);
                break;
            case "tr":
                text.EndRow();
                break;
            case "tbl":
                tables--;
                text.BreakLine();
                break;
        }
    }

    private static string? Value(OpenXmlReader reader) =>
        reader.Attributes.Where(attribute => attribute.LocalName == "val").Select(a => a.Value).FirstOrDefault();

    private sealed class Cell(int start)
    {
        public int Start { get; } = start;

        public bool IsMergedAway { get; set; }
    }
}

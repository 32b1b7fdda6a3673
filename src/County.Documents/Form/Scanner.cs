namespace County.Documents;

/// <summary>
/// Cuts a text into titles, labels, numbers and other words. It knows nothing of rows and columns, so that a cell may
/// stand between bars, on a line of its own, between spaces, or touch its neighbours.
/// </summary>
internal sealed class Scanner(string text)
{
    private Piece last = new(PieceKind.Foreign, 0, 0);

    /// <summary>The pieces in order; words without meaning that follow one another come as one piece.</summary>
    public IEnumerable<Piece> Pieces()
    {
        Piece? foreign = null;
        for (var place = Gaps.Skip(text, 0); place < text.Length; place = Gaps.Skip(text, last.End))
        {
            last = PieceAt(place);
            if (last.Kind == PieceKind.Foreign && !IsShort(last))
            {
                foreign = foreign is { } before ? before with { End = last.End } : last;
                continue;
            }

            if (foreign is { } words) yield return words;
            foreign = null;
            yield return last;
        }

        if (foreign is { } rest) yield return rest;
    }

    // A short word may be a piece of a column's label and has to be seen alone.
    private static bool IsShort(Piece piece) => piece.End - piece.Start <= 8;

    private Piece PieceAt(int place)
    {
        if (text[place] == Glyph.EmptyCell) return new Piece(PieceKind.EmptyCell, place, place + 1);
        if (text[place] == Glyph.RowEnd) return new Piece(PieceKind.RowEnd, place, place + 1);
        return TitleOrLabel(place) ?? GlossAt(place) ?? NumberAt(place) ?? WordAt(place);
    }

    private Piece? TitleOrLabel(int place)
    {
        var numbering = Numbering.At(text, place);
        var words = text[numbering.End] == '(' ? Math.Min(numbering.End + 1, text.Length - 1) : numbering.End;
        if (!Glyph.IsHan(text[words])) return null;
        if (SectionTitle.At(text, words, numbering.Style, Gaps.OpensCell(text, place)) is { } title)
        {
            return new Piece(PieceKind.Section, place, title.End) { Number = title.Section };
        }

        if (BlockTitle.At(text, words) is { } block)
        {
            return new Piece(PieceKind.BlockTitle, place, block.End) { Number = block.Item };
        }

        return LabelAt(place, words) is var (label, end)
            ? new Piece(PieceKind.Label, place, Closed(end))
            {
                Label = label,
                IsNumbered = numbering.Style != NumberingStyle.None,
            }
            : null;
    }

    private (Landmark Label, int End)? LabelAt(int place, int words) =>
        Printed(words, acrossCells: false) ?? Printed(words, acrossCells: true)
            ?? (Gaps.OpensCell(text, place) ? NearlyPrinted(words) : null);

    private (Landmark Label, int End)? Printed(int words, bool acrossCells)
    {
        foreach (var label in Labels.BeginningWith(text[words]))
        {
            if (Wording.EndOf(text, words, label.Letters, acrossCells) is { } end && EndsWell(Closed(end)))
            {
                return (label, end);
            }
        }

        return null;
    }

    private (Landmark Label, int End)? NearlyPrinted(int words)
    {
        const int longest = 90;
        var end = Gaps.EndOfLabel(text, words, longest);
        if (end - words is < 4 or >= longest) return null;
        return Labels.Nearest(Wording.LettersBetween(text, words, end)) is { } label ? (label, end) : null;
    }

    // Brackets and quotes that close behind the last character belong to the label.
    private int Closed(int end)
    {
        while (end < text.Length && text[end] is '”' or '"' or '’' or ')') end++;
        return end;
    }

    // Behind a whole label comes a gap, a number, a bracket, or, where nothing stands between cells, the next label.
    private bool EndsWell(int end)
    {
        if (end >= text.Length || Glyph.IsGap(text[end]) || Glyph.EndsCell(text[end])) return true;
        if (char.IsAsciiDigit(text[end]) || text[end] is '(' or '+' or '-' or '/' or '?') return true;
        return StartsNext(end);
    }

    private bool StartsNext(int place)
    {
        var numbering = Numbering.At(text, place);
        if (numbering.Style is NumberingStyle.Bracketed or NumberingStyle.Chinese) return true;
        return Glyph.IsHan(text[numbering.End]) && (BlockTitle.At(text, numbering.End) is not null ||
            Labels.BeginningWith(text[numbering.End])
                .Any(label => Wording.EndOf(text, numbering.End, label.Letters, acrossCells: false) is not null));
    }

    private Piece? GlossAt(int place)
    {
        const int longest = 120;
        if (text[place] != '(' || last.Kind is not (PieceKind.Label or PieceKind.Section)) return null;
        for (var end = place + 1; end - place < longest; end++)
        {
            if (end == text.Length) return new Piece(PieceKind.Gloss, place, end);
            if (char.IsAsciiDigit(text[end])) return null;
            if (text[end] == ')') return new Piece(PieceKind.Gloss, place, end + 1);
        }

        return null;
    }

    private Piece? NumberAt(int place)
    {
        if (NumberWord.EndOf(text, place) is not { } end) return null;
        var isFree = end >= text.Length || Glyph.IsGap(text[end]) || Glyph.EndsCell(text[end]);
        if (!isFree && !char.IsAsciiDigit(text[end]) && !StartsNext(end) && SectionBehind(end) is null) return null;
        var touches = last.Kind == PieceKind.Label && last.End == place;
        return new Piece(PieceKind.Number, place, end) { IsGlued = touches || !isFree };
    }

    private (int, int)? SectionBehind(int place)
    {
        var numbering = Numbering.At(text, place);
        return SectionTitle.At(text, numbering.End, numbering.Style, opensCell: false);
    }

    // Where nothing stands between sentences, a section can begin in the middle of a word: …质效二、主动公开….
    private bool IsSectionAhead(int place) =>
        place + 1 < text.Length && Numbering.ValueOf(text[place]) > 0 && text[place + 1] == '、' &&
        SectionBehind(place) is not null;

    private Piece WordAt(int place)
    {
        const int longestOdd = 16;
        var (end, digits, letters) = (place, 0, 0);
        while (end < text.Length && !Glyph.IsGap(text[end]) && !Glyph.EndsCell(text[end]))
        {
            if (char.IsAsciiDigit(text[end])) digits++;
            if (Glyph.IsHan(text[end])) letters++;
            if (text[end++] is '。' or ';' or '!' || IsSectionAhead(end)) break;
        }

        if (NumberWord.IsDash(text.AsSpan(place, end - place))) return new Piece(PieceKind.Dash, place, end);
        var isOdd = digits > 0 && letters <= 4 && end - place <= longestOdd && text[end - 1] != '页';
        return new Piece(isOdd ? PieceKind.Odd : PieceKind.Foreign, place, end);
    }
}

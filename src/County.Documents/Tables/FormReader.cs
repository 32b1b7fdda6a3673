using County.Reporting;

namespace County.Documents;

/// <summary>
/// Follows the pieces of a text through the tables of a form and gathers the rows. What stands between a row's label
/// and the next label is the row's; nothing is moved to another row.
/// </summary>
internal sealed class FormReader
{
    // A form has some thirty rows; a text with so many more is none that rows should be kept of.
    private const int MostRows = 5_000;

    private readonly Format form;
    private readonly string folded;
    private readonly Place place;
    private readonly List<RowText> rows = [];
    private HeaderText header = new();
    private bool isUnderHeading;
    private bool hasFigures;
    private RowText? open;

    private FormReader(Format form, string folded) => (this.form, this.folded, place) = (form, folded, new Place(form));

    /// <summary>The rows that stand in the text, in its order.</summary>
    public static IReadOnlyList<RowText> Rows(Format form, string folded, IEnumerable<Piece> pieces)
    {
        var reader = new FormReader(form, folded);
        foreach (var piece in pieces.TakeWhile(_ => reader.rows.Count < MostRows)) reader.Take(piece);
        if (reader.open is { IsBlocked: false } last) last.IsAtEnd = true;
        return reader.rows;
    }

    private void Take(Piece piece)
    {
        switch (piece.Kind)
        {
            case PieceKind.Section:
                TakeSection(piece);
                break;
            case PieceKind.BlockTitle when place.EntersProactive():
                Close(Follows.BlockTitle(form, open, piece.Number), piece);
                BeginHeading();
                break;
            case PieceKind.Label when place.Choose(piece) is { } role:
                TakeLabel(piece, role);
                break;
            case PieceKind.Gloss:
                if (place.IsInHeading) header.AddGloss(folded[piece.Start..piece.End]);
                if (open is { Slots.Count: 0 }) open.LabelEnd = piece.End;
                break;
            case PieceKind.RowEnd:
                EndLine();
                break;
            case PieceKind.BlockTitle or PieceKind.Label or PieceKind.Foreign:
                TakeForeign(piece);
                break;
            default:
                TakeFilling(piece);
                break;
        }
    }

    private void TakeSection(Piece piece)
    {
        Close(Follows.Section(form, open, piece.Number), piece);
        place.Enter(piece.Number, hasFigures);
        BeginHeading();
        if (place.IsInReview) BeginReview(piece.Start, null);
    }

    private void TakeLabel(Piece piece, Role role)
    {
        Close(Follows.Label(form, open, role, piece.Label!), piece);
        switch (role.Part)
        {
            case Part.Row:
                Begin(new RowText(role.Table, [role.Table.Rows[role.Index]], piece.Start) { LabelEnd = piece.End });
                break;
            case Part.RowHead:
                var group = role.Table.Rows.Where(row => row.Heads.Length > 1 && piece.Label!.Names(row.Heads[^1]));
                if (group.Any()) Begin(new RowText(role.Table, [.. group], piece.Start) { LabelEnd = piece.End });
                break;
            default:
                if (!place.IsInHeading) BeginHeading();
                header.Add(piece.Label!, piece.Start);
                isUnderHeading = true;
                if (place.IsInReview) BeginReview(piece.Start, piece.End);
                break;
        }
    }

    private void TakeFilling(Piece piece)
    {
        if (open is not null)
        {
            if (open.Slots.Count == 0) open.IsUnderStrangeHeader |= header.IsStrangeTo(form, open.Table);
            open.Add(piece);
            hasFigures = true;
        }
        else if (isUnderHeading && piece.Kind == PieceKind.Number)
        {
            header.HasNumbersBelow = true;
        }
    }

    private void TakeForeign(Piece piece)
    {
        if (place.IsInHeading)
        {
            var letters = Wording.LettersBetween(folded, piece.Start, piece.End);
            if (Labels.IsPartOfHeading(letters)) return;
            header.AddForeign(letters);
        }

        isUnderHeading = false;
        if (open is null) return;
        if (open.Printed.Count == 0) open.IsBlocked = true;
        else open = null;
    }

    private void Begin(RowText row)
    {
        row.Unit = header.Unit;
        row.HeadingStart = header.Start;
        row.IsUnderStrangeHeader = header.IsStrangeTo(form, row.Table);
        rows.Add(row);
        open = row;
        (place.IsInHeading, isUnderHeading) = (false, false);
    }

    // Table four has one row, without a label: it begins under its heading, or under its section's title.
    private void BeginReview(int start, int? labelEnd)
    {
        var table = form.Tables[^1];
        var before = rows.FindLastIndex(row => row.Table == table);
        if (before >= 0 && rows[before].Printed.Count == 0) rows.RemoveAt(before);
        open = new RowText(table, table.Rows, start)
        {
            HasLabel = labelEnd is not null,
            LabelEnd = labelEnd ?? start,
        };
        rows.Add(open);
    }

    private void BeginHeading()
    {
        header = new HeaderText();
        (place.IsInHeading, isUnderHeading) = (true, false);
    }

    private void Close(bool isNatural, Piece next)
    {
        if (open is { IsBlocked: false, Slots.Count: > 0 } row)
        {
            row.IsFollowedByGap = !isNatural && !(next.Kind != PieceKind.Label && IsLineOfItsOwn(row, next.Start));
        }

        open = null;
    }

    // An excerpt may leave rows out; one with several figures on a line of its own is whole all the same.
    private bool IsLineOfItsOwn(RowText row, int next) =>
        row.Table.Columns.Length > 2
        && folded.IndexOf('\n', row.Start, row.Slots[^1].End - row.Start) < 0
        && folded.IndexOf('\n', row.Slots[^1].End, next - row.Slots[^1].End) >= 0;

    private void EndLine()
    {
        isUnderHeading = false;
        if (open is null or { IsGroup: true }) return;
        if (open.Table.Rows[0].Label.Length > 0)
        {
            open = null;
        }
        else if (open.Printed.Count > 0 || open.Slots.Count == open.Cells.Length)
        {
            open = null;
        }
        else
        {
            BeginReview(open.Start, open.HasLabel ? open.LabelEnd : null);
        }
    }
}

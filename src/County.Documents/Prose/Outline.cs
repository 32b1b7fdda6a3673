namespace County.Documents;

/// <summary>What one pass over a text finds: where its sections stand and which form it is on.</summary>
internal sealed class Outline
{
    private readonly Dictionary<int, (int Start, int End)> titles = [];
    private int section;

    private Outline()
    {
    }

    /// <summary>The form's marks.</summary>
    public FormChoice Form { get; } = new();

    /// <summary>Where the first table begins; null where there is none.</summary>
    public int? TablesStart { get; private set; }

    /// <summary>Where the last label or number of the tables ends.</summary>
    public int TablesEnd { get; private set; }

    /// <summary>Goes through a text once.</summary>
    public static Outline Of(IEnumerable<Piece> pieces)
    {
        var outline = new Outline();
        foreach (var piece in pieces) outline.Take(piece);
        return outline;
    }

    /// <summary>Where a section's title stands; null where it has none.</summary>
    public (int Start, int End)? Title(int number) => titles.TryGetValue(number, out var at) ? at : null;

    private void Take(Piece piece)
    {
        if (piece.Kind == PieceKind.Section) Enter(piece);
        if (section > 4) return;
        if (piece.Kind == PieceKind.Label)
        {
            Form.Add(piece.Label!);
            if (section >= 2 || piece.Label!.Letters.Length >= 6) TablesStart ??= piece.Start;
        }

        if (piece.Kind == PieceKind.BlockTitle) TablesStart ??= piece.Start;
        if (piece.Kind is PieceKind.Label or PieceKind.Number && TablesStart is not null) TablesEnd = piece.End;
    }

    // A list of contents names all sections before the first begins.
    private void Enter(Piece piece)
    {
        if (piece.Number < section && TablesStart is null) titles.Clear();
        else if (piece.Number < section) return;
        section = piece.Number;
        titles.TryAdd(section, (piece.Start, piece.End));
    }
}

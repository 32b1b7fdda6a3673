namespace County.Documents;

/// <summary>What a stretch of text is to a form.</summary>
internal enum PieceKind
{
    /// <summary>Title of one of the six sections.</summary>
    Section,

    /// <summary>第二十条第（一）项 over a block of section two.</summary>
    BlockTitle,

    /// <summary>A label of a form.</summary>
    Label,

    /// <summary>Words in brackets behind a label.</summary>
    Gloss,

    /// <summary>A number, alone in its cell or word.</summary>
    Number,

    /// <summary>A sign that stands for nothing: / or — or 无.</summary>
    Dash,

    /// <summary>An empty cell of an HTML table.</summary>
    EmptyCell,

    /// <summary>The end of a row of an HTML table.</summary>
    RowEnd,

    /// <summary>A word with digits in it that is no number, such as 63余.</summary>
    Odd,

    /// <summary>Any other words.</summary>
    Foreign,
}

/// <summary>A stretch of a text and what it is to a form.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Piece(PieceKind Kind, int Start, int End)
{
    /// <summary>The label.</summary>
    public Landmark? Label { get; init; }

    /// <summary>Number of the section, or of the item named by a block's title; 0 where it was lost.</summary>
    public int Number { get; init; }

    /// <summary>True for a label with a number before it.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>True for a number that touches words before or behind it.</summary>
    public bool IsGlued { get; init; }

    /// <summary>True for what can stand in a cell of figures.</summary>
    public bool IsFilling => Kind is PieceKind.Number or PieceKind.Dash or PieceKind.Odd or PieceKind.EmptyCell;
}

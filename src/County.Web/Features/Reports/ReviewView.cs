using County.Data;
using County.Reporting;

namespace County.Web.Features.Reports;

/// <summary>What the office has beside a submission while it reviews.</summary>
/// <param name="Subject">The submission beside last year's figures.</param>
/// <param name="Previous">The submission that the office answered before; null where there is none.</param>
public sealed record ReviewView(Subject Subject, Submission? Previous)
{
    /// <summary>A unit whose submission waits.</summary>
    public sealed record Unit(int UnitId, string Name);

    /// <param name="Before">In the submission before.</param>
    public sealed record CellChange(Cell Cell, long? Before, long? Now);

    /// <summary>A part of the text that is not what it was.</summary>
    public sealed record TextChange(Section Section, IReadOnlyList<SentenceChange> Sentences);

    /// <summary>Whether the changes alone are shown: the usual where there was a submission before.</summary>
    public bool ShowsChanges { get; init; }

    /// <summary>Names of the county's own indicators whose answers are not what they were.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Remarks on the submission before, with the unit's answers.</summary>
    public IReadOnlyList<Remark> Earlier { get; init; } = [];

    public SealedCopy? Copy { get; init; }

    /// <summary>Whether the county wants two to accept.</summary>
    public bool FourEyes { get; init; }

    /// <summary>Who has accepted it first; null while nobody has.</summary>
    public string? FirstAccepter { get; init; }

    /// <summary>Whether the reader may release errors.</summary>
    public bool MayRelease { get; init; }

    /// <summary>Whether it is the office's own report (本办).</summary>
    public bool IsOwn { get; init; }

    /// <summary>The next unit of the round whose submission waits; null where none does.</summary>
    public Unit? Next { get; init; }

    /// <summary>Whom to call in the unit; null where nobody is known.</summary>
    public Membership? Contact { get; init; }

    /// <summary>What another office says of a cell, where the report says otherwise; null where it does not.</summary>
    public OutsideFigure? Told(Cell cell) => Subject.Outside
        .FirstOrDefault(one => one.Cell == cell && one.Figure != Subject.Figures[cell]);

    /// <summary>The cells that are not what they were; none where it is the first submission.</summary>
    public IReadOnlyList<CellChange> Cells { get; } =
        Previous is null ? [] : Changed(Subject.Figures, Previous.Figures);

    public IReadOnlyList<TextChange> Texts { get; } =
        Previous is null ? [] : Changed(Subject.Figures.Format, Subject.Narrative!, Previous.Narrative);

    /// <summary>How a cell differs from the submission before; null where it does not.</summary>
    public CellChange? Of(Cell cell) => Cells.FirstOrDefault(one => one.Cell == cell);

    private static List<CellChange> Changed(Figures now, Figures before) =>
    [
        .. from cell in now.Format.Cells
           // Handed in on another form it has nothing to be set against.
           where before.Format.Id == now.Format.Id && before[cell.Address] != now[cell]
           select new CellChange(cell, before[cell.Address], now[cell]),
    ];

    private static List<TextChange> Changed(Format format, Narrative now, Narrative before) =>
    [
        .. from section in format.Sections
           where section.IsText && now[section.Id] != before[section.Id]
           select new TextChange(section, Sentences.Changes(before[section.Id], now[section.Id])),
    ];
}

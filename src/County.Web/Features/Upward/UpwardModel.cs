using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Upward;

/// <summary>What goes to the superior of a round, and what has gone.</summary>
/// <param name="Summary">The newest; null before the first roll-up.</param>
/// <param name="Versions">Numbers of all summaries, newest first.</param>
/// <param name="Earlier">The last year before it that has workbooks; null where none has.</param>
/// <param name="Upload">The form of a new workbook.</param>
/// <param name="Sending">The form of a sending.</param>
public sealed record UpwardModel(
    string County, int Year, SummaryView? Summary, IReadOnlyList<int> Versions,
    IReadOnlyList<UpwardModel.TemplateLine> Templates, IReadOnlyList<UpwardModel.SendingLine> Sendings, int? Earlier,
    bool MayChange, Typed Upload, Typed Sending)
{
    /// <param name="IsSent">Whether it was sent once: then it stays.</param>
    public sealed record TemplateLine(
        int Number, string Name, string Recipient, string FileName, int Mapped, string AddedBy, DateTimeOffset AddedAt,
        int? CopiedFrom, bool IsSent);

    /// <param name="Changed">How many figures of the newest summary are others; null where that is the same.</param>
    public sealed record SendingLine(
        int Number, string Template, int SummaryVersion, DateOnly SentOn, string Way, string Recipient, string SentBy,
        string? IncompleteFor, int? Answers, DateOnly? ReceivedOn, string? Receipt, DateOnly? ReturnedOn,
        string? ReturnedFor, int? Changed)
    {
        public string Incomplete => IncompleteFor is null ? "" : $"（汇总不全仍报送：{IncompleteFor}）";

        public string Outcome => this switch
        {
            { ReturnedOn: { } day } => $"{Times.LongDay(day)}被退回：{ReturnedFor}",
            { ReceivedOn: { } day } => $"{Times.LongDay(day)}收到回执：{Receipt}",
            _ => "等待回执",
        };
    }

    public string Address => UpwardEndpoint.AddressOf(Year);
}

/// <summary>One workbook of the superior with what its cells take.</summary>
/// <param name="Typed">What is said of the summary's cells, by their addresses: which cell of the workbook.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Proposed">Addresses of cells whose place was recognised and is not saved yet.</param>
public sealed record MappingModel(
    int Year, UpwardTemplate Template, Format Format, SuperiorBook Book, IReadOnlyDictionary<string, string> Typed,
    IReadOnlyDictionary<string, string> Problems, IReadOnlySet<string> Proposed, IReadOnlyList<int> Versions,
    bool MayChange)
{
    public string Address => UpwardEndpoint.AddressOf(Year, Template.Number);

    /// <summary>The summary's cell that a place takes; null where it takes none.</summary>
    public Cell? At(string sheet, int row, int column) => Places.GetValueOrDefault(
        new SuperiorPlace(sheet, SuperiorSheet.NameOf(row, column)));

    /// <summary>Whether any cell is mapped, of one sheet or of all.</summary>
    public bool TakesAny(string? sheet = null) => Places.Keys.Any(place => sheet is null || place.Sheet == sheet);

    private Dictionary<SuperiorPlace, Cell> Places => places ??= Typed
        .Select(one => (Cell: Format.Find(one.Key), Book.Find(one.Value).Place))
        .Where(one => one is { Cell: not null, Place: not null }).DistinctBy(one => one.Place)
        .ToDictionary(one => one.Place!, one => one.Cell!);

    private Dictionary<SuperiorPlace, Cell>? places;
}

/// <summary>One sending, and how the summary differs since.</summary>
/// <param name="Newest">Number of the newest summary.</param>
/// <param name="Differences">Where that differs from what was sent.</param>
/// <param name="Mapped">Addresses of the cells that the workbook takes.</param>
public sealed record SendingModel(
    UpwardSending Sending, string Template, int Newest, IReadOnlyList<Difference> Differences,
    IReadOnlySet<string> Mapped, bool MayChange, Typed Form)
{
    public string Address => UpwardEndpoint.SendingOf(Sending.Year, Sending.Number);
}

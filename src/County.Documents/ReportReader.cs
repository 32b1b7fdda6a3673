using County.Reporting;

namespace County.Documents;

/// <summary>
/// Reads published annual reports. A figure is what the text prints and nothing else: a blank stays blank, and what
/// can be read in two ways, or belongs to no certain column, is left unresolved.
/// </summary>
public static class ReportReader
{
    /// <summary>Size in bytes beyond which a file is refused.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    private const int FirstFormYear = 2019;
    private const int MostKept = 2_000_000;

    /// <summary>
    /// Reads a Word or Excel file, or text or HTML in UTF-8, UTF-16 with a mark, or GB18030; no content makes it throw.
    /// </summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="name">The file's name; an ending such as .html helps where tags leave the kind open.</param>
    public static ReadResult Read(byte[] content, string name)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        if (content.Length <= LargestFile && FileKind.Of(content) is FileKind.Word or FileKind.Excel)
        {
            var office = OfficeText.Of(content);
            return office.Text is { } laid ? Read(laid) : new ReadResult.Unreadable(office.Refusal!);
        }

        var file = FileText.Of(content);
        if (file.Text is not { } text) return new ReadResult.Unreadable(file.Refusal!);
        return PageText.IsPageName(name) && text.Contains('<') ? ReadPage(text) : ReadText(text);
    }

    /// <summary>Reads a text or an HTML page; no content makes it throw.</summary>
    public static ReadResult ReadText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) return new ReadResult.Unreadable("is empty");
        return PageText.IsPage(text) ? ReadPage(text) : Read(WrappedRows.Joined(SourceText.Of(text)));
    }

    private static ReadResult ReadPage(string html) => PageDepth.IsBeyondLimit(html)
        ? new ReadResult.Unreadable("is nested too deeply to be the page of a report")
        : Read(PageText.Of(html));

    private static ReadResult Read(SourceText source)
    {
        var pieces = Pieces(source.Folded);
        var outline = Outline.Of(pieces);
        if (!outline.Form.HasTables && !IsReport(source.Folded))
        {
            return new ReadResult.Unreadable("no report can be recognised in it");
        }

        var bodyStart = outline.Title(1)?.Start ?? outline.TablesStart ?? source.Folded.Length;
        var titles = TitleLine.Before(source.Folded, bodyStart);
        var narrative = NarrativeReader.Read(source, outline, titles.LastOrDefault(t => t.IsAlone)?.LineEnd ?? 0);
        var year = ReportYear.Of(source.Folded, bodyStart, titles, narrative.Overall);
        if (year < FirstFormYear && !outline.Form.HasTables)
        {
            return new ReadResult.Unreadable($"a report of {year}: the forms of 2019 and 2021 do not cover it");
        }

        var format = outline.Form.Decide(year);
        var unit = Unit(source.Folded, bodyStart, titles, narrative);
        var cells = format is null ? [] : FiguresReader.Read(format, source, pieces);
        var figures = format is null
            ? null
            : Figures.Blank(format).With(cells.Select(cell => KeyValuePair.Create(cell.Cell, cell.Value)));
        return new ReadResult.Read(
            new Reading(format, year, unit, UnitName.LevelOf(unit), figures, cells, narrative)
            {
                IsHybrid = outline.Form.Met.Count > 1,
                Text = PrefaceReader.Read(source, outline, titles, narrative, unit),
            });
    }

    // Gone through twice: kept, unless the text is so long that they would take more room than it.
    private static IEnumerable<Piece> Pieces(string folded) =>
        folded.Length < MostKept ? [.. new Scanner(folded).Pieces()] : Anew(folded);

    // A scanner goes through its text once.
    private static IEnumerable<Piece> Anew(string folded)
    {
        foreach (var piece in new Scanner(folded).Pieces()) yield return piece;
    }

    private static string? Unit(string folded, int bodyStart, IReadOnlyList<TitleLine> titles, Narrative narrative) =>
        titles.OrderByDescending(title => title.IsAlone).Select(title => title.Unit).FirstOrDefault(u => u is not null)
            ?? UnitName.Author(folded[..Math.Min(bodyStart, 20_000)])
            ?? UnitName.Signature(folded[Math.Max(0, folded.Length - 400)..])
            ?? UnitName.Subject(narrative.Overall);

    private static bool IsReport(string folded)
    {
        var letters = Wording.LettersBetween(folded, 0, folded.Length);
        return letters.Contains("信息公开", StringComparison.Ordinal)
            || letters.Contains("公开政府信息", StringComparison.Ordinal);
    }
}

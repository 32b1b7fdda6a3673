using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Upward;

/// <summary>Reads what goes to the superior, and what has gone.</summary>
internal sealed class UpwardReading(CountyContext db, Caller caller, TimeProvider time)
{
    private readonly Dictionary<int, SummaryView?> summaries = [];

    public async Task<UpwardModel> ReadAsync(
        Round round, Typed? upload, Typed? sending, CancellationToken cancellation)
    {
        var year = round.Year;
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        var templates = await db.UpwardTemplates.AsNoTracking().Where(t => t.Year == year).OrderBy(t => t.Number)
            .Select(t => new UpwardModel.TemplateLine(
                t.Number, t.Name, t.Recipient, t.FileName, t.Mapped, t.AddedBy, t.AddedAt, t.CopiedFrom,
                db.UpwardSendings.Any(s => s.CountyId == t.CountyId && s.Year == t.Year && s.Template == t.Number)))
            .ToListAsync(cancellation);
        var sendings = await SendingsAsync(year, summary, cancellation);
        return new UpwardModel(
            caller.CountyName, year, summary, await VersionsAsync(year, cancellation), templates, sendings,
            await db.UpwardTemplates.Where(t => t.Year < year).MaxAsync(t => (int?)t.Year, cancellation),
            caller.Has(Right.Administrator), upload ?? new Typed(), sending ?? Sending(templates, summary));
    }

    /// <summary>The mapping as it is kept, with what is recognised where nothing is.</summary>
    public async Task<MappingModel?> MappingAsync(
        Round round, int number, Typed? typed, IReadOnlyDictionary<string, string>? problems,
        CancellationToken cancellation)
    {
        var template = await FindAsync(round.Year, number, cancellation);
        if (template is null) return null;
        // It was opened when it came.
        var book = SuperiorBook.Open(template.Content).Book!;
        var form = Catalogue.Of(round.Format);
        var said = typed is not null
            ? form.Cells.Select(cell => (cell.Address, Text: typed[cell.Address])).Where(one => one.Text.Length > 0)
                .ToDictionary(one => one.Address, one => one.Text)
            : (await CellsAsync(round.Year, number, cancellation))
                .ToDictionary(one => one.Cell, one => book.NameOf(new SuperiorPlace(one.Sheet, one.Place)));
        var proposed = typed is null && template.MappedAt is null
            ? SuperiorProposal.Of(book, form).ToDictionary(one => one.Key.Address, one => book.NameOf(one.Value))
            : [];
        return new MappingModel(
            round.Year, template, form, book,
            said.Concat(proposed.Where(one => !said.ContainsKey(one.Key))).ToDictionary(), problems
                ?? new Dictionary<string, string>(), proposed.Keys.Except(said.Keys).ToHashSet(),
            await VersionsAsync(round.Year, cancellation), caller.Has(Right.Administrator));
    }

    public async Task<SendingModel?> SendingAsync(int year, int number, Typed? form, CancellationToken cancellation)
    {
        var sending = await db.UpwardSendings.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Year == year && s.Number == number, cancellation);
        if (sending is null) return null;
        var name = await db.UpwardTemplates.Where(t => t.Year == year && t.Number == sending.Template)
            .Select(t => t.Name).SingleAsync(cancellation);
        var newest = (await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation))!;
        var sent = await SummaryAsync(year, sending.SummaryVersion, cancellation);
        var cells = await CellsAsync(year, sending.Template, cancellation);
        return new SendingModel(
            sending, name, newest.Version, Difference.Between(sent!.Figures, newest.Figures),
            cells.Select(one => one.Cell).ToHashSet(), caller.Has(Right.Administrator),
            form ?? new Typed(("on", Times.Iso(Times.Day(time.GetUtcNow())))));
    }

    public Task<UpwardTemplate?> FindAsync(int year, int number, CancellationToken cancellation) =>
        db.UpwardTemplates.SingleOrDefaultAsync(t => t.Year == year && t.Number == number, cancellation);

    public Task<List<UpwardCell>> CellsAsync(int year, int template, CancellationToken cancellation) =>
        db.UpwardCells.Where(c => c.Year == year && c.Template == template).ToListAsync(cancellation);

    /// <summary>The workbook filled from a version of the summary; what nobody reported stays as it came.</summary>
    public async Task<byte[]?> FillAsync(
        UpwardTemplate template, int version, CancellationToken cancellation)
    {
        if (await SummaryAsync(template.Year, version, cancellation) is not { } summary) return null;
        var form = summary.Figures.Format;
        var cells = await CellsAsync(template.Year, template.Number, cancellation);
        return SuperiorWriter.Fill(template.Content, (
            from one in cells
            let cell = form.Find(one.Cell)
            where cell is not null && summary.Figures[cell] is not null
            select (Place: new SuperiorPlace(one.Sheet, one.Place), Figure: (decimal)summary.Figures[cell]!.Value
                / cell.Column.Scale)).ToDictionary(one => one.Place, one => one.Figure));
    }

    public async Task<SummaryView?> SummaryAsync(int year, int version, CancellationToken cancellation)
    {
        if (summaries.TryGetValue(version, out var known)) return known;
        return summaries[version] =
            await SummaryReading.VersionAsync(db, caller.CountyId, year, version, cancellation);
    }

    private Task<List<int>> VersionsAsync(int year, CancellationToken cancellation) => db.Summaries
        .Where(s => s.Year == year).OrderByDescending(s => s.Version).Select(s => s.Version).ToListAsync(cancellation);

    private async Task<IReadOnlyList<UpwardModel.SendingLine>> SendingsAsync(
        int year, SummaryView? newest, CancellationToken cancellation)
    {
        var rows = await (
            from sending in db.UpwardSendings
            join template in db.UpwardTemplates on new { sending.CountyId, sending.Year, N = sending.Template }
                equals new { template.CountyId, template.Year, N = template.Number }
            where sending.Year == year
            orderby sending.Number descending
            select new UpwardModel.SendingLine(
                sending.Number, template.Name, sending.SummaryVersion, sending.SentOn, sending.Way, sending.Recipient,
                sending.SentBy, sending.IncompleteFor, sending.Answers, sending.ReceivedOn, sending.Receipt,
                sending.ReturnedOn, sending.ReturnedFor, null)).AsNoTracking().ToListAsync(cancellation);
        var lines = new List<UpwardModel.SendingLine>();
        foreach (var row in rows)
        {
            // What was sent before the last of its workbook is past.
            var isLast = lines.TrueForAll(line => line.Template != row.Template);
            lines.Add(isLast && newest is not null && newest.Version != row.SummaryVersion
                ? row with { Changed = await ChangedAsync(year, row.SummaryVersion, newest, cancellation) }
                : row);
        }

        return lines;
    }

    private async Task<int> ChangedAsync(int year, int version, SummaryView newest, CancellationToken cancellation) =>
        Difference.Between((await SummaryAsync(year, version, cancellation))!.Figures, newest.Figures).Count;

    private Typed Sending(IReadOnlyList<UpwardModel.TemplateLine> templates, SummaryView? summary) => new(
        ("template", $"{templates.Where(one => one.Mapped > 0).Select(one => one.Number).FirstOrDefault()}"),
        ("version", $"{summary?.Version}"), ("on", Times.Iso(Times.Day(time.GetUtcNow()))), ("by", caller.Person),
        ("recipient", templates.FirstOrDefault(one => one.Mapped > 0)?.Recipient));
}

using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.OutsideFigures;

/// <summary>A round's sources beside what its units have handed in.</summary>
internal sealed class OutsideReading(CountyContext db, OutsideBook book, Caller caller)
{
    public async Task<OutsideModel> ReadAsync(Round round, CancellationToken cancellation) =>
        new(round.Year, round.Format, await StatesAsync(round, cancellation));

    public async Task<SourceModel> ReadAsync(
        Round round, OutsideSource source, string? problem, CancellationToken cancellation)
    {
        var state = (await StatesAsync(round, cancellation)).Single(one => one.Source == source);
        var earlier = await db.OutsideSheets.AsNoTracking()
            .Where(s => s.Year == round.Year && s.Source == source && s.EndedAt != null)
            .OrderByDescending(s => s.Number).ToListAsync(cancellation);
        var units = await UnitsAsync(round, cancellation);
        return new SourceModel(
            round.Year, Catalogue.Of(round.Format), state, units.Count, earlier, caller.Has(Right.Administrator),
            problem);
    }

    /// <summary>The sheet of a source, for the units that must report.</summary>
    public async Task<OutsideTemplate> TemplateAsync(
        Round round, OutsideSource source, CancellationToken cancellation) => new(
            caller.CountyName, round.Year, source, Catalogue.Of(round.Format), await UnitsAsync(round, cancellation));

    private async Task<List<OutsideUnit>> UnitsAsync(Round round, CancellationToken cancellation) => await (
        from member in db.RoundUnits
        join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
        where member.Year == round.Year && member.Exemption == null
        orderby unit.Code, unit.UnitId
        select new OutsideUnit(unit.UnitId, unit.Code, unit.Name)).ToListAsync(cancellation);

    private async Task<IReadOnlyList<OutsideState>> StatesAsync(Round round, CancellationToken cancellation)
    {
        var sheets = await book.HoldingAsync(caller.CountyId, round.Year, cancellation);
        if (sheets.Count == 0) return [.. OutsideSources.All.Select(source => new OutsideState(source, null, [], []))];
        var told = await OutsideBook.OfRoundAsync(db, caller.CountyId, round.Year, cancellation);
        var names = await db.Units.ToDictionaryAsync(unit => unit.UnitId, unit => unit.Name, cancellation);
        var handedIn = await (
            from report in db.Reports
            join submission in db.Submissions
                on new { report.CountyId, report.UnitId, report.Year, V = report.LatestVersion }
                equals new { submission.CountyId, submission.UnitId, submission.Year, V = submission.Version }
            where report.Year == round.Year
            select submission).AsNoTracking().ToDictionaryAsync(submission => submission.UnitId, cancellation);
        var differences = (
            from unit in told
            where handedIn.ContainsKey(unit.Key)
            let figures = handedIn[unit.Key].Figures
            from one in OutsideBook.On(figures.Format, unit)
            where figures[one.Cell] != one.Figure
            select new OutsideDifference(unit.Key, names[unit.Key], one, figures[one.Cell]))
            .ToLookup(one => one.Told.Source);
        return
        [
            .. OutsideSources.All.Select(source => new OutsideState(
                source, sheets.Find(sheet => sheet.Source == source), [.. differences[source]],
                [.. told.Where(unit => !handedIn.ContainsKey(unit.Key) && unit.Any(one => one.Source == source))
                    .Select(unit => names[unit.Key])])),
        ];
    }
}

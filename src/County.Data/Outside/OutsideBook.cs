using System.Collections.Immutable;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>A figure of a sheet, before it is taken on.</summary>
public sealed record TakenFigure(int UnitId, Cell Cell, long Figure);

/// <summary>
/// Keeps what other offices say of the units' figures. What waits for the county's answer is at once judged beside it;
/// drafts are by the scheduled check, for the office does not see them.
/// </summary>
/// <param name="db">Inside a transaction that names the county's office.</param>
public sealed class OutsideBook(CountyContext db, ReportBook reports, TimeProvider time)
{
    /// <summary>What is said of one report; empty where nothing is.</summary>
    public static async Task<ImmutableArray<OutsideFigure>> OfReportAsync(
        CountyContext db, Report report, Format format, CancellationToken cancellation) =>
        On(format, await db.OutsideFigures.AsNoTracking().Where(e => e.CountyId == report.CountyId
            && e.UnitId == report.UnitId && e.Year == report.Year).ToListAsync(cancellation));

    /// <summary>What is said of the units of a round, by unit.</summary>
    public static async Task<ILookup<int, OutsideEntry>> OfRoundAsync(
        CountyContext db, int county, int year, CancellationToken cancellation) =>
        (await db.OutsideFigures.AsNoTracking().Where(e => e.CountyId == county && e.Year == year)
            .ToListAsync(cancellation)).ToLookup(e => e.UnitId);

    /// <summary>In one order, whoever asks: by source, then by place in the form.</summary>
    public static ImmutableArray<OutsideFigure> On(Format format, IEnumerable<OutsideEntry> entries) =>
    [
        .. entries.Select(entry => entry.On(format)).OfType<OutsideFigure>()
            .OrderBy(told => told.Source).ThenBy(told => told.Cell.Index),
    ];

    /// <summary>Sheets of a round that hold.</summary>
    public Task<List<OutsideSheet>> HoldingAsync(int county, int year, CancellationToken cancellation) =>
        db.OutsideSheets.Where(s => s.CountyId == county && s.Year == year && s.EndedAt == null)
            .ToListAsync(cancellation);

    /// <summary>Takes a sheet on; what the source said before ends.</summary>
    public async Task TakeAsync(
        Round round, OutsideSource source, string fileName, IReadOnlyCollection<TakenFigure> figures, string person,
        CancellationToken cancellation)
    {
        var (county, year) = (round.CountyId, round.Year);
        var before = await OfRoundAsync(db, county, year, cancellation);
        await EndAsync(round, source, person, isReplaced: true, cancellation);
        var number = 1 + await db.OutsideSheets
            .Where(s => s.CountyId == county && s.Year == year && s.Source == source)
            .MaxAsync(s => (int?)s.Number, cancellation) ?? 1;
        db.OutsideSheets.Add(new OutsideSheet
        {
            CountyId = county,
            Year = year,
            Source = source,
            Number = number,
            FileName = fileName,
            Hash = ContentHash.OfText(string.Join('\n', figures
                .OrderBy(one => one.UnitId).ThenBy(one => one.Cell.Index)
                .Select(one => $"{one.UnitId} {one.Cell.Address} {one.Figure}"))),
            Units = figures.Select(one => one.UnitId).Distinct().Count(),
            Figures = figures.Count,
            TakenBy = person,
            TakenAt = time.GetUtcNow(),
        });
        db.OutsideFigures.AddRange(figures.Select(one => new OutsideEntry
        {
            CountyId = county,
            UnitId = one.UnitId,
            Year = year,
            Source = source,
            Cell = one.Cell.Address,
            Figure = one.Figure,
            Sheet = number,
        }));
        await db.SaveChangesAsync(cancellation);
        await RecheckAsync(round, before, cancellation);
    }

    /// <summary>Withdraws what a source said; false where it said nothing.</summary>
    public async Task<bool> WithdrawAsync(
        Round round, OutsideSource source, string person, CancellationToken cancellation)
    {
        var before = await OfRoundAsync(db, round.CountyId, round.Year, cancellation);
        if (!await EndAsync(round, source, person, isReplaced: false, cancellation)) return false;
        await RecheckAsync(round, before, cancellation);
        return true;
    }

    private async Task<bool> EndAsync(
        Round round, OutsideSource source, string person, bool isReplaced, CancellationToken cancellation)
    {
        var holding = (await HoldingAsync(round.CountyId, round.Year, cancellation))
            .Find(sheet => sheet.Source == source);
        if (holding is null) return false;
        (holding.EndedAt, holding.EndedBy, holding.IsReplaced) = (time.GetUtcNow(), person, isReplaced);
        db.OutsideFigures.RemoveRange(await db.OutsideFigures
            .Where(e => e.CountyId == round.CountyId && e.Year == round.Year && e.Source == source)
            .ToListAsync(cancellation));
        // What follows may say the same of the same cell.
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Another check of each submission that waits and is judged otherwise now.</summary>
    private async Task RecheckAsync(
        Round round, ILookup<int, OutsideEntry> before, CancellationToken cancellation)
    {
        var after = await OfRoundAsync(db, round.CountyId, round.Year, cancellation);
        var told = before.Concat(after).Select(group => group.Key).ToHashSet();
        var waiting = await (
            from report in db.Reports
            join unit in db.Units on new { report.CountyId, report.UnitId } equals new { unit.CountyId, unit.UnitId }
            join submission in db.Submissions
                on new { report.CountyId, report.UnitId, report.Year, V = report.LatestVersion }
                equals new { submission.CountyId, submission.UnitId, submission.Year, V = submission.Version }
            where report.CountyId == round.CountyId && report.Year == round.Year
                && report.LatestVersion != report.AcceptedVersion && report.LatestVersion != report.PublishedVersion
            select new { report, unit, submission }).AsNoTracking().ToListAsync(cancellation);
        foreach (var one in waiting.Where(one => told.Contains(one.unit.UnitId)))
        {
            var alone = new Subject(one.submission.Figures)
            {
                Year = round.Year,
                Level = one.unit.Level,
                Narrative = one.submission.Narrative,
            };
            var beside = await reports.BesideAsync(one.report, alone, cancellation);
            var then = beside with { Outside = On(beside.Figures.Format, before[one.unit.UnitId]) };
            await RecheckAsync(one.report, then, beside, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// What else was found stands: it was found by the same rules in the same report. Where it was not, the scheduled
    /// check sees to it.
    /// </summary>
    private async Task RecheckAsync(Report report, Subject then, Subject now, CancellationToken cancellation)
    {
        var newest = await CheckBook.Newest(db).SingleOrDefaultAsync(
            c => c.CountyId == report.CountyId && c.UnitId == report.UnitId && c.Year == report.Year
                && c.Version == report.LatestVersion, cancellation);
        if (newest is null || newest.InputHash != Checker.InputHash(then)) return;
        if (newest.InputHash == Checker.InputHash(now)) return;
        var (rule, form) = (new XOutside(), now.Figures.Format);
        var found = await CheckBook.Current(db)
            .Where(f => f.CountyId == report.CountyId && f.UnitId == report.UnitId && f.Year == report.Year
                && f.Version == report.LatestVersion && f.Code != rule.Code)
            .OrderBy(f => f.Ordinal).ToListAsync(cancellation);
        var findings = found.Select(f => f.On(form)).Concat(rule.Check(now)).OrderBy(f => f.Severity)
            .ThenBy(f => f.Cells.Select(cell => cell.Index).FirstOrDefault(-1)).ToList();
        CheckBook.Add(db, report, report.LatestVersion, newest.Number + 1, now, findings, time.GetUtcNow());
    }
}

using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>What reconciling came to.</summary>
/// <param name="Reports">Reports that were looked at.</param>
/// <param name="Checks">Checks that were written.</param>
internal readonly record struct Reconciled(int Reports, int Checks);

/// <summary>
/// Checks one round's drafts and unanswered submissions again, beside what the county counted the year before and what
/// other offices say, wherever the rules, the report or those figures have changed since the newest check. What was
/// accepted is left as it was judged. Runs as the aggregator; two at once wait for each other on the round's change
/// mark, and the second finds nothing left to do.
/// </summary>
internal sealed class ReconcileHandler(TimeProvider time)
{
    public async Task<Reconciled> RunAsync(CountyContext db, int county, int year, CancellationToken cancellation)
    {
        var mark = await ChangeMark.Locked(db, county, year).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (mark is null) return default;
        var members = await ReconcileInputs.MembersAsync(db, county, year, cancellation);
        if (!members.Any(member => member.IsOpen)) return new Reconciled(members.Count, 0);
        var beside = await BesideAsync(db, county, year, members, cancellation);
        var changed = await ChangedAsync(db, county, year, members, beside, cancellation);
        var reading = await EarlierReading.OfAsync(
            db, county, year, changed.Select(one => one.Report), cancellation);
        foreach (var (report, subject, number) in changed)
        {
            var (read, standing) = reading.Of(report, subject);
            var findings = Checker.Check(read).Concat(standing).OrderBy(finding => finding.Severity).ToList();
            CheckBook.Add(db, report.Report, report.Version, number, read, findings, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
        return new Reconciled(members.Count, changed.Count);
    }

    /// <summary>What stands beside a unit's report: figures of the year before, or why there are none.</summary>
    private static async Task<Func<int, (Figures? LastYear, string? Reason)>> BesideAsync(
        CountyContext db, int county, int year, IReadOnlyList<Member> members, CancellationToken cancellation)
    {
        var counted = await ReconcileInputs.CountedAsync(db, county, year - 1, cancellation);
        var lineage = await db.Lineage.AsNoTracking()
            .Where(line => line.CountyId == county && line.Kind != LineageKind.Renamed).ToListAsync(cancellation);
        var succession = new Succession(
            lineage, year,
            members.Where(member => member.Reports).Select(member => member.Report.UnitId).ToHashSet(),
            counted.Keys.ToHashSet());
        var taken = await TakeOver.KeepAsync(db, county, year - 1, succession, counted, cancellation);
        return unit => succession.WhyApart(unit) is { } reason
            ? (null, reason)
            : (TakenOver.Beside(counted.GetValueOrDefault(unit)?.Figures, taken.GetValueOrDefault(unit)), null);
    }

    /// <summary>What has to be checked again, and the number of the check that will be written.</summary>
    private static async Task<IReadOnlyList<(Unsettled Report, Subject Subject, int Number)>> ChangedAsync(
        CountyContext db, int county, int year, IReadOnlyList<Member> members,
        Func<int, (Figures? LastYear, string? Reason)> beside, CancellationToken cancellation)
    {
        var submissions = await ReconcileInputs.SubmissionsAsync(db, county, year, cancellation);
        var drafts = await ReconcileInputs.DraftsAsync(db, county, year, cancellation);
        var checks = await CheckBook.Newest(db).Where(check => check.CountyId == county && check.Year == year)
            .ToDictionaryAsync(check => (check.UnitId, check.Version), cancellation);
        var told = await OutsideBook.OfRoundAsync(db, county, year, cancellation);
        var levels = members.ToDictionary(member => member.Report.UnitId, member => member.Unit.Level);
        return
        [
            .. from one in submissions.Concat(drafts)
               let unit = one.Report.UnitId
               let before = beside(unit)
               let subject = new Subject(one.Figures)
               {
                   Year = year,
                   Level = levels[unit],
                   Narrative = one.Narrative,
                   LastYear = before.LastYear,
                   NotBesideLastYear = before.Reason,
                   Outside = OutsideBook.On(one.Figures.Format, told[unit]),
               }
               let newest = checks.GetValueOrDefault((unit, one.Version))
               where newest?.InputHash != Checker.InputHash(subject)
               select (one, subject, (newest?.Number ?? 0) + 1),
        ];
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>Reads what the office has beside a submission while it reviews.</summary>
internal sealed class ReviewReading(
    CountyContext db, ReportBook reports, RemarkBook remarks, SupplementBook supplements, SealedCopyBook copies,
    Caller caller)
{
    /// <summary>Null for who is not of the office.</summary>
    public async Task<ReviewView?> ReadAsync(
        Report report, Submission submission, UnitKind kind, IReadOnlyList<ReportAct> acts,
        ReportEndpoint.Asked asked, CancellationToken cancellation)
    {
        if (!caller.IsOffice) return null;
        var alone = new Subject(submission.Figures) { Year = report.Year, Narrative = submission.Narrative };
        var previous = await PreviousAsync(submission, acts, cancellation);
        var first = report.FirstAccepter is null || submission.Version != report.LatestVersion
            ? null
            : acts.LastOrDefault(act => act.Act == new Act.FirstAccept(0, 0).Name);
        return new ReviewView(await reports.BesideAsync(report, alone, cancellation), previous)
        {
            ShowsChanges = previous is not null && asked.Show != "all",
            Indicators = previous is null
                ? []
                : await ChangedAsync(report, previous.Version, submission.Version, kind, cancellation),
            Earlier =
            [
                .. (await remarks.OfAsync(report, cancellation)).Where(one => one.Version == previous?.Version),
            ],
            Copy = await copies.FindAsync(report, submission.Version, cancellation),
            FourEyes = await Reviewing.FourEyesAsync(db, report.CountyId, cancellation),
            FirstAccepter = first?.By,
            MayRelease = caller.Has(Right.Administrator),
            IsOwn = kind == UnitKind.CountyOffice,
            Next = await NextAsync(report, cancellation),
            Contact = await ContactAsync(report, cancellation),
        };
    }

    /// <summary>
    /// What the office has answered last: what was taken back before anybody looked at it hides no change.
    /// </summary>
    private async Task<Submission?> PreviousAsync(
        Submission submission, IReadOnlyList<ReportAct> acts, CancellationToken cancellation)
    {
        var answered = acts
            .Where(act => act.After is ReportState.Returned or ReportState.Accepted or ReportState.Published)
            .Where(act => act.At <= submission.SubmittedAt)
            .Select(act => (DateTimeOffset?)act.At).Max();
        return answered is null
            ? null
            : await db.Submissions.AsNoTracking().Where(s => s.Year == submission.Year
                    && s.UnitId == submission.UnitId && s.Version < submission.Version && s.SubmittedAt <= answered)
                .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellation);
    }

    private async Task<IReadOnlyList<string>> ChangedAsync(
        Report report, int earlier, int version, UnitKind kind, CancellationToken cancellation)
    {
        var now = await supplements.HandedInAsync(report, version, kind, cancellation);
        var before = await supplements.HandedInAsync(report, earlier, kind, cancellation);
        return [.. now.Indicators.Where(one => now[one] != before[one]).Select(one => one.Name)];
    }

    /// <summary>In the board's order, and from its end on from the beginning.</summary>
    private async Task<ReviewView.Unit?> NextAsync(Report report, CancellationToken cancellation)
    {
        var here = await db.Units.Where(u => u.UnitId == report.UnitId).Select(u => u.Code).SingleAsync(cancellation);
        var waiting = await (
            from other in db.Reports
            join unit in db.Units on new { other.CountyId, other.UnitId } equals new { unit.CountyId, unit.UnitId }
            where other.Year == report.Year && other.UnitId != report.UnitId && other.State == ReportState.Submitted
            orderby unit.Code, unit.UnitId
            select new { unit.Code, Unit = new ReviewView.Unit(unit.UnitId, unit.Name) }).ToListAsync(cancellation);
        return (waiting.FirstOrDefault(one => string.CompareOrdinal(one.Code, here) > 0) ?? waiting.FirstOrDefault())
            ?.Unit;
    }

    private async Task<Membership?> ContactAsync(Report report, CancellationToken cancellation)
    {
        var people = await db.Memberships.AsNoTracking()
            .Where(m => m.CountyId == report.CountyId && m.UnitId == report.UnitId && m.ClosedAt == null)
            .OrderBy(m => m.MembershipId).ToListAsync(cancellation);
        return people.Find(one => one.Rights.Contains(Right.Author) && one.Telephone is not null)
            ?? people.Find(one => one.Rights.Contains(Right.Author));
    }
}

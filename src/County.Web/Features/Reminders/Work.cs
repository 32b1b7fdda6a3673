using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>What a unit is working on, with what the checker says of it.</summary>
internal sealed record Work(ReportContent Content, IReadOnlyList<Fault> Faults)
{
    /// <summary>The work of several units of a round; those without a draft or a submission have none.</summary>
    /// <param name="ids">Numbers of the units.</param>
    public static async Task<IReadOnlyDictionary<int, Work>> OfAsync(
        CountyContext db, Round round, int[] ids, CancellationToken cancellation)
    {
        var (county, year) = (round.CountyId, round.Year);
        var drafts = await db.Drafts.AsNoTracking()
            .Where(d => d.CountyId == county && d.Year == year && ids.Contains(d.UnitId)).ToListAsync(cancellation);
        var submissions = await (
            from report in db.Reports
            join s in db.Submissions on new { report.CountyId, report.UnitId, report.Year, V = report.LatestVersion }
                equals new { s.CountyId, s.UnitId, s.Year, V = s.Version }
            where report.CountyId == county && report.Year == year && ids.Contains(report.UnitId)
            select s).AsNoTracking().ToListAsync(cancellation);
        var checks = await db.Checks.AsNoTracking()
            .Where(c => c.CountyId == county && c.Year == year && ids.Contains(c.UnitId)
                && c.Version == Check.OfDraft)
            .GroupBy(c => c.UnitId).Select(g => new { UnitId = g.Key, At = g.Max(c => c.CheckedAt) })
            .ToDictionaryAsync(c => c.UnitId, c => c.At, cancellation);
        var findings = (await CheckBook.Current(db)
            .Where(f => f.CountyId == county && f.Year == year && ids.Contains(f.UnitId)).ToListAsync(cancellation))
            .ToLookup(f => (f.UnitId, f.Version));
        var work = new Dictionary<int, Work>();
        foreach (var unit in ids)
        {
            var draft = drafts.Find(d => d.UnitId == unit);
            var submission = submissions.Find(s => s.UnitId == unit);
            // A draft from before the newest submission is over, as where the unit looks at it.
            if (draft is not null && (submission is null || draft.ChangedAt > submission.SubmittedAt))
            {
                var isChecked = checks.TryGetValue(unit, out var at) && at >= draft.ChangedAt;
                work[unit] = new Work(
                    draft, isChecked ? Kept(findings[(unit, Check.OfDraft)], draft.Format) : Found(draft));
            }
            else if (submission is not null)
            {
                work[unit] = new Work(submission, Kept(findings[(unit, submission.Version)], submission.Format));
            }
        }

        return work;
    }

    private static List<Fault> Kept(IEnumerable<SubmissionFinding> findings, string format) =>
    [
        .. findings.Select(f => new Fault(
            f.Code, f.Severity, f.Cells.Length == 0 ? null : Catalogue.Of(format).Find(f.Cells[0]))),
    ];

    /// <summary>Of a draft that was changed since it was last checked, what it says by itself.</summary>
    private static List<Fault> Found(Draft draft) =>
    [
        .. Checker.Check(new Subject(draft.Figures) { Year = draft.Year, Narrative = draft.Narrative })
            .Select(f => new Fault(f.Code, f.Severity, f.Cells.FirstOrDefault())),
    ];
}

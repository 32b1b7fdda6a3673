using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>A submission or draft that is still to be answered.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Version">The submission's number, or <see cref="County.Data.Check.OfDraft"/>.</param>
/// <param name="IsRead">Whether it was read from a text, where some places may not have been legible.</param>
internal sealed record Unsettled(Report Report, int Version, Figures Figures, Narrative Narrative, bool IsRead);

/// <summary>A report that was counted, without its text.</summary>
internal sealed record Counted(
    int UnitId, int Version, string ContentHash, string Format, long?[] Proactive, long?[] Applications,
    long?[] Disputes)
{
    public Figures Figures => Figures.Of(Catalogue.Of(Format), Proactive, Applications, Disputes);
}

/// <summary>A unit of the round with its report.</summary>
internal sealed record Member(Report Report, Unit Unit, string? Exemption)
{
    /// <summary>Whether it has a report of its own to hand in, or has handed one in all the same.</summary>
    public bool Reports => Exemption is null || Report.LatestVersion > 0;

    /// <summary>Whether something of it can still come to be checked.</summary>
    public bool IsOpen => Report.State switch
    {
        ReportState.Accepted or ReportState.Published => Report.LatestVersion != Report.AcceptedVersion,
        ReportState.NotStarted => Exemption is null,
        _ => true,
    };
}

/// <summary>What checking a round again is made of: one query each, however many units there are.</summary>
internal static class ReconcileInputs
{
    public static async Task<IReadOnlyList<Member>> MembersAsync(
        CountyContext db, int county, int year, CancellationToken cancellation) => await (
            from report in db.Reports
            join unit in db.Units on new { report.CountyId, report.UnitId } equals new { unit.CountyId, unit.UnitId }
            join member in db.RoundUnits on new { report.CountyId, report.UnitId, report.Year }
                equals new { member.CountyId, member.UnitId, member.Year }
            where report.CountyId == county && report.Year == year
            orderby report.UnitId
            select new Member(report, unit, member.Exemption)).AsNoTracking().ToListAsync(cancellation);

    /// <summary>
    /// The newest submissions that the county has not accepted. What it has accepted stays as it was judged then.
    /// </summary>
    public static async Task<IReadOnlyList<Unsettled>> SubmissionsAsync(
        CountyContext db, int county, int year, CancellationToken cancellation)
    {
        var rows = await (
            from report in db.Reports
            join submission in db.Submissions
                on new { report.CountyId, report.UnitId, report.Year, V = report.LatestVersion }
                equals new { submission.CountyId, submission.UnitId, submission.Year, V = submission.Version }
            where report.CountyId == county && report.Year == year
                && report.LatestVersion != report.AcceptedVersion && report.LatestVersion != report.PublishedVersion
            select new { report, submission }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Unsettled(
                row.report, row.submission.Version, row.submission.Figures, row.submission.Narrative,
                row.submission.Origin != SubmissionOrigin.Filled)),
        ];
    }

    /// <summary>The drafts that no submission has replaced.</summary>
    public static async Task<IReadOnlyList<Unsettled>> DraftsAsync(
        CountyContext db, int county, int year, CancellationToken cancellation)
    {
        var rows = await (
            from report in db.Reports
            join draft in db.Drafts on new { report.CountyId, report.UnitId, report.Year }
                equals new { draft.CountyId, draft.UnitId, draft.Year }
            where report.CountyId == county && report.Year == year
                && !db.Submissions.Any(s => s.CountyId == report.CountyId && s.UnitId == report.UnitId
                    && s.Year == report.Year && s.Version == report.LatestVersion
                    && s.SubmittedAt >= draft.ChangedAt)
            select new { report, draft }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Unsettled(
                row.report, Check.OfDraft, row.draft.Figures, row.draft.Narrative, IsRead: false)),
        ];
    }

    /// <summary>What the county counted in a year, by unit.</summary>
    public static Task<Dictionary<int, Counted>> CountedAsync(
        CountyContext db, int county, int year, CancellationToken cancellation) => (
            from report in db.Reports
            join submission in db.Submissions
                on new { report.CountyId, report.UnitId, report.Year, V = report.AcceptedVersion }
                equals new { submission.CountyId, submission.UnitId, submission.Year, V = (int?)submission.Version }
            where report.CountyId == county && report.Year == year
            select new Counted(
                submission.UnitId, submission.Version, submission.ContentHash, submission.Format,
                submission.Proactive, submission.Applications, submission.Disputes))
            .ToDictionaryAsync(counted => counted.UnitId, cancellation);
}

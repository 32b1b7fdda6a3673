using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>A submission of one unit: its tables, its text and what the checker found.</summary>
public static class ReportEndpoint
{
    public sealed record Model(
        int Year, int UnitId, string Unit, bool IsSample, ReportState State, bool ReviewStarted, bool IsOffice,
        Figures Figures, Narrative Narrative, int Version, int Versions, SubmissionOrigin Origin, string SubmittedBy,
        DateTimeOffset SubmittedAt, string ContentHash, IReadOnlyList<SubmissionFinding> Findings,
        IReadOnlyList<ReportAct> Acts)
    {
        /// <summary>Why the office handed it in for the unit; null where the unit did.</summary>
        public string? FilledForUnit { get; init; }

        /// <summary>True while the unit has to say whether it stands by the newest submission.</summary>
        public bool AwaitsConfirmation { get; init; }

        /// <summary>The check that found what is shown.</summary>
        public Check? Check { get; init; }

        /// <summary>Whether the reader may say it for the unit.</summary>
        public bool IsSignatory { get; init; }

        /// <summary>What the unit said; null while it has said nothing.</summary>
        public ReportAct? Answer => FilledForUnit is null ? null : Filled.AnswerTo(Version, Acts);
    }

    public static Task<Results<RazorComponentResult<ReportPage>, RazorComponentResult<EmptyReportPage>, NotFound>>
        Latest(int year, int unit, CountyContext db, Caller caller, CancellationToken cancellation) =>
        Find(year, unit, null, db, caller, cancellation);

    public static Task<Results<RazorComponentResult<ReportPage>, RazorComponentResult<EmptyReportPage>, NotFound>>
        Version(int year, int unit, int version, CountyContext db, Caller caller, CancellationToken cancellation) =>
        Find(year, unit, version, db, caller, cancellation);

    private static async Task<
        Results<RazorComponentResult<ReportPage>, RazorComponentResult<EmptyReportPage>, NotFound>> Find(
        int year, int unit, int? version, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Year == year && r.UnitId == unit, cancellation);
        if (report is null) return TypedResults.NotFound();
        var name = await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation);
        if (report.LatestVersion == 0 && version is null)
        {
            return Pages.Show<EmptyReportPage, EmptyReport>(
                new EmptyReport(year, unit, name, report.State, caller.IsOffice));
        }

        var wanted = version ?? report.LatestVersion;
        var submission = await db.Submissions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Year == year && s.UnitId == unit && s.Version == wanted, cancellation);
        if (submission is null) return TypedResults.NotFound();
        var isSample = await db.RoundUnits.Where(r => r.Year == year && r.UnitId == unit).Select(r => r.IsSample)
            .SingleAsync(cancellation);
        var findings = await CheckBook.Current(db)
            .Where(f => f.Year == year && f.UnitId == unit && f.Version == wanted)
            .OrderBy(f => f.Ordinal).ToListAsync(cancellation);
        var acts = await db.Acts.AsNoTracking().Where(a => a.Year == year && a.UnitId == unit)
            .OrderBy(a => a.Ordinal).ToListAsync(cancellation);
        return Pages.Show<ReportPage, Model>(new Model(
            year, unit, name, isSample, report.State, report.ReviewStarted, caller.IsOffice, submission.Figures,
            submission.Narrative, wanted, report.LatestVersion, submission.Origin, submission.SubmittedBy,
            submission.SubmittedAt, submission.ContentHash, findings, acts)
        {
            FilledForUnit = submission.FilledForUnit,
            AwaitsConfirmation = report.AwaitsConfirmation && report.State == ReportState.Submitted
                && wanted == report.LatestVersion,
            Check = await CheckBook.Newest(db).SingleOrDefaultAsync(
                c => c.Year == year && c.UnitId == unit && c.Version == wanted, cancellation),
            IsSignatory = caller.UnitId is not null && caller.Has(Right.Signatory),
        });
    }

    public sealed record EmptyReport(int Year, int UnitId, string Unit, ReportState State, bool IsOffice);
}

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

        /// <summary>The findings with what the unit has said of them.</summary>
        public IReadOnlyList<FindingLine> Lines { get; init; } = [];

        /// <summary>The office's remarks on this submission, as far as the reader sees them.</summary>
        public IReadOnlyList<Remark> Remarks { get; init; } = [];

        /// <summary>Whether the reader may make a remark now.</summary>
        public bool MayRemark { get; init; }

        /// <summary>What a remark is about to be made on; null for the whole.</summary>
        public string? RemarkAt { get; init; }

        /// <summary>The sign-off with which it was handed in; null where it had none.</summary>
        public Passage? Passage { get; init; }

        public string? ScansHash { get; init; }

        /// <summary>What the unit answered to the county's own indicators, as it was handed in.</summary>
        public Supplement Supplement { get; init; } = Supplement.None;

        /// <summary>What the unit can do now; null for the office, and for what is not the newest.</summary>
        public Readiness? Ready { get; init; }

        /// <summary>What the unit said; null while it has said nothing.</summary>
        public ReportAct? Answer => FilledForUnit is null ? null : Filled.AnswerTo(Version, Acts);
    }

    internal static Task<Results<RazorComponentResult<ReportPage>, RazorComponentResult<EmptyReportPage>, NotFound>>
        Latest(
            int year, int unit, string? at, CountyContext db, ReportReading reading, Caller caller,
            CancellationToken cancellation) => Find(year, unit, null, at, db, reading, caller, cancellation);

    internal static Task<Results<RazorComponentResult<ReportPage>, RazorComponentResult<EmptyReportPage>, NotFound>>
        Version(
            int year, int unit, int version, CountyContext db, ReportReading reading, Caller caller,
            CancellationToken cancellation) => Find(year, unit, version, null, db, reading, caller, cancellation);

    private static async Task<
        Results<RazorComponentResult<ReportPage>, RazorComponentResult<EmptyReportPage>, NotFound>> Find(
        int year, int unit, int? version, string? at, CountyContext db, ReportReading reading, Caller caller,
        CancellationToken cancellation)
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

        return await reading.ReadAsync(report, name, version ?? report.LatestVersion, at, cancellation) is { } model
            ? Pages.Show<ReportPage, Model>(model)
            : TypedResults.NotFound();
    }

    public sealed record EmptyReport(int Year, int UnitId, string Unit, ReportState State, bool IsOffice);
}

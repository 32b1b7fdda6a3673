using County.Data;
using County.Reporting;
using County.Web.Hosting;
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

        /// <summary>The sentence that it is about; null where it is about no sentence.</summary>
        public string? RemarkOn { get; init; }

        /// <summary>What the office reviews by; null for the unit.</summary>
        public ReviewView? Review { get; init; }

        /// <summary>
        /// Where other offices say otherwise since the newest check: what is accepted keeps the judgement of its day.
        /// </summary>
        public IReadOnlyList<Finding> Late => Review is null ? [] :
            [.. new XOutside().Check(Review.Subject).Where(one => Findings.All(known => known.Key != one.Key))];

        /// <summary>The letter with which it was returned; null where it was not.</summary>
        public Letter? Letter { get; init; }

        public bool IsNewest => Version == Versions;

        public string Address => Reviewing.Address(Year, UnitId);

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

    /// <summary>What of a report is asked for.</summary>
    /// <param name="At">What the office is about to remark on.</param>
    /// <param name="Sentence">The number of a sentence there, from 0 on.</param>
    /// <param name="Show">Whether all of it is shown, or the changes alone; null for what is usual.</param>
    internal sealed record Asked(string? At, string? Sentence, string? Show);

    /// <summary>The newest submission; to htmx, the form for a remark alone.</summary>
    internal static async Task<IResult> Latest(
        int year, int unit, [AsParameters] Asked asked, HttpContext context, CountyContext db, ReportReading reading,
        Caller caller, CancellationToken cancellation)
    {
        var found = await FindAsync(year, unit, db, cancellation);
        if (found is not var (report, name)) return Results.NotFound();
        if (report.LatestVersion == 0)
        {
            return Pages.Show<EmptyReportPage, EmptyReport>(
                new EmptyReport(year, unit, name, report.State, caller.IsOffice));
        }

        var model = (await reading.ReadAsync(report, name, report.LatestVersion, asked, cancellation))!;
        return ForScripts.IsPartial(context) && model.MayRemark
            ? Pages.Show<RemarkForm, Model>(model)
            : Pages.Show<ReportPage, Model>(model);
    }

    internal static async Task<IResult> Version(
        int year, int unit, int version, string? show, CountyContext db, ReportReading reading,
        CancellationToken cancellation) =>
        await FindAsync(year, unit, db, cancellation) is var (report, name)
        && await reading.ReadAsync(report, name, version, new Asked(null, null, show), cancellation) is { } model
            ? Pages.Show<ReportPage, Model>(model)
            : Results.NotFound();

    private static async Task<(Report Report, string Unit)?> FindAsync(
        int year, int unit, CountyContext db, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Year == year && r.UnitId == unit, cancellation);
        if (report is null) return null;
        return (report, await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation));
    }

    public sealed record EmptyReport(int Year, int UnitId, string Unit, ReportState State, bool IsOffice);
}

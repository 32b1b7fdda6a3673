using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps a report's life: applies an act by the workflow, writes what comes of it and who did it.</summary>
/// <param name="db">Inside a transaction that names the tenant.</param>
public sealed class ReportBook(CountyContext db, TimeProvider time)
{
    /// <summary>A report that nobody else moves until the transaction ends: two who act take turns.</summary>
    public static IQueryable<Report> Locked(CountyContext db, int county, int unit, int year) =>
        db.Reports.FromSql($"""
            select * from county.reports where county_id = {county} and unit_id = {unit} and year = {year} for update
            """);

    /// <summary>Applies an act; null where it was done, else why not, in office Chinese.</summary>
    public async Task<string?> ActAsync(
        Report report, Act act, Party party, string person, CancellationToken cancellation = default)
    {
        var before = Life(report);
        switch (Workflow.Apply(before, act, party))
        {
            case Outcome.Refused(var reason):
                return reason;
            case Outcome.Moved(var after):
                await WriteAsync(report, act, before, after, person, cancellation);
                return null;
            default:
                throw new InvalidOperationException("An outcome of no known kind");
        }
    }

    /// <summary>Hands a report in: a new immutable submission with findings. Null where done, else why not.</summary>
    public async Task<string?> SubmitAsync(
        Report report, Subject subject, SubmissionOrigin origin, string person,
        CancellationToken cancellation = default)
    {
        subject = await BesideAsync(report, subject, cancellation);
        var findings = Checker.Check(subject);
        Act act = origin == SubmissionOrigin.AsPublished
            ? new Act.ImportAsPublished()
            : new Act.Submit(
                findings.Count(finding => finding.Severity == Severity.Error),
                findings.Count(finding => finding.Severity == Severity.Query));
        return await ActAsync(report, act, Party.Unit, person, cancellation)
            ?? await KeepAsync(report, subject, findings, new Handed(origin), person, cancellation);
    }

    /// <summary>
    /// 报送 by the unit: a new immutable submission with its findings, what the unit said of them, and the sign-off. Null
    /// where done, else why not.
    /// </summary>
    /// <param name="subject">The report beside last year's, as it was appraised.</param>
    public async Task<string?> HandInAsync(
        Report report, Subject subject, Appraisal appraisal, SignOff signOff, string? scansHash, string person,
        CancellationToken cancellation)
    {
        var handed = new Handed(SubmissionOrigin.Filled)
        {
            FilledBy = await WritersAsync(report, cancellation),
            SignOff = signOff.Number,
            ScansHash = scansHash,
            Explanations = [.. appraisal.Explanations.Values],
            Supplement = appraisal.Supplement,
        };
        return await ActAsync(
            report, new Act.Submit(appraisal.Errors, appraisal.Unexplained), Party.Unit, person, cancellation)
            ?? await KeepAsync(report, subject, appraisal.Findings, handed, person, cancellation);
    }

    /// <summary>
    /// Hands a report in that the office filled for the unit (代填). What the unit has published already is kept with
    /// its errors, as <see cref="SubmissionOrigin.AsPublished"/>; queries do not block: the unit has yet to confirm.
    /// </summary>
    public async Task<string?> FillForUnitAsync(
        Report report, Subject subject, SubmissionOrigin origin, string reason, string person,
        CancellationToken cancellation = default)
    {
        subject = await BesideAsync(report, subject, cancellation);
        var findings = Checker.Check(subject);
        var blocking = origin == SubmissionOrigin.AsPublished
            ? 0
            : findings.Count(finding => finding.Severity == Severity.Error);
        return await ActAsync(
            report, new Act.FillForUnit(blocking, reason), Party.Office, person, cancellation)
            ?? await KeepAsync(
                report, subject, findings, new Handed(origin) { FilledForUnit = reason }, person, cancellation);
    }

    /// <summary>What the checker says of a report, beside what the county counted the year before.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(
        Report report, Subject subject, CancellationToken cancellation = default) =>
        Checker.Check(await BesideAsync(report, subject, cancellation));

    /// <summary>
    /// The report beside what the county counted the year before for the unit and those merged into it; beside nothing
    /// where it counted nothing, or where the unit was divided since. And beside what other offices say of it.
    /// </summary>
    public async Task<Subject> BesideAsync(Report report, Subject subject, CancellationToken cancellation)
    {
        if (subject is not { LastYear: null, NotBesideLastYear: null }) return subject;
        if (subject.Outside.IsEmpty)
        {
            subject = subject with
            {
                Outside = await OutsideBook.OfReportAsync(db, report, subject.Figures.Format, cancellation),
            };
        }

        var divisions = await Divisions(db, report).AsNoTracking().ToListAsync(cancellation);
        return Succession.WhyDivided(divisions, report.UnitId, report.Year) is { } reason
            ? subject with { NotBesideLastYear = reason }
            : subject with { LastYear = await LastYearAsync(report, cancellation) };
    }

    /// <summary>The divisions within the year that the report's unit went through, as the one or the other.</summary>
    internal static IQueryable<UnitLineage> Divisions(CountyContext db, Report report)
    {
        var (from, to) = (new DateOnly(report.Year, 1, 1), new DateOnly(report.Year, 12, 31));
        return db.Lineage.Where(line =>
            line.CountyId == report.CountyId && line.Kind == LineageKind.SplitInto && line.Since >= from
            && line.Since <= to && (line.UnitId == report.UnitId || line.SuccessorId == report.UnitId));
    }

    private async Task<string?> KeepAsync(
        Report report, Subject subject, IReadOnlyList<Finding> findings, Handed handed, string person,
        CancellationToken cancellation)
    {
        var narrative = subject.Narrative ?? Narrative.Empty;
        var submission = new Submission
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Version = report.LatestVersion,
            Origin = handed.Origin,
            ContentHash = ContentHash.Of(subject.Figures, narrative),
            SubmittedAt = time.GetUtcNow(),
            SubmittedBy = person,
            FilledForUnit = handed.FilledForUnit,
            FilledBy = handed.FilledBy,
            SignOff = handed.SignOff,
            ScansHash = handed.ScansHash,
        };
        submission.Write(subject.Figures, narrative);
        db.Submissions.Add(submission);
        db.StatedExplanations.AddRange(handed.Explanations.Select(one => new StatedExplanation
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Version = report.LatestVersion,
            Key = one.Key,
            Code = one.Code,
            Text = one.Text,
            By = one.By,
            At = one.At,
        }));
        new SupplementBook(db).Freeze(report, handed.Supplement);
        CheckBook.Add(db, report, report.LatestVersion, 1, subject, findings, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private Task<string[]> WritersAsync(Report report, CancellationToken cancellation) => db.FieldWrites
        .Where(w => w.CountyId == report.CountyId && w.UnitId == report.UnitId && w.Year == report.Year)
        .Select(w => w.By).Distinct().Order().ToArrayAsync(cancellation);

    private async Task<Figures?> LastYearAsync(Report report, CancellationToken cancellation)
    {
        var before = await (
            from last in db.Reports
            join submission in db.Submissions
                on new { last.CountyId, last.UnitId, last.Year, V = last.AcceptedVersion }
                equals new { submission.CountyId, submission.UnitId, submission.Year, V = (int?)submission.Version }
            where last.CountyId == report.CountyId && last.UnitId == report.UnitId && last.Year == report.Year - 1
            select submission).AsNoTracking().SingleOrDefaultAsync(cancellation);
        var merged = await db.TakenOver.AsNoTracking().SingleOrDefaultAsync(
            t => t.CountyId == report.CountyId && t.UnitId == report.UnitId && t.Year == report.Year - 1,
            cancellation);
        return TakenOver.Beside(before?.Figures, merged);
    }

    /// <summary>Where a report stands in the workflow.</summary>
    public static ReportLife Life(Report report) => new(
        report.State, report.ReviewStarted, report.LatestVersion, report.AcceptedVersion, report.PublishedVersion)
    {
        AwaitsConfirmation = report.AwaitsConfirmation,
        FirstAccepter = report.FirstAccepter,
    };

    private async Task WriteAsync(
        Report report, Act act, ReportLife before, ReportLife after, string person, CancellationToken cancellation)
    {
        (report.State, report.ReviewStarted) = (after.State, after.ReviewStarted);
        (report.LatestVersion, report.AcceptedVersion, report.PublishedVersion) =
            (after.LatestVersion, after.AcceptedVersion, after.PublishedVersion);
        (report.AwaitsConfirmation, report.FirstAccepter) = (after.AwaitsConfirmation, after.FirstAccepter);
        report.ChangedAt = time.GetUtcNow();
        var ordinal = await db.Acts.CountAsync(
            a => a.CountyId == report.CountyId && a.UnitId == report.UnitId && a.Year == report.Year, cancellation);
        db.Acts.Add(new ReportAct
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Ordinal = ordinal + 1,
            Act = act.Name,
            Before = before.State,
            After = after.State,
            At = report.ChangedAt,
            By = person,
            Reason = act.Reason,
        });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>How a submission came in.</summary>
    private sealed record Handed(SubmissionOrigin Origin)
    {
        public string? FilledForUnit { get; init; }

        public string[] FilledBy { get; init; } = [];

        public int? SignOff { get; init; }

        public string? ScansHash { get; init; }

        public IReadOnlyCollection<Explanation> Explanations { get; init; } = [];

        public Supplement Supplement { get; init; } = Supplement.None;
    }
}

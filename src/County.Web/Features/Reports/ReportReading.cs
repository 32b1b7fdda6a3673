using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>Reads a submission with all that was found in it and said of it, for the office or for its unit.</summary>
internal sealed class ReportReading(
    CountyContext db, DraftBook drafts, RemarkBook remarks, SupplementBook supplements, HandingIn desk,
    ReleaseBook releases, LetterBook letters, ReviewReading review, Caller caller)
{
    /// <summary>One submission; null where there is none of that version.</summary>
    public async Task<ReportEndpoint.Model?> ReadAsync(
        Report report, string unit, int version, ReportEndpoint.Asked asked, CancellationToken cancellation)
    {
        var (id, year) = (report.UnitId, report.Year);
        var submission = await db.Submissions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Year == year && s.UnitId == id && s.Version == version, cancellation);
        if (submission is null) return null;
        var isSample = await db.RoundUnits.Where(r => r.Year == year && r.UnitId == id).Select(r => r.IsSample)
            .SingleAsync(cancellation);
        var findings = await CheckBook.Current(db)
            .Where(f => f.Year == year && f.UnitId == id && f.Version == version)
            .OrderBy(f => f.Ordinal).ToListAsync(cancellation);
        var acts = await db.Acts.AsNoTracking().Where(a => a.Year == year && a.UnitId == id)
            .OrderBy(a => a.Ordinal).ToListAsync(cancellation);
        var kind = await db.Units.Where(u => u.UnitId == id).Select(u => u.Kind).SingleAsync(cancellation);
        var isNewest = version == report.LatestVersion;
        return new ReportEndpoint.Model(
            year, id, unit, isSample, report.State, report.ReviewStarted, caller.IsOffice, submission.Figures,
            submission.Narrative, version, report.LatestVersion, submission.Origin, submission.SubmittedBy,
            submission.SubmittedAt, submission.ContentHash, findings, acts)
        {
            FilledForUnit = submission.FilledForUnit,
            AwaitsConfirmation = report.AwaitsConfirmation && report.State == ReportState.Submitted && isNewest,
            Check = await CheckBook.Newest(db).SingleOrDefaultAsync(
                c => c.Year == year && c.UnitId == id && c.Version == version, cancellation),
            IsSignatory = caller.UnitId is not null && caller.Has(Right.Signatory),
            Lines = await LinesAsync(report, version, findings, cancellation),
            Remarks = [.. (await remarks.OfAsync(report, cancellation)).Where(one => one.Version == version)],
            MayRemark = caller.IsOffice && RemarkEndpoint.WhyNot(report, version) is null,
            RemarkAt = asked.At,
            RemarkOn = SentenceOf(submission, asked),
            Review = await review.ReadAsync(report, submission, kind, acts, asked, cancellation),
            Letter = await letters.SentAsync(report, version, cancellation),
            Passage = submission.SignOff is { } sent ? await Passage.FindAsync(db, report, sent, cancellation) : null,
            ScansHash = submission.ScansHash,
            Supplement = await supplements.HandedInAsync(report, version, kind, cancellation),
            Ready = caller.UnitId is not null && isNewest ? await ReadyAsync(report, cancellation) : null,
        };
    }

    private async Task<IReadOnlyList<FindingLine>> LinesAsync(
        Report report, int version, IReadOnlyList<SubmissionFinding> findings, CancellationToken cancellation)
    {
        var stated = await db.StatedExplanations.AsNoTracking()
            .Where(e => e.Year == report.Year && e.UnitId == report.UnitId && e.Version == version)
            .ToListAsync(cancellation);
        // While the office still reviews, what it says of explanations is its own.
        var showsAnswers =
            caller.IsOffice || version != report.LatestVersion || report.State != ReportState.Submitted;
        return FindingLine.Of(findings, stated, await releases.OfAsync(report, cancellation), showsAnswers);
    }

    private static string? SentenceOf(Submission submission, ReportEndpoint.Asked asked)
    {
        var section = submission.Figures.Format.Sections.FirstOrDefault(one => one.IsText && one.Id == asked.At);
        if (section is null || !int.TryParse(asked.Sentence, out var number)) return null;
        var sentence = Sentences.Of(submission.Narrative[section.Id]).ElementAtOrDefault(number);
        return sentence?.Length > RemarkBook.Longest ? sentence[..RemarkBook.Longest] : sentence;
    }

    private async Task<Readiness?> ReadyAsync(Report report, CancellationToken cancellation) =>
        await drafts.FindAsync(report.CountyId, report.UnitId, report.Year, cancellation) is { } work
            ? await desk.LookAsync(work, cancellation)
            : null;
}

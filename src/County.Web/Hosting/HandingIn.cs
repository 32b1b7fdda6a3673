using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>报送, for pages and other systems alike: what is still missing, and the handing in itself.</summary>
internal sealed class HandingIn(
    CountyContext db, DraftBook drafts, ReportBook reports, ProgressBook progress, RemarkBook remarks,
    SignOffBook signOffs, LetterBook letters, Caller caller, TimeProvider time)
{
    /// <summary>What the caller's report lacks.</summary>
    public async Task<Readiness> LookAsync(Working work, CancellationToken cancellation)
    {
        var report = work.Report;
        var appraisal = await progress.AppraiseAsync(work, cancellation);
        var passage = report.State == ReportState.InSignOff
            ? await Passage.OpenAsync(db, report, isToChange: false, cancellation)
            : null;
        var returned = await remarks.ReturnedAsync(report, cancellation);
        return new Readiness(
            work, appraisal, passage, returned, await IsAsReturnedAsync(work, returned, cancellation),
            OfficeName.Of(caller.CountyName))
        {
            Rejected = await RejectedAsync(work, appraisal, cancellation),
            With = passage is null ? null : await WithWhomAsync(passage, cancellation),
            IsAuthor = caller.Has(Right.Author),
            IsSignatory = caller.Has(Right.Signatory),
        };
    }

    /// <summary>Hands it in as it was signed; null where it was done, else why not.</summary>
    /// <param name="ready">What was seen of the locked report.</param>
    public async Task<Sentence?> DoAsync(Readiness ready, CancellationToken cancellation)
    {
        var (report, appraisal) = (ready.Report, ready.Appraisal);
        if (report.State == ReportState.InSignOff && ready.Obstacles is { Count: > 0 } obstacles)
        {
            return Sentence.Join(Words.Key("；"), obstacles);
        }

        // What is not being signed the workflow refuses, in its own words.
        if (await signOffs.CompletedAsync(report, cancellation) is not { } signOff)
        {
            return await reports.ActAsync(
                report, new Act.Submit(appraisal.Errors, appraisal.Unexplained), Party.Unit, caller.Person,
                cancellation) ?? throw new InvalidOperationException("A report was handed in without its sign-off");
        }

        var scans = await signOffs.ScansHashAsync(signOff, cancellation);
        var subject = await drafts.SubjectAsync(ready.Work, cancellation);
        if (await reports.HandInAsync(
            report, subject, appraisal, signOff, scans, caller.Person, cancellation) is { } refusal)
        {
            return refusal;
        }

        signOffs.HandIn(signOff, caller.Person);
        await db.SaveChangesAsync(cancellation);
        await progress.WriteAsync(report, appraisal, caller.Person, cancellation);
        return null;
    }

    private async Task<IReadOnlyList<RejectedExplanation>> RejectedAsync(
        Working work, Appraisal appraisal, CancellationToken cancellation) =>
        await letters.OpenAsync(work.Report, cancellation) is { } letter
            ? [
                .. letter.Rejected.Where(one => appraisal.Explanations.GetValueOrDefault(one.Explanation.Key)?.Text
                    == one.Explanation.Text),
            ]
            : [];

    private async Task<bool> IsAsReturnedAsync(
        Working work, IReadOnlyList<Remark> returned, CancellationToken cancellation)
    {
        if (returned.Count == 0) return false;
        var (report, version) = (work.Report, returned[0].Version);
        var hash = await db.Submissions.Where(s => s.CountyId == report.CountyId && s.UnitId == report.UnitId
            && s.Year == report.Year && s.Version == version).Select(s => s.ContentHash).SingleAsync(cancellation);
        if (hash != work.Hash || work.Supplement.Indicators.Length == 0) return hash == work.Hash;
        var values = await db.SupplementValues.AsNoTracking().Where(v => v.CountyId == report.CountyId
            && v.UnitId == report.UnitId && v.Year == report.Year && v.Version == version)
            .ToDictionaryAsync(v => v.IndicatorId, v => v.Answer, cancellation);
        return work.Supplement.SaysSameAs(new Supplement(work.Supplement.Indicators, values));
    }

    private async Task<WithWhom> WithWhomAsync(Passage passage, CancellationToken cancellation)
    {
        var (county, unit) = (passage.SignOff.CountyId, passage.SignOff.UnitId);
        var people = await db.Memberships.AsNoTracking()
            .Where(m => m.CountyId == county && m.UnitId == unit && m.ClosedAt == null).ToListAsync(cancellation);
        var calendar = await CalendarBook.OfAsync(db, county, cancellation);
        return WithWhom.Of(passage, people, calendar, Times.Day(time.GetUtcNow()));
    }
}

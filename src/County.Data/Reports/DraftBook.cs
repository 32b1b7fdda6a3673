using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>What a unit is working on: its draft, else what it handed in last, else the blank form.</summary>
public sealed record Working(Report Report, Figures Figures, Narrative Narrative, bool IsDraft)
{
    /// <summary>Changes with whatever somebody who writes must have seen: state, submissions, content.</summary>
    public string Version =>
        $"{Report.LatestVersion}-{Report.State}-{Hash}".ToLowerInvariant();

    /// <summary>What it says, as it is signed and handed in.</summary>
    public string Hash => ContentHash.Of(Figures, Narrative);

    /// <summary>When the draft was changed last; null where there is none.</summary>
    public DateTimeOffset? ChangedAt => IsDraft ? Row?.ChangedAt : null;

    /// <summary>Whether a page may change it: not while it is being signed, nor once it is handed in.</summary>
    public bool IsOpen =>
        Report.State is ReportState.NotStarted or ReportState.Drafting or ReportState.Returned;

    /// <summary>What the county asks besides the report, with what the unit has typed.</summary>
    public Supplement Supplement { get; init; } = Supplement.None;

    /// <summary>The row of the draft, whether it is over or not; null where there never was one.</summary>
    internal Draft? Row { get; init; }

    /// <summary>What stands beside it when it is checked.</summary>
    public required Surroundings Around { get; init; }

    /// <summary>The same after something was explained.</summary>
    public Working Explained() => this with { Around = Around with { HasExplanations = true } };
}

/// <summary>
/// Keeps what a unit is working on, for pages and other systems alike: who saves says which version they saw, and a
/// report is locked from the first look to the last write.
/// </summary>
/// <param name="db">Inside a transaction that names the unit.</param>
public sealed class DraftBook(CountyContext db, TimeProvider time)
{
    /// <summary>The unit's work on a year, locked until the transaction ends; null where there is none.</summary>
    public async Task<Working?> LockAsync(int county, int unit, int year, CancellationToken cancellation)
    {
        var report = await ReportBook.Locked(db, county, unit, year).SingleOrDefaultAsync(cancellation);
        return report is null
            ? null
            : await OfAsync(report, await OnDesk.TrackAsync(db, report, cancellation), cancellation);
    }

    /// <summary>The unit's work on a year, to look at; null where there is no such report.</summary>
    public async Task<Working?> FindAsync(int county, int unit, int year, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(
            r => r.CountyId == county && r.UnitId == unit && r.Year == year, cancellation);
        return report is null
            ? null
            : await OfAsync(report, await OnDesk.ReadAsync(db, report, cancellation), cancellation);
    }

    /// <summary>Saves the draft as a whole; null where it was done, else why not, in office Chinese.</summary>
    /// <param name="seen">What was locked, and its version compared.</param>
    public async Task<string?> SaveAsync(
        Working seen, Figures figures, Narrative narrative, string person, CancellationToken cancellation)
    {
        var load = Guid.NewGuid().ToString("N");
        var fields = FieldBook.Differences(seen, figures, narrative).ToArray();
        var newest = await new FieldBook(db, time).NewestAsync(seen.Report, fields, load, cancellation);
        var changes = fields.Select((field, index) => new FieldChange(field, index + 1, 0, [])).ToList();
        var after = seen with { Figures = figures, Narrative = narrative };
        if (await WriteAsync(seen, after, load, changes, newest, person, cancellation) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>
    /// Writes the fields of a draft that were changed, and that they were; the caller saves. Null where it was done,
    /// else why not.
    /// </summary>
    /// <param name="seen">What was locked.</param>
    /// <param name="after">What is to stand there.</param>
    /// <param name="load">The page that the changes come from.</param>
    /// <param name="changes">What was judged and taken.</param>
    /// <param name="newest">By what it was judged.</param>
    public async Task<string?> WriteAsync(
        Working seen, Working after, string load, IReadOnlyCollection<FieldChange> changes,
        ILookup<string, FieldWrite> newest, string person, CancellationToken cancellation)
    {
        var report = seen.Report;
        // What was signed is no longer what stands there: signatures and scans are void.
        if (report.State == ReportState.InSignOff)
        {
            await Passage.EndAsync(db, report, SignOffEnd.Voided, person, time.GetUtcNow(), cancellation);
        }

        // Saving in 填报中 moves nothing: the draft's changes are its own history, not acts in the report's life.
        if (report.State != ReportState.Drafting && await new ReportBook(db, time).ActAsync(
            report, new Act.Save(), Party.Unit, person, cancellation) is { } refusal)
        {
            return refusal;
        }

        var draft = seen.Row;
        if (draft is null)
        {
            draft = new Draft { CountyId = report.CountyId, UnitId = report.UnitId, Year = report.Year };
            db.Drafts.Add(draft);
        }

        draft.Write(after.Figures, after.Narrative);
        draft.ChangedAt = time.GetUtcNow();
        await new SupplementBook(db).WriteAsync(
            report, after.Supplement, changes.Select(one => one.Field), cancellation);
        await new FieldBook(db, time).AddAsync(report, after, load, changes, newest, person, cancellation);
        return null;
    }

    /// <summary>The work as the checker sees it.</summary>
    public async Task<Subject> SubjectAsync(Working work, CancellationToken cancellation)
    {
        var report = work.Report;
        var alone = new Subject(work.Figures)
        {
            Year = report.Year,
            Level = work.Around.Level,
            Narrative = work.Narrative,
            Outside = work.Around.Outside,
        };
        return work.Around.IsDivided
            ? await new ReportBook(db, time).BesideAsync(report, alone, cancellation)
            : alone with { LastYear = work.Around.LastYear };
    }

    private async Task<Working> OfAsync(Report report, OnDesk desk, CancellationToken cancellation)
    {
        var work = Of(report, desk) with
        {
            Supplement = desk.IsAskedMore
                ? await new SupplementBook(db).TypedAsync(report, desk.Kind, cancellation)
                : Supplement.None,
        };
        if (!desk.IsToldOf) return work;
        var told = await OutsideBook.OfReportAsync(db, report, work.Figures.Format, cancellation);
        return work with { Around = work.Around with { Outside = told } };
    }

    private static Working Of(Report report, OnDesk desk)
    {
        var (draft, submission) = (desk.Draft, desk.Submission);
        // A draft from before the newest submission is over, whoever handed that in.
        var isDraft = draft is not null && submission is null;
        ReportContent? content = isDraft ? draft : submission;
        return new Working(
            report, content?.Figures ?? Figures.Blank(Catalogue.Of(desk.Format)), content?.Narrative ?? Narrative.Empty,
            isDraft)
        {
            Row = draft,
            Around = desk.Around,
        };
    }
}

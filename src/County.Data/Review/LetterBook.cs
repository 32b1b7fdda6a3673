using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>What a letter of return says.</summary>
/// <param name="Version">The submission that goes back.</param>
/// <param name="Remarks">In order.</param>
/// <param name="Rejected">Explanations that were not accepted, each with what it was about.</param>
/// <param name="Sent">Null before it is sent.</param>
public sealed record Letter(
    int Version, IReadOnlyList<Remark> Remarks, IReadOnlyList<RejectedExplanation> Rejected, ReturnLetter? Sent)
{
    public bool IsEmpty => Remarks.Count + Rejected.Count == 0;

    /// <summary>Changes with whatever is in it: what is sent is what was previewed.</summary>
    public string Seen => ContentHash.OfText(string.Join('\n',
    [
        $"{Version}",
        .. Remarks.Select(one => $"{one.Number} {one.Field} {one.Quote} {one.Text}"),
        .. Rejected.Select(one => $"{one.Explanation.Key} {one.Explanation.Answer}"),
    ]));

    /// <summary>What went with it, in words without any figure of the report.</summary>
    public string Contents => string.Join('、', new[]
    {
        Remarks.Count > 0 ? $"审核意见{Remarks.Count}条" : null,
        Rejected.Count > 0 ? $"不予采纳的说明{Rejected.Count}条" : null,
    }.OfType<string>());
}

/// <param name="Finding">What the checker said.</param>
public sealed record RejectedExplanation(StatedExplanation Explanation, string Finding);

/// <summary>
/// Keeps the letters with which submissions were returned (退回函), and what the county says of explanations.
/// </summary>
/// <param name="db">Inside a transaction that names the tenant; who writes holds the report's lock.</param>
public sealed class LetterBook(CountyContext db, TimeProvider time)
{
    /// <summary>Characters of the office's own words.</summary>
    public const int Longest = 500;

    /// <summary>What a return of the newest submission would say now.</summary>
    public async Task<Letter> ComposeAsync(Report report, CancellationToken cancellation) => new(
        report.LatestVersion,
        await Remarks(report, report.LatestVersion).AsNoTracking()
            .Where(r => r.SentAt == null && r.WithdrawnAt == null).OrderBy(r => r.Number).ToListAsync(cancellation),
        await RejectedAsync(report, report.LatestVersion, cancellation), null);

    /// <summary>The letter with which a submission was returned; null where it was not, or that was undone.</summary>
    public async Task<Letter?> SentAsync(Report report, int version, CancellationToken cancellation) =>
        await Of(report).AsNoTracking().SingleOrDefaultAsync(
            l => l.Version == version && l.EndedAt == null, cancellation) is { } sent
            ? new Letter(
                version,
                await Remarks(report, version).AsNoTracking().Where(r => r.SentAt != null).OrderBy(r => r.Number)
                    .ToListAsync(cancellation),
                await RejectedAsync(report, version, cancellation), sent)
            : null;

    /// <summary>
    /// The letter that the unit has to work off: the last one, unless a submission has been accepted since.
    /// </summary>
    public async Task<Letter?> OpenAsync(Report report, CancellationToken cancellation)
    {
        var after = report.AcceptedVersion ?? 0;
        var version = await Of(report).Where(l => l.EndedAt == null && l.Version > after)
            .MaxAsync(l => (int?)l.Version, cancellation);
        return version is { } last ? await SentAsync(report, last, cancellation) : null;
    }

    /// <summary>Sends what was composed: the unit sees it from now on.</summary>
    public async Task SendAsync(Report report, string text, string person, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var waiting = await Remarks(report, report.LatestVersion)
            .Where(r => r.SentAt == null && r.WithdrawnAt == null).ToListAsync(cancellation);
        foreach (var one in waiting) one.SentAt = now;
        db.ReturnLetters.Add(new ReturnLetter
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Number = (await Of(report).MaxAsync(l => (int?)l.Number, cancellation) ?? 0) + 1,
            Version = report.LatestVersion,
            Text = text,
            By = person,
            At = now,
        });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes the newest submission's letter back: its remarks wait again.</summary>
    public async Task TakeBackAsync(Report report, string person, CancellationToken cancellation)
    {
        var sent = await Of(report).SingleOrDefaultAsync(
            l => l.Version == report.LatestVersion && l.EndedAt == null, cancellation);
        // What was returned before letters were kept has none.
        if (sent is not null) (sent.EndedAt, sent.EndedBy) = (time.GetUtcNow(), person);
        foreach (var one in await Remarks(report, report.LatestVersion).ToListAsync(cancellation)) one.SentAt = null;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Whether the unit has done anything since its newest submission was returned.</summary>
    public async Task<bool> IsAnsweredAsync(Report report, CancellationToken cancellation) =>
        await Remarks(report, report.LatestVersion).AnyAsync(r => r.RepliedAt != null, cancellation)
        || await db.Progress.AnyAsync(
            p => p.CountyId == report.CountyId && p.UnitId == report.UnitId && p.Year == report.Year
                && p.ChangedAt > report.ChangedAt,
            cancellation);

    /// <summary>
    /// The county's answer to an explanation of the newest submission: accepted, rejected with a reason, or open again.
    /// False where there is no such explanation.
    /// </summary>
    public async Task<bool> AnswerAsync(
        Report report, string key, bool? isAccepted, string? answer, string person, CancellationToken cancellation)
    {
        var found = await Explanations(report, report.LatestVersion)
            .SingleOrDefaultAsync(e => e.Key == key, cancellation);
        if (found is null) return false;
        (found.IsAccepted, found.Answer) = (isAccepted, answer);
        (found.AnsweredBy, found.AnsweredAt) =
            isAccepted is null ? (null, null) : (person, (DateTimeOffset?)time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<IReadOnlyList<RejectedExplanation>> RejectedAsync(
        Report report, int version, CancellationToken cancellation)
    {
        var rejected = await Explanations(report, version).AsNoTracking().Where(e => e.IsAccepted == false)
            .OrderBy(e => e.Code).ThenBy(e => e.Key).ToListAsync(cancellation);
        if (rejected.Count == 0) return [];
        var findings = await db.Findings.AsNoTracking()
            .Where(f => f.CountyId == report.CountyId && f.UnitId == report.UnitId && f.Year == report.Year
                && f.Version == version && f.Severity == Severity.Query)
            .ToListAsync(cancellation);
        var said = findings.DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.Message);
        return
        [
            .. rejected.Select(one => new RejectedExplanation(one, said.GetValueOrDefault(one.Key, ""))),
        ];
    }

    private IQueryable<StatedExplanation> Explanations(Report report, int version) => db.StatedExplanations.Where(
        e => e.CountyId == report.CountyId && e.UnitId == report.UnitId && e.Year == report.Year
            && e.Version == version);

    private IQueryable<Remark> Remarks(Report report, int version) => db.Remarks.Where(
        r => r.CountyId == report.CountyId && r.UnitId == report.UnitId && r.Year == report.Year
            && r.Version == version);

    private IQueryable<ReturnLetter> Of(Report report) => db.ReturnLetters.Where(
        l => l.CountyId == report.CountyId && l.UnitId == report.UnitId && l.Year == report.Year);
}

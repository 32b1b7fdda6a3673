using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>An error that stands and was let pass.</summary>
/// <param name="Finding">In the newest or the accepted submission.</param>
public sealed record ReleasedError(Release Release, SubmissionFinding Finding)
{
    public int UnitId => Release.UnitId;

    public int Version => Finding.Version;
}

/// <summary>Keeps which errors the county's administrator has let stand (放行).</summary>
/// <param name="db">Inside a transaction that names the tenant.</param>
public sealed class ReleaseBook(CountyContext db, TimeProvider time)
{
    /// <summary>Characters of a reason.</summary>
    public const int Longest = 500;

    /// <summary>
    /// The released errors of a round: of each report's newest submission and of the one that counts. What was released
    /// and is found no more has ended.
    /// </summary>
    public static async Task<IReadOnlyList<ReleasedError>> OfRoundAsync(
        CountyContext db, int county, int year, CancellationToken cancellation)
    {
        var releases = await db.Releases.AsNoTracking()
            .Where(r => r.CountyId == county && r.Year == year && r.EndedAt == null).ToListAsync(cancellation);
        if (releases.Count == 0) return [];
        var units = releases.Select(release => release.UnitId).Distinct().ToList();
        var findings = await (
            from finding in CheckBook.Current(db)
            join report in db.Reports on new { finding.CountyId, finding.UnitId, finding.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where finding.CountyId == county && finding.Year == year && units.Contains(finding.UnitId)
                && finding.Severity == Severity.Error
                && (finding.Version == report.LatestVersion || finding.Version == report.AcceptedVersion)
            orderby finding.UnitId, finding.Ordinal
            select finding).ToListAsync(cancellation);
        var standing = releases.ToDictionary(release => (release.UnitId, release.Key));
        return
        [
            .. from finding in findings
               let release = standing.GetValueOrDefault((finding.UnitId, finding.Key))
               where release is not null
               select new ReleasedError(release, finding),
        ];
    }

    /// <summary>What of a report was released and not taken back, by the key of its finding.</summary>
    public async Task<IReadOnlyDictionary<string, Release>> OfAsync(
        Report report, CancellationToken cancellation) =>
        await Of(report).AsNoTracking().Where(r => r.EndedAt == null)
            .ToDictionaryAsync(release => release.Key, cancellation);

    /// <summary>How many errors of the newest submission stand and were not released.</summary>
    public async Task<int> OpenErrorsAsync(Report report, CancellationToken cancellation)
    {
        var errors = await ErrorsAsync(report, cancellation);
        var released = await OfAsync(report, cancellation);
        return errors.Count(error => !released.ContainsKey(error.Key));
    }

    /// <summary>
    /// Lets one error of the newest submission stand. Null where it was done, else why not, in office Chinese. The
    /// caller holds the report's lock.
    /// </summary>
    public async Task<string?> AddAsync(
        Report report, string key, string reason, string person, CancellationToken cancellation)
    {
        if (report.State != ReportState.Submitted) return $"{report.State.OfficialName()}的报告不能放行错误";
        if (reason.Length == 0) return "放行须写明理由";
        if (reason.Length > Longest) return $"理由不能超过{Longest}个字";
        var errors = await ErrorsAsync(report, cancellation);
        if (errors.FirstOrDefault(one => one.Key == key) is not { } error) return "这处错误已经不在了，请看过现在的校验问题";
        if ((await OfAsync(report, cancellation)).ContainsKey(key)) return "这处错误已经放行";
        db.Releases.Add(new Release
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Number = (await Of(report).MaxAsync(r => (int?)r.Number, cancellation) ?? 0) + 1,
            Key = key,
            Code = error.Code,
            Reason = reason,
            By = person,
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Takes one back; false where it was before, null where there is none.</summary>
    public async Task<bool?> EndAsync(Report report, int number, string person, CancellationToken cancellation)
    {
        var found = await Of(report).SingleOrDefaultAsync(r => r.Number == number, cancellation);
        if (found is null) return null;
        if (found.EndedAt is not null) return false;
        (found.EndedAt, found.EndedBy) = (time.GetUtcNow(), person);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private Task<List<SubmissionFinding>> ErrorsAsync(Report report, CancellationToken cancellation) =>
        CheckBook.Current(db)
            .Where(f => f.CountyId == report.CountyId && f.UnitId == report.UnitId && f.Year == report.Year
                && f.Version == report.LatestVersion && f.Severity == Severity.Error)
            .ToListAsync(cancellation);

    private IQueryable<Release> Of(Report report) => db.Releases.Where(
        r => r.CountyId == report.CountyId && r.UnitId == report.UnitId && r.Year == report.Year);
}

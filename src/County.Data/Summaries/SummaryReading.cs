using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>A stored summary as pages and the command line show it.</summary>
/// <param name="UnitsSum">各单位合计, without the adjustments.</param>
/// <param name="Required">Units that must report.</param>
/// <param name="Reported">Units whose newest submission, accepted or not, is in.</param>
/// <param name="Adjustments">调整 that are counted in it, by number.</param>
public sealed record SummaryView(
    string County, int CountyId, int Year, int Version, DateTimeOffset MadeAt, Figures UnitsSum, int Required,
    int Reported, IReadOnlyList<ContributionLine> Contributions, IReadOnlyList<GapLine> Gaps,
    IReadOnlyList<CountedAdjustment> Adjustments)
{
    /// <summary>全县: the units' sum with the adjustments.</summary>
    public Figures Figures { get; } = RollUp.Adjusted(UnitsSum, Adjustments);

    /// <summary>Addresses of the cells that an adjustment reaches.</summary>
    public IReadOnlySet<string> Adjusted => Figures.Format.Cells
        .Where(cell => Adjustments.Any(one => one.Reaches(Figures.Format, cell))).Select(cell => cell.Address)
        .ToHashSet();

    /// <summary>The adjustments that a figure is made of, beside what the units gave.</summary>
    public IReadOnlyList<CountedAdjustment> AdjustmentsTo(Cell cell) =>
        [.. Adjustments.Where(one => one.Reaches(Figures.Format, cell))];

    public bool IsComplete => Contributions.Count > 0 && !Gaps.Any(gap => gap.Reason.IsExpected());
}

/// <summary>A unit that was counted.</summary>
public sealed record ContributionLine(
    int UnitId, string Code, string Unit, bool IsSample, int Version, string Hash, Figures Figures,
    bool IsFilledForUnit);

/// <summary>A unit that was not, why, and the errors of what it submitted.</summary>
public sealed record GapLine(
    int UnitId, string Code, string Unit, bool IsSample, GapReason Reason, string? OutsideSum,
    IReadOnlyList<GapError> Errors)
{
    /// <summary>Whether the office filled its report (代填) and the unit has not confirmed it.</summary>
    public bool AwaitsConfirmation { get; init; }

    /// <summary>The reason as pages say it.</summary>
    public string Why => Reason.OfficialName() + (Reason == GapReason.OutsideSum ? $"（{OutsideSum}）" : "")
        + (AwaitsConfirmation ? "（代填，待单位确认）" : "");
}

public sealed record GapError(string Code, string Message);

public static class SummaryReading
{
    /// <summary>The newest summary of a round; null before the first roll-up.</summary>
    public static Task<SummaryView?> LatestAsync(
        CountyContext db, int county, int year, CancellationToken cancellation) =>
        ReadAsync(db, county, year, null, cancellation);

    /// <summary>One version of it; null where there is none.</summary>
    public static Task<SummaryView?> VersionAsync(
        CountyContext db, int county, int year, int version, CancellationToken cancellation) =>
        ReadAsync(db, county, year, version, cancellation);

    /// <summary>Adjustments as a form counts them; one of a cell that the form has not is not counted.</summary>
    public static IReadOnlyList<CountedAdjustment> Counted(Format format, IEnumerable<Adjustment> adjustments) =>
    [
        .. from one in adjustments
           let cell = format.Find(one.Cell)
           where cell is not null && RollUp.MayAdjust(format, cell)
           select new CountedAdjustment(one.Number, cell, one.Amount, one.Reason),
    ];

    private static async Task<SummaryView?> ReadAsync(
        CountyContext db, int county, int year, int? version, CancellationToken cancellation)
    {
        var summary = await db.Summaries.AsNoTracking()
            .Where(s => s.CountyId == county && s.Year == year && (version == null || s.Version == version))
            .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancellation);
        if (summary is null) return null;
        var name = await db.Counties.Where(c => c.CountyId == county).Select(c => c.Name).SingleAsync(cancellation);
        var contributions = await Contributions(db, summary).ToListAsync(cancellation);
        var gaps = await GapsAsync(db, summary, cancellation);
        var adjustments = await (
            from link in db.SummaryAdjustments
            join one in db.Adjustments on new { link.CountyId, link.Year, link.Number }
                equals new { one.CountyId, one.Year, one.Number }
            where link.CountyId == county && link.Year == year && link.SummaryVersion == summary.Version
            orderby one.Number
            select one).AsNoTracking().ToListAsync(cancellation);
        var required = contributions.Count + gaps.Count(gap => gap.Reason.IsExpected());
        var reported = contributions.Count + gaps.Count(gap => gap.Reason.HasReported());
        return new SummaryView(
            name, county, year, summary.Version, summary.MadeAt, summary.Figures, required, reported,
            contributions, gaps, Counted(summary.Figures.Format, adjustments));
    }

    private static IQueryable<ContributionLine> Contributions(CountyContext db, StoredSummary summary) =>
        from part in db.Contributions
        join unit in db.Units on new { part.CountyId, part.UnitId } equals new { unit.CountyId, unit.UnitId }
        join member in db.RoundUnits on new { part.CountyId, part.UnitId, part.Year }
            equals new { member.CountyId, member.UnitId, member.Year }
        join submission in db.Submissions on new { part.CountyId, part.UnitId, part.Year, V = part.SubmissionVersion }
            equals new { submission.CountyId, submission.UnitId, submission.Year, V = submission.Version }
        where part.CountyId == summary.CountyId && part.Year == summary.Year && part.SummaryVersion == summary.Version
        orderby unit.Code
        select new ContributionLine(
            unit.UnitId, unit.Code, unit.Name, member.IsSample, part.SubmissionVersion, part.ContentHash,
            submission.Figures, submission.FilledForUnit != null);

    private static async Task<IReadOnlyList<GapLine>> GapsAsync(
        CountyContext db, StoredSummary summary, CancellationToken cancellation)
    {
        var gaps = await (
            from gap in db.Gaps
            join unit in db.Units on new { gap.CountyId, gap.UnitId } equals new { unit.CountyId, unit.UnitId }
            join member in db.RoundUnits on new { gap.CountyId, gap.UnitId, gap.Year }
                equals new { member.CountyId, member.UnitId, member.Year }
            join report in db.Reports on new { gap.CountyId, gap.UnitId, gap.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where gap.CountyId == summary.CountyId && gap.Year == summary.Year && gap.SummaryVersion == summary.Version
            orderby unit.Code
            select new
            {
                unit.UnitId,
                unit.Code,
                unit.Name,
                unit.OutsideSum,
                member.IsSample,
                gap.Reason,
                report.LatestVersion,
                report.AwaitsConfirmation,
            }).ToListAsync(cancellation);
        var errors = await CheckBook.Current(db)
            .Where(f => f.CountyId == summary.CountyId && f.Year == summary.Year && f.Severity == Severity.Error)
            .OrderBy(f => f.Ordinal).ToListAsync(cancellation);
        return
        [
            .. gaps.Select(gap => new GapLine(
                gap.UnitId, gap.Code, gap.Name, gap.IsSample, gap.Reason, gap.OutsideSum,
                [.. errors.Where(e => e.UnitId == gap.UnitId && e.Version == gap.LatestVersion)
                    .Select(e => new GapError(e.Code, e.Message))])
            {
                AwaitsConfirmation = gap.AwaitsConfirmation,
            }),
        ];
    }
}

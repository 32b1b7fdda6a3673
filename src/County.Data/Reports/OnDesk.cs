using County.Reporting;

namespace County.Data;

/// <summary>What stands beside a unit's work when it is checked.</summary>
/// <param name="LastYear">What the county counted the year before; null where it counted nothing.</param>
/// <param name="IsDivided">Whether units were divided within the year, so that nothing may be compared.</param>
/// <param name="HasZeroStatements">Whether a statement that a part is rightly all zero holds.</param>
public sealed record Surroundings(Level Level, Figures? LastYear, bool IsDivided, bool HasZeroStatements);

/// <summary>
/// All that a unit's work on a report is made of and judged by, read at once: a save is as quick as its statements are
/// few.
/// </summary>
internal sealed class OnDesk
{
    public required UnitKind Kind { get; init; }

    public required string Format { get; init; }

    public Submission? Submission { get; init; }

    public Draft? Draft { get; init; }

    /// <summary>Only so that who writes it finds it read.</summary>
    public Progress? Progress { get; init; }

    public Submission? LastYear { get; init; }

    public TakenOver? TakenOver { get; init; }

    public required bool IsDivided { get; init; }

    public required bool HasZeroStatements { get; init; }

    public Surroundings Around => new(
        Unit.LevelOf(Kind), TakenOver.Beside(LastYear?.Figures, TakenOver), IsDivided, HasZeroStatements);

    public static IQueryable<OnDesk> Of(CountyContext db, Report report)
    {
        var (newest, before) = (report.LatestVersion, report.Year - 1);
        var divisions = ReportBook.Divisions(db, report);
        return
            from unit in db.Units
            from round in db.Rounds
            from submission in db.Submissions.Where(s => s.CountyId == unit.CountyId && s.UnitId == unit.UnitId
                && s.Year == round.Year && s.Version == newest).DefaultIfEmpty()
            from draft in db.Drafts.Where(d => d.CountyId == unit.CountyId && d.UnitId == unit.UnitId
                && d.Year == round.Year).DefaultIfEmpty()
            from progress in db.Progress.Where(p => p.CountyId == unit.CountyId && p.UnitId == unit.UnitId
                && p.Year == round.Year).DefaultIfEmpty()
            from last in db.Reports.Where(r => r.CountyId == unit.CountyId && r.UnitId == unit.UnitId
                && r.Year == before).DefaultIfEmpty()
            from counted in db.Submissions.Where(s => s.CountyId == last!.CountyId && s.UnitId == last.UnitId
                && s.Year == last.Year && s.Version == last.AcceptedVersion).DefaultIfEmpty()
            from taken in db.TakenOver.Where(t => t.CountyId == unit.CountyId && t.UnitId == unit.UnitId
                && t.Year == before).DefaultIfEmpty()
            where unit.CountyId == report.CountyId && unit.UnitId == report.UnitId
                && round.CountyId == report.CountyId && round.Year == report.Year
            select new OnDesk
            {
                Kind = unit.Kind,
                Format = round.Format,
                Submission = submission,
                Draft = draft,
                Progress = progress,
                LastYear = counted,
                TakenOver = taken,
                IsDivided = divisions.Any(),
                HasZeroStatements = db.ZeroStatements.Any(z => z.CountyId == report.CountyId
                    && z.UnitId == report.UnitId && z.Year == report.Year && z.EndedAt == null),
            };
    }
}

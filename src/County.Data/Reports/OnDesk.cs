using System.Collections.Immutable;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>What stands beside a unit's work when it is checked.</summary>
/// <param name="LastYear">What the county counted the year before; null where it counted nothing.</param>
/// <param name="IsDivided">Whether units were divided within the year, so that nothing may be compared.</param>
/// <param name="HasZeroStatements">Whether a statement that a part is rightly all zero holds.</param>
public sealed record Surroundings(Level Level, Figures? LastYear, bool IsDivided, bool HasZeroStatements)
{
    /// <summary>Whether anything was explained.</summary>
    public bool HasExplanations { get; init; }

    /// <summary>What other offices say of its figures; empty where none does.</summary>
    public ImmutableArray<OutsideFigure> Outside { get; init; } = [];
}

/// <summary>
/// All that a unit's work on a report is made of and judged by, read at once: a save is as quick as its statements are
/// few.
/// </summary>
internal sealed class OnDesk
{
    public required UnitKind Kind { get; init; }

    public required string Format { get; init; }

    /// <summary>The newest; null where there is none, or the draft goes on from it.</summary>
    public Submission? Submission { get; init; }

    public Draft? Draft { get; private set; }

    /// <summary>Only so that who writes it finds it read.</summary>
    public Progress? Progress { get; private set; }

    /// <summary>What was counted last year.</summary>
    public Counted? LastYear { get; init; }

    public TakenOver? TakenOver { get; init; }

    public required bool IsDivided { get; init; }

    public required bool HasZeroStatements { get; init; }

    /// <summary>Whether the county asks for more than the report.</summary>
    public required bool IsAskedMore { get; init; }

    public required bool HasExplanations { get; init; }

    /// <summary>Whether another office says something of the unit's figures.</summary>
    public required bool IsToldOf { get; init; }

    public Surroundings Around => new(
        Unit.LevelOf(Kind), TakenOver.Beside(LastYear?.Figures, TakenOver), IsDivided, HasZeroStatements)
    {
        HasExplanations = HasExplanations,
    };

    /// <summary>To look at.</summary>
    public static Task<OnDesk> ReadAsync(CountyContext db, Report report, CancellationToken cancellation) => Read(
        db, report.CountyId, report.UnitId, report.Year, report.LatestVersion, new DateOnly(report.Year, 1, 1),
        new DateOnly(report.Year, 12, 31), cancellation);

    /// <summary>To change: the report is locked, so that what was read stays as it is.</summary>
    public static async Task<OnDesk> TrackAsync(CountyContext db, Report report, CancellationToken cancellation)
    {
        var desk = await ReadAsync(db, report, cancellation);
        object[] key = [report.CountyId, report.UnitId, report.Year];
        desk.Draft = Tracked(db.Drafts, desk.Draft, key);
        desk.Progress = Tracked(db.Progress, desk.Progress, key);
        return desk;
    }

    private static T? Tracked<T>(DbSet<T> rows, T? read, object[] key)
        where T : class
    {
        if (read is null) return null;
        return rows.Local.FindEntryUntyped(key)?.Entity ?? rows.Attach(read).Entity;
    }

    // Compiled once: it is long, and read with every key that somebody types.
    private static readonly Func<
        CountyContext, int, int, int, int, DateOnly, DateOnly, CancellationToken, Task<OnDesk>> Read =
        EF.CompileAsyncQuery((
            CountyContext db, int county, int unitId, int year, int newest, DateOnly first, DateOnly final,
            CancellationToken _) => (
            from unit in db.Units
            from round in db.Rounds
            from draft in db.Drafts.Where(d => d.CountyId == unit.CountyId && d.UnitId == unit.UnitId
                && d.Year == round.Year).DefaultIfEmpty()
            from submission in db.Submissions.Where(s => s.CountyId == unit.CountyId && s.UnitId == unit.UnitId
                && s.Year == round.Year && s.Version == newest
                && (draft == null || draft.ChangedAt <= s.SubmittedAt)).DefaultIfEmpty()
            from progress in db.Progress.Where(p => p.CountyId == unit.CountyId && p.UnitId == unit.UnitId
                && p.Year == round.Year).DefaultIfEmpty()
            from last in db.Reports.Where(r => r.CountyId == unit.CountyId && r.UnitId == unit.UnitId
                && r.Year == year - 1).DefaultIfEmpty()
            from counted in db.Submissions.Where(s => s.CountyId == last!.CountyId && s.UnitId == last.UnitId
                && s.Year == last.Year && s.Version == last.AcceptedVersion).DefaultIfEmpty()
            from taken in db.TakenOver.Where(t => t.CountyId == unit.CountyId && t.UnitId == unit.UnitId
                && t.Year == year - 1).DefaultIfEmpty()
            where unit.CountyId == county && unit.UnitId == unitId && round.CountyId == county && round.Year == year
            select new OnDesk
            {
                Kind = unit.Kind,
                Format = round.Format,
                Submission = submission,
                Draft = draft,
                Progress = progress,
                LastYear = counted == null ? null : new Counted
                {
                    Format = counted.Format,
                    Proactive = counted.Proactive,
                    Applications = counted.Applications,
                    Disputes = counted.Disputes,
                },
                TakenOver = taken,
                IsDivided = db.Lineage.Any(line => line.CountyId == county && line.Kind == LineageKind.SplitInto
                    && line.Since >= first && line.Since <= final
                    && (line.UnitId == unitId || line.SuccessorId == unitId)),
                HasZeroStatements = db.ZeroStatements.Any(z => z.CountyId == county && z.UnitId == unitId
                    && z.Year == year && z.EndedAt == null),
                IsAskedMore = db.Indicators.Any(i => i.CountyId == county && i.Year == year),
                HasExplanations = db.Explanations.Any(
                    e => e.CountyId == county && e.UnitId == unitId && e.Year == year),
                IsToldOf = db.OutsideFigures.Any(o => o.CountyId == county && o.UnitId == unitId && o.Year == year),
            }).AsNoTracking().Single());

    /// <summary>Figures as they are kept.</summary>
    public sealed class Counted
    {
        public required string Format { get; init; }

        public required long?[] Proactive { get; init; }

        public required long?[] Applications { get; init; }

        public required long?[] Disputes { get; init; }

        public Figures Figures => Figures.Of(Catalogue.Of(Format), Proactive, Applications, Disputes);
    }
}

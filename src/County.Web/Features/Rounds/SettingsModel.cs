using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Rounds;

/// <summary>A round's dates and units, as its page shows them.</summary>
/// <param name="Seen">The dates that the form starts from: another's change in between is noticed by it.</param>
/// <param name="Moves">Dates that fall on a day off by now.</param>
/// <param name="Others">Units that were there in the year and are not on the list.</param>
public sealed record SettingsModel(
    Round Round, Typed Dates, IReadOnlyList<DayField> Days, string Seen, IReadOnlyList<SettingsModel.Counted> Left,
    IReadOnlyList<SettingsModel.Line> Units, IReadOnlyList<MovedDate> Moves,
    IReadOnlyList<(int Id, string Name)> Others, string? Provisional, DateOnly Today, bool MayChange)
{
    /// <summary>A unit of the round.</summary>
    public sealed record Line(RoundUnit Member, string Name, ReportState State);

    /// <summary>One of the five dates and the working days until it.</summary>
    public sealed record Counted(RoundDate Date, int Left);

    /// <summary>The form of a unit's extension, as it was typed.</summary>
    public Typed Extension { get; init; } = new();

    /// <summary>The form of a unit's exemption, as it was typed.</summary>
    public Typed Exemption { get; init; } = new();

    /// <summary>The form that adds a unit, as it was typed.</summary>
    public Typed Addition { get; init; } = new();

    /// <summary>The name of a unit of the round.</summary>
    public string NameOf(int unit) => Units.Single(line => line.Member.UnitId == unit).Name;

    /// <param name="dates">As they were typed; null to show them as they are.</param>
    /// <returns>Null where there is no such round.</returns>
    internal static async Task<SettingsModel?> ReadAsync(
        int year, Typed? dates, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return null;
        var units = await (
            from member in db.RoundUnits
            join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
            join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
                equals new { report.CountyId, report.UnitId, report.Year }
            where member.Year == year
            orderby unit.Code
            select new Line(member, unit.Name, report.State)).AsNoTracking().ToListAsync(cancellation);
        var listed = units.Select(line => line.Member.UnitId).ToList();
        var others = await Candidates(db, year).Where(u => !listed.Contains(u.UnitId))
            .Select(u => new { u.UnitId, u.Name }).ToListAsync(cancellation);
        var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
        var today = Times.Day(time.GetUtcNow());
        var days = RoundDays.Of(round);
        dates ??= new Typed([.. days.Values()]);
        return new SettingsModel(
            round, dates, RoundDays.Lines(dates, calendar), SeenOf(round),
            [
                .. RoundDates.Of(round).Select(date => new Counted(
                    date, date.Date < today ? -1 : calendar.WorkingDaysBetween(today, date.Date))),
            ],
            units, round.CountyReportBy < today
                ? []
                : Redating.Of(round, units.Select(line => line.Member), calendar, today),
            [.. others.Select(u => (u.UnitId, u.Name))], DayNote.Provisional(year + 1, calendar), today,
            caller.Has(Right.Administrator));
    }

    /// <summary>Units that were there at some time of a year.</summary>
    internal static IQueryable<Unit> Candidates(CountyContext db, int year)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return db.Units.AsNoTracking()
            .Where(u => u.ValidFrom <= to && (u.ValidTo == null || u.ValidTo >= from)).OrderBy(u => u.Code);
    }

    internal static string SeenOf(Round round) =>
        string.Join(',', RoundDays.Of(round).Values().Select(one => one.Value));
}

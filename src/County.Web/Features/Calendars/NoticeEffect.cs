using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Calendars;

/// <summary>What a changed calendar does to the rounds that are open: dates, days left, days of reminders.</summary>
/// <param name="Rounds">With their units, to be changed.</param>
/// <param name="Moves">Dates that fall on a day off.</param>
/// <param name="Lines">Every date for which something changes.</param>
internal sealed record NoticeEffect(
    IReadOnlyList<(Round Round, List<RoundUnit> Members)> Rounds, IReadOnlyList<MovedDate> Moves,
    IReadOnlyList<EffectLine> Lines)
{
    public static NoticeEffect None { get; } = new([], [], []);

    /// <summary>Names what was shown, so that another's change in between is noticed.</summary>
    public string Seen => Secret.Hash(string.Join('\n', Lines.Select(line => $"{line.Text} {line}")));

    public static async Task<NoticeEffect> ReadAsync(
        CountyContext db, Calendar before, Calendar after, DateOnly today, CancellationToken cancellation)
    {
        var rounds = await db.Rounds.Where(r => r.CountyReportBy >= today).OrderBy(r => r.Year)
            .ToListAsync(cancellation);
        var years = rounds.Select(r => r.Year).ToList();
        var members = await db.RoundUnits.Where(m => years.Contains(m.Year)).OrderBy(m => m.UnitId)
            .ToListAsync(cancellation);
        var names = await db.Units.ToDictionaryAsync(u => u.UnitId, u => u.Name, cancellation);
        var (open, moves) = (new List<(Round, List<RoundUnit>)>(), new List<MovedDate>());
        var lines = new List<EffectLine>();
        foreach (var round in rounds)
        {
            var own = members.Where(m => m.Year == round.Year).ToList();
            var moved = Redating.Of(round, own, after, today);
            open.Add((round, own));
            moves.AddRange(moved);
            lines.AddRange(Dates(round, own).Where(one => one.Date >= today).Select(one =>
            {
                var move = moved.FirstOrDefault(m => m.Name == one.Name && m.UnitId == one.Unit);
                var date = move is { CanMove: true } ? move.To : one.Date;
                return new EffectLine(
                    round.Year, one.Name, one.Unit is { } unit ? names[unit] : null, one.Date, date,
                    move is { CanMove: false }, before.WorkingDaysBetween(today, one.Date),
                    after.WorkingDaysBetween(today, date), ReminderDays(before, one.Date, today),
                    ReminderDays(after, date, today));
            }).Where(line => line.IsChanged));
        }

        return new NoticeEffect(open, moves, lines);
    }

    /// <summary>Moves the dates; the caller saves.</summary>
    public void Apply()
    {
        foreach (var (round, members) in Rounds) Redating.Apply(round, members, Moves);
    }

    private static IEnumerable<(string Name, int? Unit, DateOnly Date)> Dates(Round round, List<RoundUnit> members) =>
        RoundDates.Of(round).Select(date => (date.Name, (int?)null, date.Date)).Concat(members
            .Where(m => m.ExtendedTo is not null)
            .Select(m => (Redating.Extension, (int?)m.UnitId, m.ExtendedTo!.Value)));

    private static string ReminderDays(Calendar calendar, DateOnly due, DateOnly today) => string.Join(
        '、', RoundDates.RemindedBefore.Select(days => calendar.WorkingDaysBefore(due, days))
            .Where(day => day > today).Select(Hosting.Times.MonthDay));
}

/// <summary>One date before and after.</summary>
/// <param name="Unit">Whose extension it is; null for the round's own date.</param>
/// <param name="IsStuck">True where the working day before it has passed: a person has to move it.</param>
/// <param name="RemindersBefore">Days of reminders still to come, in one line.</param>
public sealed record EffectLine(
    int Year, string Name, string? Unit, DateOnly Before, DateOnly After, bool IsStuck, int LeftBefore, int LeftAfter,
    string RemindersBefore, string RemindersAfter)
{
    public bool IsMoved => Before != After;

    public bool IsChanged =>
        IsMoved || IsStuck || LeftBefore != LeftAfter || RemindersBefore != RemindersAfter;

    /// <summary>The move in words.</summary>
    public string Text =>
        $"{Year}年度{Unit}{Name}由{Hosting.Times.LongDay(Before)}改为{Hosting.Times.LongDay(After)}";
}

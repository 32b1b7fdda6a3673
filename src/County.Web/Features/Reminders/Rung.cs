using County.Data;
using County.Reporting;

namespace County.Web.Features.Reminders;

/// <summary>The reminder that a unit is due on one day.</summary>
/// <param name="Kind">Names it in its effect, such as signed-copy-7 or overdue.</param>
/// <param name="Date">Name of the round's date it speaks of, such as 盖章定稿报送.</param>
/// <param name="Due">Until when that unit has time.</param>
/// <param name="Left">Working days left, that last one included; 0 once it has passed.</param>
/// <param name="Late">Working days since; 0 until then.</param>
internal sealed record Rung(string Kind, string Date, DateOnly Due, int Left, int Late)
{
    /// <summary>From how many working days after the date on the signatory is told as well.</summary>
    private const int LeadersFrom = 2;

    public bool IsLate => Late > 0;

    public bool IsForLeaders => Late >= LeadersFrom;

    /// <summary>
    /// What is due on a day; null where nothing is. It looks at that day alone: what fell on a day on which nobody ran
    /// is not made up for under a wrong number of days, and the next one comes in its turn.
    /// </summary>
    public static Rung? On(DateOnly day, Round round, RoundUnit member, Calendar calendar)
    {
        if (!calendar.IsWorkingDay(day)) return null;
        var (date, kind, due) = Target(day, round, member);
        if (day > due)
        {
            var late = calendar.WorkingDaysBetween(due, day);
            return new Rung("overdue", date, due, 0, late);
        }

        var left = calendar.WorkingDaysBetween(day, due);
        return RoundDates.RemindedBefore.Contains(left) ? new Rung($"{kind}-{left}", date, due, left, 0) : null;
    }

    /// <summary>
    /// Until the day of the first draft it is that date a unit hears of, then that of the signed copy. Both are met by
    /// the same act: 报送 follows 审签, so what was handed in is signed. A unit that passes the first date with
    /// nothing handed in is therefore not late for good; it is late after the second, or its own.
    /// </summary>
    private static (string Date, string Kind, DateOnly Due) Target(DateOnly day, Round round, RoundUnit member)
    {
        var signed = RoundDates.DueFor(round, member);
        var dates = RoundDates.Of(round);
        return day <= round.FirstDraftDue && round.FirstDraftDue < signed
            ? (dates[0].Name, "first-draft", round.FirstDraftDue)
            : (dates[1].Name, "signed-copy", signed);
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reminders;

/// <summary>How a round stands on a morning.</summary>
/// <param name="Next">The next date; null after the last.</param>
/// <param name="Left">Working days left until it.</param>
/// <param name="Required">How many units must report.</param>
/// <param name="Late">Who is past the date, with the working days since and whether it was returned.</param>
/// <param name="Extended">Who is past the round's date, and until when they may be.</param>
/// <param name="New">What came in since the last digest.</param>
/// <param name="Waiting">What waits for the office's review.</param>
/// <param name="Unconfirmed">What the office filled and the unit has not confirmed.</param>
/// <param name="Unreachable">Units that owe their report and have nobody to be reminded.</param>
internal sealed record Standings(
    int Year, RoundDate? Next, int Left, int Required, int HandedIn, IReadOnlyList<Standings.Delay> Late,
    IReadOnlyList<string> Extended, IReadOnlyList<string> New, IReadOnlyList<string> Waiting,
    IReadOnlyList<string> Unconfirmed, IReadOnlyList<string> Unreachable)
{
    internal sealed record Delay(string Unit, int Days, bool IsReturned);

    public static async Task<Standings> OfAsync(
        CountyContext db, Round round, DateOnly day, DateTimeOffset since, Calendar calendar, Audience audience,
        CancellationToken cancellation)
    {
        var (county, year) = (round.CountyId, round.Year);
        var all = await Duty.OfAsync(db, round, day, cancellation);
        var fresh = await db.Submissions
            .Where(s => s.CountyId == county && s.Year == year && s.SubmittedAt >= since)
            .Select(s => s.UnitId).Distinct().ToListAsync(cancellation);
        var owed = all.Where(one => one.IsOwed).ToList();
        var waiting = all.Where(one => one.Report.State == ReportState.Submitted)
            .ToLookup(one => one.Report.AwaitsConfirmation, one => one.Unit);
        var next = RoundDates.Next(round, day);
        return new Standings(
            year, next, next is null ? 0 : calendar.WorkingDaysBetween(day, next.Date), all.Count,
            all.Count - owed.Count,
            [
                .. from one in owed
                   let due = RoundDates.DueFor(round, one.Member)
                   where day > due
                   select new Delay(one.Unit, calendar.WorkingDaysBetween(due, day), one.IsReturned),
            ],
            [
                .. from one in owed
                   let due = RoundDates.DueFor(round, one.Member)
                   where day > round.SignedCopyDue && day <= due
                   select $"{one.Unit}（至{due.Month}月{due.Day}日）",
            ],
            [
                .. all.Where(one => fresh.Contains(one.Report.UnitId))
                    .Select(one => $"{one.Unit}（第{one.Report.LatestVersion}稿）"),
            ],
            [.. waiting[false]],
            [.. waiting[true]],
            [.. owed.Where(one => !audience.In(one.Member.UnitId, [Right.Author]).Any()).Select(one => one.Unit)]);
    }
}

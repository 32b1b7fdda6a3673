using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Urging;

/// <summary>A unit whose report has not come.</summary>
/// <param name="Due">Until when it hands in its signed copy.</param>
/// <param name="Calls">Reminders by telephone so far.</param>
public sealed record MissingUnit(
    int UnitId, string Name, Level Level, ReportState State, DateOnly Due, bool IsExtended, int Calls,
    DateTimeOffset? CalledAt)
{
    public bool IsLate(DateOnly today) => Due < today;
}

/// <summary>What a round lacks on a day.</summary>
/// <param name="Required">How many units must report.</param>
/// <param name="Telephone">The office's; null where it has set none.</param>
public sealed record Shortfall(
    string County, Round Round, DateTimeOffset At, DateOnly Today, Calendar Calendar, int Required,
    IReadOnlyList<MissingUnit> Missing, string? Telephone)
{
    public IReadOnlyList<MissingUnit> Late => [.. Missing.Where(unit => unit.IsLate(Today))];

    /// <summary>How far a date is, in working days: 还有3个工作日、今天到期、已逾期2个工作日.</summary>
    public string Left(DateOnly due) => DaysLeft.InWords(Calendar, Today, due);

    /// <summary>The round's, read as the office; null where there is none.</summary>
    internal static async Task<Shortfall?> OfAsync(
        CountyContext db, int county, int year, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation) is not { } round)
        {
            return null;
        }

        var duties = await Duty.OfAsync(db, round, today, cancellation);
        var calls = await db.PhoneCalls.Where(call => call.Year == year).GroupBy(call => call.UnitId)
            .Select(made => new { UnitId = made.Key, Count = made.Count(), Last = made.Max(call => call.At) })
            .ToDictionaryAsync(made => made.UnitId, cancellation);
        var missing =
            from duty in duties
            where duty.IsOwed
            let unit = duty.Member.UnitId
            let due = RoundDates.DueFor(round, duty.Member)
            let made = calls.GetValueOrDefault(unit)
            select new MissingUnit(
                unit, duty.Unit, duty.Level, duty.Report.State, due, due != round.SignedCopyDue, made?.Count ?? 0,
                made?.Last);
        return new Shortfall(
            await db.Counties.Select(c => c.Name).SingleAsync(cancellation), round, now, today,
            await CalendarBook.OfAsync(db, county, cancellation), duties.Count, [.. missing],
            await db.NotificationSettings.Select(s => s.Telephone).SingleOrDefaultAsync(cancellation));
    }
}

using System.Globalization;
using County.Data;
using Microsoft.EntityFrameworkCore;
using Calendar = County.Reporting.Calendar;

namespace County.Web.Hosting;

/// <summary>The next date of a round for who asks, as it stands at the head of their pages.</summary>
/// <param name="Year">The report year.</param>
/// <param name="Left">Working days after today, up to and with the date.</param>
/// <param name="IsConfirmed">False where a year on the way has no published arrangement of days off.</param>
public sealed record NextDate(int Year, string Name, DateOnly Date, DateOnly Today, int Left, bool IsConfirmed)
{
    // A unit has nothing to do by the later ones, which are the county's.
    private const int OfUnits = 3;

    /// <summary>The page that shows how the days were counted.</summary>
    public string Derivation =>
        $"/calendar/derivation?from={Today.ToString("O", CultureInfo.InvariantCulture)}"
        + $"&to={Date.ToString("O", CultureInfo.InvariantCulture)}";

    /// <summary>Works as the role of who asks, and so for their own place.</summary>
    /// <param name="unit">Null for the office.</param>
    /// <returns>Null where nothing is to come.</returns>
    internal static async Task<NextDate?> ReadAsync(
        CountyContext db, int county, int? unit, DateOnly today, CancellationToken cancellation)
    {
        var open = await (
            from round in db.Rounds.AsNoTracking()
            join one in db.RoundUnits.Where(member => member.UnitId == unit)
                on new { round.CountyId, round.Year } equals new { one.CountyId, one.Year } into found
            from member in found.DefaultIfEmpty()
            where round.CountyId == county && round.CountyReportBy >= today
            select new { Round = round, Member = member }).ToListAsync(cancellation);
        var next = open.Where(one => unit is null || one.Member is { Exemption: null })
            .SelectMany(one => Dates(one.Round, one.Member), (one, date) => (one.Round.Year, Date: date))
            .Where(one => one.Date.Date >= today).OrderBy(one => one.Date.Date).FirstOrDefault();
        return next.Date is null
            ? null
            : Of(next.Year, next.Date, today, await CalendarBook.OfAsync(db, county, cancellation));
    }

    /// <summary>The next date of one round for a unit in it; null after its last.</summary>
    internal static NextDate? Of(Round round, RoundUnit member, DateOnly today, Calendar calendar) =>
        Dates(round, member).Where(date => date.Date >= today).OrderBy(date => date.Date).FirstOrDefault() is { } next
            ? Of(round.Year, next, today, calendar)
            : null;

    private static NextDate Of(int year, RoundDate next, DateOnly today, Calendar calendar) => new(
        year, next.Name, next.Date, today, calendar.WorkingDaysBetween(today, next.Date),
        calendar.IsConfirmed(today) && calendar.IsConfirmed(next.Date));

    private static IEnumerable<RoundDate> Dates(Round round, RoundUnit? member)
    {
        if (member is null) return RoundDates.Of(round);
        var due = RoundDates.DueFor(round, member);
        return RoundDates.Of(round).Take(OfUnits).Select(date =>
            date.Name == RoundDates.SignedCopy && date.Date != due
                ? date with { Name = Words.Key("盖章定稿报送（延期）"), Date = due }
                : date);
    }
}

/// <summary>What stands at the head of the page that is asked for.</summary>
public sealed class PageHead
{
    /// <summary>Null for a stranger, and where nothing is to come.</summary>
    public NextDate? Next { get; internal set; }
}

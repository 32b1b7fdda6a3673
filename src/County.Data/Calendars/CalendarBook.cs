using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// The calendar a county goes by: what the program brings, the nation's newer notices, the county's own.
/// </summary>
public static class CalendarBook
{
    /// <summary>Works as every role that sees notices.</summary>
    /// <param name="county">0 for the installation's, without any county's own.</param>
    public static Task<Calendar> OfAsync(CountyContext db, int county, CancellationToken cancellation) =>
        WithoutAsync(db, county, 0, cancellation);

    /// <summary>The same without one of its own notices: as it is once that is revoked.</summary>
    /// <param name="number">Of the notice; 0 for none.</param>
    public static async Task<Calendar> WithoutAsync(
        CountyContext db, int county, int number, CancellationToken cancellation)
    {
        var notices = await db.CalendarNotices.AsNoTracking()
            .Where(n => (n.CountyId == 0 || n.CountyId == county) && n.RevokedAt == null)
            .Where(n => n.CountyId != county || n.Number != number)
            .OrderBy(n => n.CountyId).ThenBy(n => n.Number).ToListAsync(cancellation);
        return notices.Count == 0 ? Calendar.Official : Calendar.Official.With(notices.Select(Change));
    }

    public static CalendarChange Change(CalendarNotice notice) =>
        new(notice.Year, notice.Source, [.. notice.Off], [.. notice.Work], notice.IsWholeYear);
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Calendars;

/// <summary>工作日历: a year's days at a glance, the documents they rest on, and the notices that were entered.</summary>
internal static class CalendarEndpoint
{
    public static async Task<IResult> Page(
        int? year, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var wanted = year ?? Times.Day(time.GetUtcNow()).Year;
        return wanted is < 2018 or > 2199
            ? Results.NotFound()
            : Pages.Show<CalendarPage, CalendarModel>(
                await ReadAsync(wanted, NoticeInput.Empty(wanted), db, caller, cancellation));
    }

    /// <param name="form">Of a notice.</param>
    public static async Task<CalendarModel> ReadAsync(
        int year, Typed form, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var desk = CalendarDesk.Of(caller);
        var calendar = await CalendarBook.OfAsync(db, desk.Owner, cancellation);
        var notices = await db.CalendarNotices.AsNoTracking().OrderByDescending(n => n.Year)
            .ThenByDescending(n => n.MadeAt).ToListAsync(cancellation);
        // What a notice has moved is the office's business.
        var told = desk.MayChange && !desk.IsInstallation
            ? await db.Messages.AsNoTracking().Where(m => m.Kind == "calendar" && m.UnitId == null)
                .ToDictionaryAsync(m => m.Effect, m => m.Text, cancellation)
            : [];
        return new CalendarModel(
            desk.Path, caller.CountyName, year, calendar.IsConfirmed(year), Months(year, calendar),
            Documents(year, calendar),
            [
                .. notices.Select(notice => new CalendarModel.Entered(
                    notice, DayRanges.Text(notice.Off, notice.Year), DayRanges.Text(notice.Work, notice.Year),
                    desk.MayChange && notice.CountyId == desk.Owner && notice.RevokedAt is null,
                    notice.CountyId != desk.Owner
                        ? []
                        : Moved(notice.Number, told))),
            ],
            desk.MayChange, form);
    }

    private static List<string> Moved(int number, Dictionary<string, string> told)
    {
        var saved = told.GetValueOrDefault(NoticeMessages.Effect(number, isRevoked: false));
        var revoked = told.GetValueOrDefault(NoticeMessages.Effect(number, isRevoked: true));
        return [.. new[] { saved, revoked }.OfType<string>()];
    }

    private static List<CalendarModel.Month> Months(int year, Calendar calendar) =>
    [
        .. Enumerable.Range(1, 12).Select(month =>
        {
            var first = new DateOnly(year, month, 1);
            var days = Enumerable.Range(0, DateTime.DaysInMonth(year, month)).Select(first.AddDays)
                .Select(day => new CalendarModel.Day(day, calendar.KindOf(day), calendar.SourceOf(day))).ToList();
            return new CalendarModel.Month(
                month, ((int)first.DayOfWeek + 6) % 7, days, calendar.WorkingDaysBetween(
                    first.AddDays(-1), first.AddMonths(1).AddDays(-1)));
        }),
    ];

    private static List<CalendarModel.Document> Documents(int year, Calendar calendar)
    {
        var first = new DateOnly(year, 1, 1);
        return
        [
            .. Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays)
                .Where(day => calendar.SourceOf(day) is not null).GroupBy(day => calendar.SourceOf(day)!)
                .Select(group => new CalendarModel.Document(
                    group.Key,
                    DayRanges.Text(group.Where(day => calendar.KindOf(day) == DayKind.Holiday), year),
                    DayRanges.Text(group.Where(day => calendar.KindOf(day) != DayKind.Holiday), year))),
        ];
    }
}

/// <summary>What the calendar's page shows.</summary>
/// <param name="Path">Where the calendar's pages are.</param>
/// <param name="IsConfirmed">Whether the year's arrangement is known.</param>
public sealed record CalendarModel(
    string Path, string County, int Year, bool IsConfirmed, IReadOnlyList<CalendarModel.Month> Months,
    IReadOnlyList<CalendarModel.Document> Documents, IReadOnlyList<CalendarModel.Entered> Notices, bool MayChange,
    Typed Form)
{
    /// <param name="Blank">Days of the week before its first.</param>
    /// <param name="Working">Its working days.</param>
    public sealed record Month(int Number, int Blank, IReadOnlyList<Day> Days, int Working);

    public sealed record Day(DateOnly Date, DayKind Kind, string? Source);

    /// <summary>A document and the days that rest on it.</summary>
    public sealed record Document(string Source, string Off, string Work);

    /// <summary>A notice that was entered.</summary>
    /// <param name="Moved">What it has moved, and what its revocation has.</param>
    public sealed record Entered(
        CalendarNotice Notice, string Off, string Work, bool MayRevoke, IReadOnlyList<string> Moved);
}

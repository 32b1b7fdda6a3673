using System.Globalization;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Calendars;

/// <summary>What is typed of a notice; lines stay lines, so that what was pasted comes back as it was.</summary>
/// <param name="Change">Null where it cannot be so; the form says why.</param>
internal sealed record NoticeInput(Typed Form, CalendarChange? Change)
{
    private const int LongestText = 2000;

    /// <param name="calendar">Whose it is to be: the county's number, 0 for the installation's.</param>
    public static async Task<NoticeInput> ReadAsync(
        IFormCollection form, int calendar, CountyContext db, CancellationToken cancellation)
    {
        var typed = new Typed(
            ("source", Typed.Clean(form["source"])), ("year", Typed.Clean(form["year"])),
            ("off", Lines(form["off"])), ("work", Lines(form["work"])), ("whole", Typed.Clean(form["whole"])));
        var source = typed.Required("source", "文号");
        var year = typed.Number("year", 2199);
        if (year is null or < 2019) typed.Refuse("year", "请填写年份，如2027。");
        if (await db.CalendarNotices.AnyAsync(
            n => n.CountyId == calendar && n.Source == source && n.RevokedAt == null, cancellation))
        {
            typed.Refuse("source", "这个文号已经录入；要更正，请先作废原来的。");
        }

        var days = Days(typed, year);
        return new NoticeInput(
            typed, typed.IsGood && days is not null
                ? new CalendarChange(year!.Value, source, [.. days.Off], [.. days.Work], typed["whole"] == "true")
                : null);
    }

    private static NoticeDays? Days(Typed typed, int? year)
    {
        foreach (var field in new[] { "off", "work" })
        {
            if (typed[field].Length > LongestText) typed.Refuse(field, $"不能超过{LongestText}个字。");
        }

        if (year is null || typed.Problem("off") is not null || typed.Problem("work") is not null) return null;
        var days = NoticeText.Read(typed["off"], typed["work"], year.Value);
        if (days.Problems.Count > 0) typed.Refuse("off", string.Concat(days.Problems));
        else if (days.Off.Count + days.Work.Count == 0) typed.Refuse("off", "请填写放假或者上班的日期。");
        return days;
    }

    private static string Lines(string? text) => string.Concat(
        (text ?? "").ReplaceLineEndings("\n").Where(sign => sign == '\n' || !char.IsControl(sign)));

    /// <summary>A notice, numbered behind those there are.</summary>
    public static CalendarNotice Notice(
        CalendarChange change, int calendar, int number, Caller by, DateTimeOffset now) => new()
        {
            CountyId = calendar,
            Number = number,
            Year = change.Year,
            Source = change.Source,
            Off = [.. change.Off],
            Work = [.. change.Work],
            IsWholeYear = change.IsWholeYear,
            MadeBy = by.Person,
            MadeAt = now,
        };

    /// <summary>The empty form.</summary>
    public static Typed Empty(int year) => new(("year", year.ToString(CultureInfo.InvariantCulture)));
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Rounds;

/// <summary>The days of a round: proposed, typed, checked.</summary>
internal sealed record RoundDays(
    DateOnly Opens, DateOnly FirstDraftDue, DateOnly SignedCopyDue, DateOnly PublishBy, DateOnly SummaryDue,
    DateOnly CountyReportBy)
{
    private const string Law = "《条例》第四十九条";

    /// <summary>Names of the fields and of the dates, in the order in which these follow each other.</summary>
    private static readonly (string Field, string Name)[] Fields =
    [
        ("opens", "开始填报"), ("first", RoundDates.FirstDraft), ("signed", RoundDates.SignedCopy),
        ("publish", "统一发布"), ("summary", RoundDates.Summary), ("county-report", "本级政府年报"),
    ];

    /// <summary>
    /// What a year's work usually keeps to. Counties meet on the matter around 9 January and departments publish from
    /// 21 January on, so signed copies are due on the 20th, and drafts on the 12th, which leaves a week to read and
    /// return them; the sum goes to the city by 20 February (怀化). Each goes back to a working day; the two of the law
    /// stay where they are.
    /// </summary>
    public static RoundDays Proposed(int year, Calendar calendar)
    {
        var opens = new DateOnly(year + 1, 1, 4);
        while (!calendar.IsWorkingDay(opens)) opens = opens.AddDays(1);
        return new RoundDays(
            opens,
            calendar.LastWorkingDayOnOrBefore(new DateOnly(year + 1, 1, 12)),
            calendar.LastWorkingDayOnOrBefore(new DateOnly(year + 1, 1, 20)),
            ReportDates.PublishBy(year),
            calendar.LastWorkingDayOnOrBefore(new DateOnly(year + 1, 2, 20)),
            ReportDates.CountyReportBy(year));
    }

    public static RoundDays Of(Round round) => new(
        round.Opens, round.FirstDraftDue, round.SignedCopyDue, round.PublishBy, round.SummaryDue,
        round.CountyReportBy);

    /// <summary>What is typed; null where it cannot be so.</summary>
    public static RoundDays? Read(Typed form, int year, Calendar calendar)
    {
        var days = Fields.Select(one => form.Day(one.Field)).ToArray();
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] is null) form.Refuse(Fields[i].Field, $"请填写{Fields[i].Name}的日期。");
        }

        if (!form.IsGood) return null;
        var typed = new RoundDays(
            days[0]!.Value, days[1]!.Value, days[2]!.Value, days[3]!.Value, days[4]!.Value, days[5]!.Value);
        typed.Check(form, year, calendar);
        return form.IsGood ? typed : null;
    }

    /// <summary>The form as it stands.</summary>
    public IEnumerable<(string Name, string? Value)> Values() =>
        Fields.Zip(All, (one, day) => (one.Field, (string?)Times.Iso(day)));

    public void Write(Round round)
    {
        (round.Opens, round.FirstDraftDue, round.SignedCopyDue) = (Opens, FirstDraftDue, SignedCopyDue);
        (round.PublishBy, round.SummaryDue, round.CountyReportBy) = (PublishBy, SummaryDue, CountyReportBy);
    }

    /// <summary>The fields of the form, each with what there is to say of its day.</summary>
    public static IReadOnlyList<DayField> Lines(Typed form, Calendar calendar) =>
    [
        .. Fields.Select((one, i) => new DayField(
            one.Field, one.Name, IsLaw(i),
            DateOnly.TryParseExact(form[one.Field], "yyyy-MM-dd", out var day)
                ? DayNote.Of(day, calendar, IsLaw(i))
                : null)),
    ];

    private DateOnly[] All => [Opens, FirstDraftDue, SignedCopyDue, PublishBy, SummaryDue, CountyReportBy];

    private static bool IsLaw(int field) => field is 3 or 5;

    private void Check(Typed form, int year, Calendar calendar)
    {
        Latest(form, "publish", PublishBy, ReportDates.PublishBy(year));
        Latest(form, "county-report", CountyReportBy, ReportDates.CountyReportBy(year));
        var earliest = new DateOnly(year, 11, 1);
        if (Opens < earliest) form.Refuse("opens", $"不能早于{Times.LongDay(earliest)}。");
        for (var i = 1; i < All.Length; i++)
        {
            if (All[i] >= All[i - 1]) continue;
            form.Refuse(
                Fields[i].Field,
                $"{Fields[i].Name}（{Times.LongDay(All[i])}）不能早于{Fields[i - 1].Name}（{Times.LongDay(All[i - 1])}）。");
        }

        foreach (var i in Enumerable.Range(1, 4).Where(i => !IsLaw(i) && !calendar.IsWorkingDay(All[i])))
        {
            var before = calendar.LastWorkingDayOnOrBefore(All[i]);
            form.Refuse(
                Fields[i].Field,
                $"{Times.LongDay(All[i])}是{Times.Weekday(All[i])}，不上班；前一个工作日是{Times.LongDay(before)}。");
        }
    }

    private static void Latest(Typed form, string field, DateOnly day, DateOnly law)
    {
        if (day > law) form.Refuse(field, $"不能晚于{Times.LongDay(law)}（{Law}）。");
    }
}

/// <summary>A date of the form.</summary>
/// <param name="IsLaw">True where the law sets the latest day.</param>
/// <param name="Note">What there is to say of the day; null where nothing is.</param>
public sealed record DayField(string Field, string Name, bool IsLaw, string? Note);

/// <summary>What is said beside a day.</summary>
internal static class DayNote
{
    /// <returns>Null for a plain working day.</returns>
    public static string? Of(DateOnly day, Calendar calendar, bool isLaw)
    {
        var before = calendar.LastWorkingDayOnOrBefore(day);
        return calendar.KindOf(day) switch
        {
            DayKind.Working => null,
            DayKind.MadeUp => $"{Times.Weekday(day)}，调休上班。",
            _ when isLaw => $"{Times.Weekday(day)}，不上班。法定日期不顺延，最后一个工作日是{Times.MonthDay(before)}。",
            _ => $"{Times.Weekday(day)}，不上班，前一个工作日是{Times.MonthDay(before)}。",
        };
    }

    /// <summary>Said where a year's arrangement is not known yet; null where it is.</summary>
    public static string? Provisional(int year, Calendar calendar) => calendar.IsConfirmed(year)
        ? null
        : $"{year}年的放假调休安排尚未录入，日期暂按周末推算；国务院办公厅的通知印发后，请在工作日历录入。";
}

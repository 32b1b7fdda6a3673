using System.Globalization;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Calendar = County.Reporting.Calendar;

namespace County.Web.Features.Calendars;

/// <summary>
/// How a date was computed: every day passed over, whether and why it counts, and the document that says so. For any
/// start and number of working days, or up to a day.
/// </summary>
internal static class DerivationEndpoint
{
    private const int MostDays = 250;
    private const int MostSpan = 400;

    public static async Task<IResult> Page(
        string? from, string? days, [FromQuery(Name = "to")] string? upTo, CountyContext db, Caller caller,
        TimeProvider time, CancellationToken cancellation)
    {
        var today = Times.Day(time.GetUtcNow());
        var typed = new Typed(
            ("from", from is null ? Times.Iso(today) : Typed.Clean(from)),
            ("days", Typed.Clean(days)), ("to", Typed.Clean(upTo)));
        var calendar = await CalendarBook.OfAsync(db, caller.CountyId, cancellation);
        var start = typed.Day("from");
        if (start is null) typed.Refuse("from", "请填写起算的日期。");
        var counted = start is null ? null : Count(typed, start.Value, calendar);
        if (!typed.IsGood) counted = null;
        var periods = typed.IsGood && start is { } day ? Periods(day, calendar) : [];
        return Pages.Show<DerivationPage, DerivationModel>(
            new DerivationModel(
                typed, counted, periods, await DatesAsync(db, caller, today, calendar, cancellation), today),
            typed.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static DerivationModel.Count? Count(Typed typed, DateOnly start, Calendar calendar)
    {
        var days = typed.Number("days", MostDays);
        var end = typed.Day("to");
        if (days is 0) typed.Refuse("days", $"请填写1到{MostDays}的整数。");
        if (days is null && end is null && typed.IsGood) days = StatutoryPeriod.Reply.WorkingDays;
        if (end < start || end?.DayNumber - start.DayNumber > MostSpan)
        {
            typed.Refuse("to", $"须在起算日以后，{MostSpan}天以内。");
        }

        if (!typed.IsGood) return null;
        if (days is { } period)
        {
            var deadline = calendar.WorkingDaysAfter(start, period);
            return new(start, deadline.Due, period, IsPeriod: true, Lines(deadline.Days, calendar));
        }

        var passed = new List<CountedDay>();
        for (var (day, counted) = (start.AddDays(1), 0); day <= end; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day)) counted++;
            passed.Add(new CountedDay(day, calendar.KindOf(day), counted));
        }

        var sum = passed.Count == 0 ? 0 : passed[^1].Counted;
        return new(start, end!.Value, sum, IsPeriod: false, Lines(passed, calendar));
    }

    private static List<DerivationModel.Line> Lines(IEnumerable<CountedDay> days, Calendar calendar) =>
    [
        .. days.Select(day => new DerivationModel.Line(
            day.Date, day.Kind, day.Counted, calendar.SourceOf(day.Date), calendar.IsConfirmed(day.Date))),
    ];

    private static List<DerivationModel.Period> Periods(DateOnly start, Calendar calendar) =>
    [
        .. new[]
        {
            StatutoryPeriod.Correction, StatutoryPeriod.ThirdParty, StatutoryPeriod.Reply, StatutoryPeriod.Extension,
            StatutoryPeriod.Publication,
        }.Select(period => new DerivationModel.Period(period, period.From(start, calendar))),
    ];

    /// <summary>The dates of the newest round that the caller is in, a unit's extension counted.</summary>
    private static async Task<IReadOnlyList<DerivationModel.OfRound>> DatesAsync(
        CountyContext db, Caller caller, DateOnly today, Calendar calendar, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).FirstOrDefaultAsync(cancellation);
        if (round is null) return [];
        var member = caller.UnitId is null ? null : await db.RoundUnits.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Year == round.Year && m.UnitId == caller.UnitId, cancellation);
        var dates = RoundDates.Of(round).ToList();
        if (member?.ExtendedTo is not null)
        {
            dates.Add(new RoundDate(Redating.Extension, RoundDates.DueFor(round, member), null));
        }

        return
        [
            .. dates.Select(date => new DerivationModel.OfRound(
                round.Year, date, calendar.KindOf(date.Date), calendar.SourceOf(date.Date),
                calendar.LastWorkingDayOnOrBefore(date.Date),
                date.Date < today ? null : calendar.WorkingDaysBetween(today, date.Date))),
        ];
    }
}

/// <summary>What the page of a derivation shows.</summary>
/// <param name="Counted">Null where the form cannot be read.</param>
public sealed record DerivationModel(
    Typed Form, DerivationModel.Count? Counted, IReadOnlyList<DerivationModel.Period> Periods,
    IReadOnlyList<DerivationModel.OfRound> Dates, DateOnly Today)
{
    /// <param name="IsPeriod">True where a number of working days was counted off.</param>
    public sealed record Count(DateOnly From, DateOnly To, int Days, bool IsPeriod, IReadOnlyList<Line> Lines);

    public sealed record Line(DateOnly Date, DayKind Kind, int Counted, string? Source, bool IsConfirmed)
    {
        public bool Counts => Kind is DayKind.Working or DayKind.MadeUp;

        /// <summary>What the day is, in office Chinese.</summary>
        public string What => Words(Kind);

        /// <summary>What that rests on.</summary>
        public string Basis => Source
            ?? (IsConfirmed ? "放假安排没有另行规定，" : $"{Year}年的放假安排尚未录入，暂按")
            + (Counts ? "周一至周五上班" : "周末休息");

        // In the last week of December it is the next year's arrangement that is missing.
        private string Year => (Date.Month == 12 && Date.Day >= 25 ? Date.Year + 1 : Date.Year)
            .ToString(CultureInfo.InvariantCulture);

        public static string Words(DayKind kind) => kind switch
        {
            DayKind.Working => "工作日",
            DayKind.MadeUp => "调休上班",
            DayKind.Weekend => "周末",
            DayKind.Holiday => "放假",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    public sealed record Period(StatutoryPeriod Statutory, Deadline Deadline);

    /// <param name="Last">The last working day on or before it.</param>
    /// <param name="Left">Working days until it; null where it has passed.</param>
    public sealed record OfRound(int Year, RoundDate Date, DayKind Kind, string? Source, DateOnly Last, int? Left);
}

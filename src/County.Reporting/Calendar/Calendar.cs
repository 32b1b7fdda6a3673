using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace County.Reporting;

/// <summary>
/// Working days in China: Monday to Friday without the holidays, and the weekends that are worked instead (调休). The
/// State Council publishes each year's arrangement in the November before and may change it in mid-year, so the table
/// is data; where a year's is not known yet, plain weekends count and the answer says so.
/// </summary>
public sealed class Calendar
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly FrozenDictionary<DateOnly, (bool IsOff, string Source)> arranged;
    private readonly FrozenSet<int> confirmed;

    private Calendar(IReadOnlyDictionary<DateOnly, (bool, string)> arranged, IEnumerable<int> confirmed) =>
        (this.arranged, this.confirmed) = (arranged.ToFrozenDictionary(), confirmed.ToFrozenSet());

    /// <summary>The arrangements embedded in this assembly: 2019 to 2026.</summary>
    public static Calendar Official { get; } = Embedded();

    /// <summary>A calendar from a table in the shape of the embedded one.</summary>
    /// <exception cref="JsonException">The table is of another shape.</exception>
    public static Calendar Read(Stream table)
    {
        var file = JsonSerializer.Deserialize<TableFile>(table, Options)
            ?? throw new JsonException("The table of holidays is empty");
        var notices = file.Years.Select(year => new CalendarChange(
            year.Key, string.Join("、", year.Value.Documents), [.. year.Value.Off], [.. year.Value.Work],
            year.Value.Status == "confirmed"));
        return new Calendar(new Dictionary<DateOnly, (bool, string)>(), []).With(notices);
    }

    /// <summary>This calendar with notices on top of it, in their order: of two on one day the later holds.</summary>
    public Calendar With(IEnumerable<CalendarChange> notices)
    {
        var (days, years) = (arranged.ToDictionary(), confirmed.ToHashSet());
        foreach (var notice in notices)
        {
            foreach (var day in notice.Off) days[day] = (true, notice.Source);
            foreach (var day in notice.Work) days[day] = (false, notice.Source);
            if (notice.IsWholeYear) years.Add(notice.Year);
        }

        return new Calendar(days, years);
    }

    /// <summary>The document that arranges a date; null for a plain weekday or weekend.</summary>
    public string? SourceOf(DateOnly date) => arranged.TryGetValue(date, out var day) ? day.Source : null;

    /// <summary>Whether offices work on a date.</summary>
    public bool IsWorkingDay(DateOnly date) => KindOf(date) is DayKind.Working or DayKind.MadeUp;

    /// <summary>Whether the year's arrangement is known; where not, its dates are provisional.</summary>
    public bool IsConfirmed(int year) => confirmed.Contains(year);

    /// <summary>
    /// Whether it is known for certain if a date is worked. In the last week of December that takes next year's
    /// arrangement as well: that of 2019 began on 29 December 2018.
    /// </summary>
    public bool IsConfirmed(DateOnly date) =>
        IsConfirmed(date.Year) && (date < new DateOnly(date.Year, 12, 25) || IsConfirmed(date.Year + 1));

    /// <summary>
    /// The last day of a period of working days. The day of receipt is not counted; day one is the next working day
    /// (DOMAIN practice; for the fee notice 次日起 is the wording of 国办函〔2020〕109号).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is not at least one day.</exception>
    public Deadline WorkingDaysAfter(DateOnly received, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var passed = ImmutableArray.CreateBuilder<CountedDay>();
        var counted = 0;
        for (var date = received.AddDays(1); ; date = date.AddDays(1))
        {
            var kind = KindOf(date);
            if (kind is DayKind.Working or DayKind.MadeUp) counted++;
            passed.Add(new CountedDay(date, kind, counted));
            if (counted < days) continue;
            var isConfirmed = passed.All(day => IsConfirmed(day.Date));
            return new Deadline(received, days, date, passed.ToImmutable(), isConfirmed);
        }
    }

    /// <summary>The date itself where it is a working day, else the last one before it.</summary>
    public DateOnly LastWorkingDayOnOrBefore(DateOnly date)
    {
        while (!IsWorkingDay(date)) date = date.AddDays(-1);
        return date;
    }

    /// <summary>Working days after one date, up to and with another; 0 where the second is not later.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var date = after.AddDays(1); date <= upTo; date = date.AddDays(1))
        {
            if (IsWorkingDay(date)) count++;
        }

        return count;
    }

    /// <summary>
    /// The working day at whose end so many working days are left, up to and with a date: when a reminder so many days
    /// before it is due.
    /// </summary>
    public DateOnly WorkingDaysBefore(DateOnly due, int days)
    {
        var date = LastWorkingDayOnOrBefore(due);
        for (var left = 0; left < days; left++) date = LastWorkingDayOnOrBefore(date.AddDays(-1));
        return date;
    }

    /// <summary>What kind of day a date is.</summary>
    public DayKind KindOf(DateOnly date)
    {
        var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return arranged.TryGetValue(date, out var day)
            // Notices also name weekdays that are worked as ever, such as 3 February 2020 after a longer festival.
            ? day.IsOff ? DayKind.Holiday : isWeekend ? DayKind.MadeUp : DayKind.Working
            : isWeekend ? DayKind.Weekend : DayKind.Working;
    }

    private static Calendar Embedded()
    {
        using var stream = typeof(Calendar).Assembly.GetManifestResourceStream("Calendar/holidays.json")
            ?? throw new InvalidOperationException("The table of holidays is not embedded");
        return Read(stream);
    }

    private sealed record TableFile(Dictionary<int, YearFile> Years);

    private sealed record YearFile(string[] Documents, string Status, DateOnly[] Off, DateOnly[] Work);
}

using System.Text.Json;
using County.Data;
using County.Reporting;
using County.Web.Features.Reminders;
using County.Web.Hosting;

namespace County.Web.Tests.Features.Reminders;

/// <summary>On which days a unit is reminded, against a count of its own over whole seasons.</summary>
[Trait("shows", "season")]
public sealed class RungTests
{
    private static readonly SortedSet<DateOnly> Worked = [.. WorkedDays()];

    public static TheoryData<int, string, string, string?> Rounds()
    {
        var rounds = new TheoryData<int, string, string, string?>();
        foreach (var year in Enumerable.Range(2019, 7))
        {
            rounds.Add(year, $"{year + 1}-01-12", $"{year + 1}-01-20", null);
            rounds.Add(year, $"{year + 1}-01-18", $"{year + 1}-02-26", null);
            rounds.Add(year, $"{year + 1}-01-12", $"{year + 1}-01-20", $"{year + 1}-02-14");
            rounds.Add(year, $"{year + 1}-01-31", $"{year + 1}-01-31", null);
        }

        return rounds;
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public void Reminders_fall_on_the_days_that_a_list_of_worked_days_says(
        int year, string firstDraft, string signedCopy, string? extended)
    {
        var (round, member) = Made(year, firstDraft, signedCopy, extended);
        var expected = new SortedDictionary<DateOnly, string>();
        var due = DateOnly.Parse(extended ?? signedCopy, null);
        foreach (var (kind, date) in new[] { ("signed-copy", due), ("first-draft", round.FirstDraftDue) })
        {
            if (kind == "first-draft" && date >= due) continue;
            // After the first draft's date nothing speaks of it; up to it nothing speaks of the other.
            var from = kind == "first-draft" || round.FirstDraftDue >= due
                ? round.Opens
                : round.FirstDraftDue.AddDays(1);
            foreach (var left in new[] { 14, 7, 3, 1 })
            {
                var day = NthBefore(date, left);
                if (day >= from) expected[day] = $"{kind}-{left}, {left} left, 0 late, {date:O}";
            }
        }

        var late = 0;
        foreach (var day in Worked.GetViewBetween(due.AddDays(1), round.CountyReportBy))
        {
            expected[day] = $"overdue, 0 left, {++late} late, {due:O}";
        }

        var found = new SortedDictionary<DateOnly, string>();
        for (var day = round.Opens; day <= round.CountyReportBy; day = day.AddDays(1))
        {
            if (Rung.On(day, round, member, Calendar.Official) is { } rung)
            {
                found[day] = $"{rung.Kind}, {rung.Left} left, {rung.Late} late, {rung.Due:O}";
            }
        }

        Assert.True(expected.Count > 20);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_changed_notice_moves_the_days()
    {
        var (round, member) = Made(2025, "2026-01-12", "2026-01-20", null);
        var changed = Calendar.Official.With(
        [
            new CalendarChange(2026, "测试〔2026〕1号", [new DateOnly(2026, 1, 19)], [new DateOnly(2026, 1, 17)], false),
        ]);

        Assert.Equal("signed-copy-1", Kind(new DateOnly(2026, 1, 19), Calendar.Official));
        Assert.Null(Kind(new DateOnly(2026, 1, 19), changed));
        Assert.Equal("signed-copy-1", Kind(new DateOnly(2026, 1, 17), changed));
        Assert.Null(Kind(new DateOnly(2026, 1, 17), Calendar.Official));

        string? Kind(DateOnly day, Calendar calendar) => Rung.On(day, round, member, calendar)?.Kind;
    }

    [Theory]
    [InlineData("2026-01-05 08:29", false)]
    [InlineData("2026-01-05 08:30", true)]
    [InlineData("2026-01-05 17:59", true)]
    [InlineData("2026-01-05 18:00", false)]
    [InlineData("2026-01-03 10:00", false)] // 元旦假期
    [InlineData("2026-01-04 10:00", true)] // a Sunday that is worked
    [InlineData("2026-01-10 10:00", false)] // a Saturday
    public void Hours_are_those_of_Beijing_on_days_that_are_worked(string local, bool areOpen)
    {
        var moment = SeasonCounty.At(local);
        var settings = new NotificationSettings { CountyId = 1 };
        Assert.Equal(areOpen, Hours.AreOpen(moment, Calendar.Official, settings));

        settings.QuietLiftedOn = new DateOnly(2026, 1, 6);
        Assert.Equal(areOpen, Hours.AreOpen(moment, Calendar.Official, settings));
    }

    [Theory]
    [InlineData("2026-01-05 00:10", true)]
    [InlineData("2026-01-05 23:50", true)]
    [InlineData("2026-01-06 00:10", false)]
    public void Hours_are_lifted_for_one_day(string local, bool areOpen) => Assert.Equal(areOpen, Hours.AreOpen(
        SeasonCounty.At(local), Calendar.Official,
        new NotificationSettings { CountyId = 1, QuietLiftedOn = new DateOnly(2026, 1, 5) }));

    [Fact]
    public void Lifted_hours_make_no_working_day_of_a_day_off() => Assert.False(Hours.AreOpen(
        SeasonCounty.At("2026-01-10 10:00"), Calendar.Official,
        new NotificationSettings { CountyId = 1, QuietLiftedOn = new DateOnly(2026, 1, 10) }));

    [Theory]
    [InlineData("2026-01-05 08:29", "2026-01-05 08:30")]
    [InlineData("2026-01-05 10:15", "2026-01-05 10:15")]
    [InlineData("2026-01-05 18:00", "2026-01-06 08:30")] // in the evening
    [InlineData("2026-01-06 02:40", "2026-01-06 08:30")] // after midnight
    [InlineData("2026-01-09 23:59", "2026-01-12 08:30")] // over a weekend
    [InlineData("2026-01-10 10:00", "2026-01-12 08:30")] // on a Saturday
    [InlineData("2026-01-11 07:00", "2026-01-12 08:30")] // on a Sunday, before the hour
    [InlineData("2026-01-01 09:00", "2026-01-04 08:30")] // 元旦假期, to a Sunday that is worked
    [InlineData("2026-02-13 19:00", "2026-02-14 08:30")] // a Friday, to a Saturday that is worked
    [InlineData("2026-02-14 18:30", "2026-02-24 08:30")] // 春节假期
    public void Hours_begin_at_half_past_eight_of_the_next_day_that_is_worked(string local, string opening)
    {
        var settings = new NotificationSettings { CountyId = 1 };

        var found = Hours.Opening(SeasonCounty.At(local).ToOffset(TimeSpan.FromHours(-5)), Calendar.Official, settings);

        Assert.Equal((SeasonCounty.At(opening), TimeSpan.Zero), (found, found.Offset));
        Assert.True(Hours.AreOpen(found, Calendar.Official, settings));
        Assert.False(Hours.AreOpen(found.AddTicks(-1), Calendar.Official, settings) && local != opening);
    }

    [Theory]
    [InlineData("2026-01-05 20:00", "2026-01-05 20:00")]
    [InlineData("2026-01-04 20:00", "2026-01-05 00:00")]
    [InlineData("2026-01-06 00:10", "2026-01-06 08:30")]
    public void Where_hours_are_lifted_nothing_waits(string local, string opening) => Assert.Equal(
        SeasonCounty.At(opening), Hours.Opening(
            SeasonCounty.At(local), Calendar.Official,
            new NotificationSettings { CountyId = 1, QuietLiftedOn = new DateOnly(2026, 1, 5) }));

    [Fact]
    public void Hours_begin_by_the_countys_own_calendar() => Assert.Equal(
        SeasonCounty.At("2026-01-17 08:30"), Hours.Opening(
            SeasonCounty.At("2026-01-16 20:00"),
            Calendar.Official.With(
            [
                new CalendarChange(
                    2026, "测试〔2026〕1号", [new DateOnly(2026, 1, 19)], [new DateOnly(2026, 1, 17)], false),
            ]),
            new NotificationSettings { CountyId = 1 }));

    private static (Round Round, RoundUnit Member) Made(
        int year, string firstDraft, string signedCopy, string? extended) => (
        new Round
        {
            CountyId = 1,
            Year = year,
            Format = "2021",
            Opens = new DateOnly(year, 12, 1),
            FirstDraftDue = DateOnly.Parse(firstDraft, null),
            SignedCopyDue = DateOnly.Parse(signedCopy, null),
            PublishBy = new DateOnly(year + 1, 1, 31),
            SummaryDue = new DateOnly(year + 1, 2, 20),
            CountyReportBy = new DateOnly(year + 1, 3, 31),
        },
        new RoundUnit
        {
            CountyId = 1,
            UnitId = 1,
            Year = year,
            ExtendedTo = extended is null ? null : DateOnly.Parse(extended, null),
        });

    /// <summary>Counted back from the last day worked up to a date, itself included.</summary>
    private static DateOnly NthBefore(DateOnly date, int days) =>
        Worked.GetViewBetween(DateOnly.MinValue, date).Reverse().Skip(days).First();

    /// <summary>Straight from the table of holidays, without the calendar.</summary>
    private static IEnumerable<DateOnly> WorkedDays()
    {
        using var stream = typeof(Calendar).Assembly.GetManifestResourceStream("Calendar/holidays.json")!;
        using var table = JsonDocument.Parse(stream);
        var (off, work) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        foreach (var year in table.RootElement.GetProperty("years").EnumerateObject())
        {
            foreach (var day in year.Value.GetProperty("off").EnumerateArray()) off.Add(Day(day));
            foreach (var day in year.Value.GetProperty("work").EnumerateArray()) work.Add(Day(day));
        }

        for (var day = new DateOnly(2019, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            var isWeekday = (int)day.DayOfWeek is >= 1 and <= 5;
            if (work.Contains(day) || (isWeekday && !off.Contains(day))) yield return day;
        }

        static DateOnly Day(JsonElement text) => DateOnly.Parse(text.GetString()!, null);
    }
}

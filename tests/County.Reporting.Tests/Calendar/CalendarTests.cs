using System.Globalization;
using System.Text;
using System.Text.Json;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
[Trait("shows", "season")]
public class CalendarTests
{
    private static readonly Calendar Official = Calendar.Official;

    // The day of receipt, and the last day of 7, 15, 20 and 20 + 20 working days; each row meets a festival.
    public static TheoryData<string, string, string, string, string> Periods { get; } = new()
    {
        { "2019-09-27", "2019-10-12", "2019-10-23", "2019-10-30", "2019-11-27" },
        { "2019-12-30", "2020-01-09", "2020-01-20", "2020-02-04", "2020-03-03" },
        { "2020-01-20", "2020-02-06", "2020-02-18", "2020-02-25", "2020-03-24" },
        { "2020-09-25", "2020-10-12", "2020-10-22", "2020-10-29", "2020-11-26" },
        { "2021-02-05", "2021-02-20", "2021-03-03", "2021-03-10", "2021-04-08" },
        { "2022-01-28", "2022-02-11", "2022-02-23", "2022-03-02", "2022-03-30" },
        { "2022-09-30", "2022-10-14", "2022-10-26", "2022-11-02", "2022-11-30" },
        { "2023-01-18", "2023-02-01", "2023-02-13", "2023-02-20", "2023-03-20" },
        { "2024-02-05", "2024-02-20", "2024-03-01", "2024-03-08", "2024-04-08" },
        { "2024-09-30", "2024-10-15", "2024-10-25", "2024-11-01", "2024-11-29" },
        { "2025-01-24", "2025-02-10", "2025-02-20", "2025-02-27", "2025-03-27" },
        { "2025-09-26", "2025-10-13", "2025-10-23", "2025-10-30", "2025-11-27" },
        { "2026-02-13", "2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17" },
        { "2026-09-18", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19" },
    };

    // A date of article 49, and the last working day on or before it.
    public static TheoryData<string, string> ReportDays { get; } = new()
    {
        { "2020-01-31", "2020-01-23" }, { "2020-03-31", "2020-03-31" },
        { "2021-01-31", "2021-01-29" }, { "2021-03-31", "2021-03-31" },
        { "2022-01-31", "2022-01-30" }, { "2022-03-31", "2022-03-31" },
        { "2023-01-31", "2023-01-31" }, { "2023-03-31", "2023-03-31" },
        { "2024-01-31", "2024-01-31" }, { "2024-03-31", "2024-03-29" },
        { "2025-01-31", "2025-01-27" }, { "2025-03-31", "2025-03-31" },
        { "2026-01-31", "2026-01-30" }, { "2026-03-31", "2026-03-31" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public void Periods_end_where_two_independent_calendars_end_them(
        string received, string seven, string fifteen, string twenty, string extended)
    {
        var from = Date(received);
        var reply = StatutoryPeriod.Reply.From(from, Official);

        Assert.Equal(Date(seven), StatutoryPeriod.Correction.From(from, Official).Due);
        Assert.Equal(Date(fifteen), StatutoryPeriod.ThirdParty.From(from, Official).Due);
        Assert.Equal(Date(twenty), reply.Due);
        Assert.Equal(Date(twenty), StatutoryPeriod.Publication.From(from, Official).Due);
        Assert.Equal(Date(extended), StatutoryPeriod.Extension.From(reply.Due, Official).Due);
        Assert.Equal(Date(extended), Official.WorkingDaysAfter(from, 40).Due);
        Assert.True(reply.IsConfirmed);
    }

    [Theory]
    [MemberData(nameof(ReportDays))]
    public void The_last_working_day_before_a_date_of_the_law_minds_festivals_and_worked_weekends(
        string date, string last)
    {
        Assert.Equal(Date(last), Official.LastWorkingDayOnOrBefore(Date(date)));
        Assert.Equal(date == last, Official.IsWorkingDay(Date(date)));
    }

    [Fact]
    public void The_dates_of_the_law_are_the_same_each_year_also_where_the_arrangement_is_unknown()
    {
        Assert.Equal(Date("2027-01-31"), ReportDates.PublishBy(2026));
        Assert.Equal(Date("2027-03-31"), ReportDates.CountyReportBy(2026));
        Assert.False(Official.IsConfirmed(2027));
        Assert.Equal(Enumerable.Range(2019, 8), Enumerable.Range(2015, 20).Where(Official.IsConfirmed));
    }

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void Each_year_has_its_number_of_working_days(int year, int days) =>
        Assert.Equal(days, Official.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));

    [Fact]
    public void A_deadline_tells_every_day_it_passed_and_why_it_counted()
    {
        var deadline = Official.WorkingDaysAfter(Date("2026-02-13"), 7);

        Assert.Equal(Enumerable.Range(1, 17).Select(Date("2026-02-13").AddDays), deadline.Days.Select(day => day.Date));
        Assert.Equal("调1 假1 假1 假1 假1 假1 假1 假1 假1 假1 班2 班3 班4 班5 调6 周6 班7", Told(deadline));
        Assert.Equal(
            ["02-14", "02-16", "02-17", "02-18", "02-19", "02-20", "02-23", "02-28"],
            deadline.Exceptions.Select(day => day.Date.ToString("MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_period_that_touches_an_unpublished_arrangement_is_provisional()
    {
        Assert.True(Official.WorkingDaysAfter(Date("2026-12-01"), 17).IsConfirmed);
        Assert.False(Official.WorkingDaysAfter(Date("2026-12-25"), 20).IsConfirmed);
        Assert.True(Official.WorkingDaysAfter(Date("2025-12-25"), 20).IsConfirmed);
    }

    [Fact]
    public void The_last_days_of_December_belong_to_the_next_arrangement_as_well()
    {
        // That of 2019 has 29 December 2018 worked and the two days after it off.
        Assert.True(Official.IsWorkingDay(Date("2018-12-29")));
        Assert.False(Official.IsWorkingDay(Date("2018-12-31")));
        Assert.True(Official.IsConfirmed(Date("2025-12-31")));
        Assert.True(Official.IsConfirmed(Date("2026-12-24")));
        Assert.False(Official.IsConfirmed(Date("2026-12-31")));
    }

    [Fact]
    public void Only_weekends_are_made_up_for()
    {
        var days = Official.WorkingDaysAfter(Date("2018-12-28"), 2000).Days;

        Assert.All(days.Where(day => day.Kind == DayKind.MadeUp), day =>
            Assert.Contains(day.Date.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }));
        Assert.True(Official.IsWorkingDay(Date("2020-02-03")));
    }

    [Fact]
    public void Counting_forward_and_counting_between_agree()
    {
        for (var date = Date("2019-01-01"); date.Year < 2026; date = date.AddDays(1))
        {
            var deadline = Official.WorkingDaysAfter(date, 20);
            Assert.Equal(20, Official.WorkingDaysBetween(date, deadline.Due));
            Assert.Equal(deadline.Due, Official.LastWorkingDayOnOrBefore(deadline.Due));
        }

        Assert.Equal(0, Official.WorkingDaysBetween(Date("2026-02-13"), Date("2026-02-13")));
        Assert.Equal(0, Official.WorkingDaysBetween(Date("2026-02-13"), Date("2026-01-01")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Official.WorkingDaysAfter(Date("2026-02-13"), 0));
    }

    [Fact]
    public void So_many_working_days_before_a_date_so_many_are_left()
    {
        for (var date = Date("2019-01-10"); date.Year < 2027; date = date.AddDays(1))
        {
            foreach (var days in new[] { 1, 3, 7, 14 })
            {
                var before = Official.WorkingDaysBefore(date, days);
                Assert.True(Official.IsWorkingDay(before));
                Assert.Equal(days, Official.WorkingDaysBetween(before, date));
            }
        }
    }

    [Fact]
    public void A_table_that_changed_in_mid_year_gives_another_date()
    {
        var changed = Read("""
            {"years": {"2026":
                {"documents": ["通知"], "status": "confirmed", "off": ["2026-03-02"], "work": []}}}
            """);

        Assert.Equal(Date("2026-03-03"), changed.WorkingDaysAfter(Date("2026-02-27"), 1).Due);
        Assert.Equal(Date("2026-02-28"), Official.WorkingDaysAfter(Date("2026-02-27"), 1).Due);
        Assert.False(changed.IsConfirmed(2025));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"years": null}""")]
    [InlineData("""{"years": {"2026": {"documents": [], "status": "confirmed"}}}""")]
    [InlineData("""{"years": {"2026": {"documents": [], "status": "confirmed", "off": ["1 May"], "work": []}}}""")]
    public void A_table_of_another_shape_is_refused(string table) =>
        Assert.Throws<JsonException>(() => Read(table));

    private static Calendar Read(string table) => Calendar.Read(new MemoryStream(Encoding.UTF8.GetBytes(table)));

    private static DateOnly Date(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    private static string Told(Deadline deadline) => string.Join(' ', deadline.Days.Select(day => day.Kind switch
    {
        DayKind.Working => $"班{day.Counted}",
        DayKind.MadeUp => $"调{day.Counted}",
        DayKind.Weekend => $"周{day.Counted}",
        _ => $"假{day.Counted}",
    }));
}

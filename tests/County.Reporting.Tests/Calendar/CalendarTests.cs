using System.Globalization;
using System.Text;
using CsCheck;

namespace County.Reporting.Tests;

[Trait("shows", "main-job")]
public class CalendarTests
{
    private static readonly Calendar Official = Calendar.Official;

    [Theory]
    [InlineData("2019-09-27", "2019-10-12", "2019-10-23", "2019-10-30", "2019-11-27")]
    [InlineData("2019-12-30", "2020-01-09", "2020-01-20", "2020-02-04", "2020-03-03")]
    [InlineData("2020-01-20", "2020-02-06", "2020-02-18", "2020-02-25", "2020-03-24")]
    [InlineData("2020-09-25", "2020-10-12", "2020-10-22", "2020-10-29", "2020-11-26")]
    [InlineData("2021-02-05", "2021-02-20", "2021-03-03", "2021-03-10", "2021-04-08")]
    [InlineData("2022-01-28", "2022-02-11", "2022-02-23", "2022-03-02", "2022-03-30")]
    [InlineData("2022-09-30", "2022-10-14", "2022-10-26", "2022-11-02", "2022-11-30")]
    [InlineData("2023-01-18", "2023-02-01", "2023-02-13", "2023-02-20", "2023-03-20")]
    [InlineData("2024-02-05", "2024-02-20", "2024-03-01", "2024-03-08", "2024-04-08")]
    [InlineData("2024-09-30", "2024-10-15", "2024-10-25", "2024-11-01", "2024-11-29")]
    [InlineData("2025-01-24", "2025-02-10", "2025-02-20", "2025-02-27", "2025-03-27")]
    [InlineData("2025-09-26", "2025-10-13", "2025-10-23", "2025-10-30", "2025-11-27")]
    [InlineData("2026-02-13", "2026-03-02", "2026-03-12", "2026-03-19", "2026-04-17")]
    [InlineData("2026-09-18", "2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19")]
    public void Periods_end_on_the_days_that_were_worked_out_by_hand(
        string received, string correction, string thirdParty, string reply, string extended)
    {
        var from = Day(received);
        var answer = StatutoryPeriod.Reply.From(from, Official).Due;

        Assert.Equal(Day(correction), StatutoryPeriod.Correction.From(from, Official).Due);
        Assert.Equal(Day(thirdParty), StatutoryPeriod.ThirdParty.From(from, Official).Due);
        Assert.Equal(Day(reply), answer);
        Assert.Equal(Day(extended), StatutoryPeriod.Extension.From(answer, Official).Due);
        Assert.Equal(Day(extended), Official.WorkingDaysAfter(from, 40).Due);
        Assert.Equal(answer, StatutoryPeriod.Publication.From(from, Official).Due);
    }

    [Theory]
    [InlineData("2020-01-31", false, "2020-01-23")]
    [InlineData("2020-03-31", true, "2020-03-31")]
    [InlineData("2021-01-31", false, "2021-01-29")]
    [InlineData("2021-03-31", true, "2021-03-31")]
    [InlineData("2022-01-31", false, "2022-01-30")]
    [InlineData("2022-03-31", true, "2022-03-31")]
    [InlineData("2023-01-31", true, "2023-01-31")]
    [InlineData("2023-03-31", true, "2023-03-31")]
    [InlineData("2024-01-31", true, "2024-01-31")]
    [InlineData("2024-03-31", false, "2024-03-29")]
    [InlineData("2025-01-31", false, "2025-01-27")]
    [InlineData("2025-03-31", true, "2025-03-31")]
    [InlineData("2026-01-31", false, "2026-01-30")]
    [InlineData("2026-03-31", true, "2026-03-31")]
    public void The_last_day_to_hand_in_is_the_date_of_the_law_and_the_last_working_day_before_it_is_known(
        string date, bool isWorkingDay, string lastWorkingDay)
    {
        var day = Day(date);
        var year = day.Year - 1;

        Assert.Equal(day, day.Month == 1 ? ReportDates.PublishBy(year) : ReportDates.CountyReportBy(year));
        Assert.Equal(isWorkingDay, Official.IsWorkingDay(day));
        Assert.Equal(Day(lastWorkingDay), Official.LastWorkingDayOnOrBefore(day));
        Assert.Equal(Day(lastWorkingDay), Official.LastWorkingDayOnOrBefore(Day(lastWorkingDay)));
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
    public void A_year_has_its_number_of_working_days(int year, int days) =>
        Assert.Equal(days, Official.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));

    [Fact]
    public void The_derivation_lists_every_day_passed_with_its_kind_and_worked_weekends_count()
    {
        var deadline = StatutoryPeriod.Correction.From(Day("2019-09-27"), Official);

        Assert.Equal(
            """
            09-28 Weekend 0
            09-29 MadeUp 1
            09-30 Working 2
            10-01 Holiday 2
            10-02 Holiday 2
            10-03 Holiday 2
            10-04 Holiday 2
            10-05 Holiday 2
            10-06 Holiday 2
            10-07 Holiday 2
            10-08 Working 3
            10-09 Working 4
            10-10 Working 5
            10-11 Working 6
            10-12 MadeUp 7
            """,
            string.Join('\n', deadline.Days.Select(day => $"{day.Date:MM-dd} {day.Kind} {day.Counted}")));
        Assert.Equal((Day("2019-09-27"), 7, true), (deadline.Received, deadline.WorkingDays, deadline.IsConfirmed));
        Assert.Equal(
            ["09-29", "10-01", "10-02", "10-03", "10-04", "10-07", "10-12"],
            deadline.Exceptions.Select(day => day.Date.ToString("MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Dates_of_a_year_without_an_arrangement_are_provisional()
    {
        Assert.True(Official.IsConfirmed(2026));
        Assert.False(Official.IsConfirmed(2027));
        Assert.True(Official.WorkingDaysAfter(Day("2026-12-20"), 5).IsConfirmed);
        Assert.False(Official.WorkingDaysAfter(Day("2026-12-20"), 20).IsConfirmed);
        Assert.False(Official.WorkingDaysAfter(Day("2027-03-01"), 1).IsConfirmed);
        Assert.True(Official.IsWorkingDay(Day("2027-10-01")));
    }

    [Fact]
    public void Between_two_dates_the_first_is_not_counted_and_backwards_there_is_nothing()
    {
        Assert.Equal(0, Official.WorkingDaysBetween(Day("2024-01-04"), Day("2024-01-04")));
        Assert.Equal(1, Official.WorkingDaysBetween(Day("2024-01-04"), Day("2024-01-05")));
        Assert.Equal(0, Official.WorkingDaysBetween(Day("2024-01-05"), Day("2024-01-04")));
    }

    [Fact]
    public void A_period_of_no_days_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Official.WorkingDaysAfter(Day("2024-01-04"), 0));

    [Fact]
    public void What_a_period_passes_over_are_its_working_days_and_no_more() =>
        Gen.Select(Gen.Int[0, 3100], Gen.Int[1, 120]).Sample((offset, days) =>
        {
            var received = Day("2018-12-28").AddDays(offset);
            var deadline = Official.WorkingDaysAfter(received, days);

            Assert.Equal(days, Official.WorkingDaysBetween(received, deadline.Due));
            Assert.True(Official.IsWorkingDay(deadline.Due));
            Assert.Equal(deadline.Due, Official.LastWorkingDayOnOrBefore(deadline.Due));
            Assert.Equal(deadline.Due.DayNumber - received.DayNumber, deadline.Days.Length);
            Assert.Equal(days, deadline.Days.Count(day => day.Kind is DayKind.Working or DayKind.MadeUp));
        });

    [Fact]
    public void Another_table_of_the_same_shape_can_be_read()
    {
        const string Table = """
            {"years": {"2027": {"status": "confirmed", "off": ["2027-10-01"], "work": ["2027-10-09"]}}}
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Table));
        var calendar = Calendar.Read(stream);

        Assert.True(calendar.IsConfirmed(2027));
        Assert.False(calendar.IsConfirmed(2026));
        Assert.False(calendar.IsWorkingDay(Day("2027-10-01")));
        Assert.True(calendar.IsWorkingDay(Day("2027-10-09")));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace County.Reporting.Tests;

/// <summary>
/// Every day from 2019 to 2026 counted a second way: from the notices' own wording, written down once more, with the
/// working days in one sorted list in which a period is a number of places.
/// </summary>
[Trait("shows", "season")]
public class IndependentCountTests
{
    // Year, days off with the end of a range behind a dash, weekend days that are worked.
    private const string Notices = """
        2018 | 12/30-12/31 | 12/29
        2019 | 1/1 2/4-2/10 4/5 5/1-5/4 6/7 9/13 10/1-10/7 | 2/2 2/3 4/28 5/5 9/29 10/12
        2020 | 1/1 1/24-2/2 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8 | 1/19 4/26 5/9 6/28 9/27 10/10
        2021 | 1/1-1/3 2/11-2/17 4/3-4/5 5/1-5/5 6/12-6/14 9/19-9/21 10/1-10/7 | 2/7 2/20 4/25 5/8 9/18 9/26 10/9
        2022 | 1/1-1/3 1/31-2/6 4/3-4/5 4/30-5/4 6/3-6/5 9/10-9/12 10/1-10/7 12/31 | 1/29 1/30 4/2 4/24 5/7 10/8 10/9
        2023 | 1/1-1/2 1/21-1/27 4/5 4/29-5/3 6/22-6/24 9/29-10/6 12/30-12/31 | 1/28 1/29 4/23 5/6 6/25 10/7 10/8
        2024 | 1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7 | 2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12
        2025 | 1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8 | 1/26 2/8 4/27 9/28 10/11
        2026 | 1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7 | 1/4 2/14 2/28 5/9 9/20 10/10
        """;

    private static readonly List<DateOnly> Worked = WorkingDays();

    [Theory]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(20)]
    public void Every_day_of_receipt_leads_to_the_same_last_day(int period)
    {
        var compared = 0;
        for (var received = new DateOnly(2019, 1, 1); received.Year <= 2026; received = received.AddDays(1))
        {
            var due = Calendar.Official.WorkingDaysAfter(received, period);
            Assert.Equal(Counted(received, period), due.Due);
            compared++;
        }

        Assert.Equal(2922, compared);
    }

    [Fact]
    public void The_list_has_each_years_number_of_working_days() => Assert.Equal(
        [250, 249, 250, 249, 249, 251, 248, 248],
        Enumerable.Range(2019, 8).Select(year => Worked.Count(day => day.Year == year)));

    /// <summary>The day so many places further on in the list of working days.</summary>
    private static DateOnly Counted(DateOnly received, int period)
    {
        var place = Worked.BinarySearch(received);
        return Worked[(place < 0 ? ~place - 1 : place) + period];
    }

    private static List<DateOnly> WorkingDays()
    {
        var (off, made) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        foreach (var notice in Notices.Split('\n'))
        {
            var parts = notice.Split('|', StringSplitOptions.TrimEntries);
            var year = int.Parse(parts[0], CultureInfo.InvariantCulture);
            off.UnionWith(parts[1].Split(' ').SelectMany(range => Days(year, range)));
            made.UnionWith(parts[2].Split(' ').SelectMany(range => Days(year, range)));
        }

        // Into 2027, whose notice nobody has seen: plain weekends.
        var first = new DateOnly(2018, 12, 1);
        return
        [
            .. Enumerable.Range(0, new DateOnly(2027, 3, 1).DayNumber - first.DayNumber).Select(first.AddDays)
                .Where(day => made.Contains(day) || (!off.Contains(day) && (int)day.DayOfWeek % 6 != 0)),
        ];
    }

    private static IEnumerable<DateOnly> Days(int year, string range)
    {
        var ends = range.Split('-').Select(end => end.Split('/')
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .Select(end => new DateOnly(year, end[0], end[1])).ToArray();
        for (var day = ends[0]; day <= ends[^1]; day = day.AddDays(1)) yield return day;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using County.Reporting;
using Calendar = County.Reporting.Calendar;

namespace County.Web.Tests.Features.Calendars;

/// <summary>The page that shows how a date was computed, beside the calendar that computed it.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed partial class DerivationTests(Season season)
{
    [Fact]
    public async Task The_page_and_the_calendar_agree_on_every_day_passed()
    {
        await using var county = await season.OpenAsync("2027-01-04");
        // 1 March 2026 is a Sunday, 27 February a Friday; the county's own festival.
        await county.ExecuteAsync("""
            insert into county.calendar_notices (county_id, number, year, source, off, work, is_whole_year, made_by,
                made_at)
                values (430781, 1, 2026, '津政办函〔2026〕1号', '{2026-02-27}', '{2026-03-01}', false, '-', now())
            """);
        var calendar = Calendar.Official.With(
            [new CalendarChange(2026, "津政办函〔2026〕1号", [new(2026, 2, 27)], [new(2026, 3, 1)], false)]);
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        foreach (var start in new[] { "2019-09-27", "2020-01-20", "2024-02-05", "2026-02-13", "2026-12-20" })
        {
            foreach (var days in new[] { 1, 7, 15, 20, 40 })
            {
                var due = calendar.WorkingDaysAfter(DateOnly.Parse(start, CultureInfo.InvariantCulture), days);
                var page = await clerk.GetAsync($"/calendar/derivation?from={start}&days={days}");

                var rows = Row().Matches(page.Html).Skip(1).ToList();
                Assert.Equal(
                    due.Days.Select(day => (
                        day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        calendar.IsWorkingDay(day.Date) ? $"{day.Counted}" : "不计")),
                    rows.Select(row => (row.Groups["day"].Value, row.Groups["count"].Value)));
                Assert.All(due.Days.Zip(rows), pair => Assert.Contains(
                    calendar.SourceOf(pair.First.Date) ?? Otherwise(calendar, pair.First.Date),
                    pair.Second.Groups["why"].Value, StringComparison.Ordinal));
                Assert.Equal(
                    due.IsConfirmed, !page.Html.Contains("其中有的日子放假安排尚未录入", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task Periods_of_the_law_and_dates_of_the_round_stand_beside_it()
    {
        await using var county = await season.OpenAsync("2027-01-04");
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var page = await clerk.GetAsync("/calendar/derivation?from=2022-01-28");
        var upTo = await clerk.GetAsync("/calendar/derivation?from=2022-01-04&to=2022-01-31");

        foreach (var (name, due) in new[]
        {
            ("告知补正", "2022年2月11日"), ("第三方提出意见", "2022年2月23日"), ("答复申请", "2022年3月2日"),
            ("延长答复", "2022年3月2日"), ("主动公开", "2022年3月2日"),
        })
        {
            Assert.Matches($"{name}</strong>[^<]*<a[^>]*>{due}</a>", page.Html);
        }

        Assert.Contains("《条例》第四十九条，不顺延；最后一个工作日是1月30日。", page.Html, StringComparison.Ordinal);
        Assert.Contains("周一，放假，国办发明电〔2021〕11号", page.Html, StringComparison.Ordinal);
        // 29 and 30 January 2022, a Saturday and a Sunday, were worked.
        Assert.Contains("<strong>20个工作日</strong>", upTo.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=", "请填写起算的日期。")]
    [InlineData("from=2027-02-30", "请按“2026-01-31”的样子填写日期。")]
    [InlineData("days=0", "请填写1到250的整数。")]
    [InlineData("days=251", "请填写0到250的整数。")]
    [InlineData("days=twenty", "请填写0到250的整数。")]
    [InlineData("to=2026-01-01", "须在起算日以后，400天以内。")]
    [InlineData("from=2019-01-01&to=2026-01-01", "须在起算日以后，400天以内。")]
    public async Task What_cannot_be_counted_is_said(string query, string problem)
    {
        await using var county = await season.OpenAsync("2027-01-04");
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var page = await clerk.GetAsync($"/calendar/derivation?{query}");

        Assert.Equal(422, page.Status);
        Assert.Contains(problem, page.Html, StringComparison.Ordinal);
    }

    private static string Otherwise(Calendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? "周一至周五上班" : "周末休息";

    [GeneratedRegex("""
        <td>(?<day>[0-9-]{10})</td>.*?<td class="number">(?<count>[^<]*)</td>\s*<td>(?<why>[^<]*)</td>
        """, RegexOptions.Singleline)]
    private static partial Regex Row();
}

using County.Reporting;
using County.Web.Features.Calendars;

namespace County.Web.Tests.Features.Calendars;

/// <summary>What is read of a notice's text, and what is said where it cannot be.</summary>
[Trait("shows", "season")]
public sealed class NoticeTextTests
{
    // As printed, of 国办发明电〔2025〕7号 and 〔2022〕16号.
    private const string Of2026 = """
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
        """;

    private const string Of2023 = """
        一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
        二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
        三、清明节：4月5日放假，共1天。
        四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
        五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
        六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
        """;

    [Theory]
    [InlineData(2026, Of2026)]
    [InlineData(2023, Of2023)]
    public void A_notice_that_is_pasted_whole_gives_the_calendar_of_its_year(int year, string text)
    {
        var days = NoticeText.Read(text, "", year);

        Assert.Empty(days.Problems);
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            // The last days of December may be the next notice's.
            if (day > new DateOnly(year, 12, 25)) break;
            var kind = days.Off.Contains(day) ? DayKind.Holiday
                : days.Work.Contains(day) ? DayKind.MadeUp
                : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend : DayKind.Working;
            Assert.Equal((day, Calendar.Official.KindOf(day)), (day, kind));
        }
    }

    [Theory]
    [InlineData("1月1日至3日放假，1月4日上班", "", "01-01 01-02 01-03", "01-04")]
    [InlineData("2027-01-01\n2027/1/2\n2027.01.03", "2027-01-09", "01-01 01-02 01-03", "01-09")]
    [InlineData("1月30日至2月1日、2月3日", "2月6日，7日", "01-30 01-31 02-01 02-03", "02-06 02-07")]
    [InlineData("2027年1月1日—3日休息；1月9日补班", "", "01-01 01-02 01-03", "01-09")]
    [InlineData("2026年12月31日至2027年1月1日放假", "", "12-31 01-01", "")]
    public void Days_are_read_as_people_write_them(string off, string work, string offDays, string workDays)
    {
        var days = NoticeText.Read(off, work, 2027);

        Assert.Empty(days.Problems);
        Assert.Equal((offDays, workDays), (Told(days.Off), Told(days.Work)));
    }

    [Theory]
    [InlineData("1月1日至3日放价", "看不懂“放价”。")]
    [InlineData("January 1", "看不懂“January”。")]
    [InlineData("2月30日放假", "没有“2月30日”这一天。")]
    [InlineData("13月1日放假", "没有“13月1日”这一天。")]
    [InlineData("3日放假", "“3日”没有写是几月。")]
    [InlineData("1月3日至1日放假", "2027-01-03至2027-01-01的起止不对。")]
    [InlineData("1月1日至放假", "2027-01-01起的一段没有写到哪一天。")]
    [InlineData("至3日放假", "“至”的前面没有日期。")]
    [InlineData("2028-01-01", "“2028-01-01”不在2027年的安排之内")]
    [InlineData("2026-11-30", "“2026-11-30”不在2027年的安排之内")]
    [InlineData("1月1日放假，1月1日上班", "2027-01-01既写了放假又写了上班。")]
    [InlineData("1月1日至12月31日放假", "2027-01-01至2027-12-31的起止不对。")]
    [InlineData("2027-01-011", "看不懂“2027”。")]
    public void What_cannot_be_read_is_named(string text, string problem) => Assert.Contains(
        NoticeText.Read(text, "", 2027).Problems, said => said.StartsWith(problem, StringComparison.Ordinal));

    private static string Told(IEnumerable<DateOnly> days) => string.Join(
        ' ', days.Select(day => day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}

using County.Data;
using County.Reporting;
using County.Web.Features.Urging;

namespace County.Web.Tests.Features.Urging;

/// <summary>The text for the group's chat, as it is pasted.</summary>
[Trait("shows", "season")]
public sealed class ChatTextTests
{
    private static readonly Round Round = new()
    {
        CountyId = 430781,
        Year = 2025,
        Format = "2021",
        Opens = new DateOnly(2026, 1, 5),
        FirstDraftDue = new DateOnly(2026, 1, 16),
        SignedCopyDue = new DateOnly(2026, 1, 23),
        PublishBy = new DateOnly(2026, 1, 31),
        SummaryDue = new DateOnly(2026, 2, 20),
        CountyReportBy = new DateOnly(2026, 3, 31),
    };

    private static readonly MissingUnit[] Missing =
    [
        new(1, "新洲镇", Level.Township, ReportState.NotStarted, Round.SignedCopyDue, false, 0, null),
        new(2, "药山镇", Level.Township, ReportState.Drafting, Round.SignedCopyDue, false, 0, null),
        new(3, "毛里湖镇", Level.Township, ReportState.Returned, new DateOnly(2026, 1, 28), true, 2, null),
        new(4, "白衣镇", Level.Township, ReportState.Drafting, Round.SignedCopyDue, false, 0, null),
    ];

    [Fact]
    public void It_says_when_who_is_missing_until_when_and_whom_to_call() => Assert.Equal(
        """
        【催报】津市市2025年度政府信息公开工作年度报告
        截至2026年1月20日15:30，应报10个单位，还有4个单位没有报送盖章定稿：
        未开始：新洲镇
        填报中：药山镇、白衣镇
        已退回：毛里湖镇（延期至1月28日）
        报送期限：2026年1月23日，还有3个工作日。
        请还没有报送的单位抓紧办理，有困难的及时联系县政府办公室，电话0736-4212345。
        """,
        ChatText.Of(On(new DateOnly(2026, 1, 20), Missing, "0736-4212345")));

    [Fact]
    public void Once_everybody_has_reported_it_says_thanks() => Assert.Equal(
        """
        【催报】津市市2025年度政府信息公开工作年度报告
        截至2026年1月20日15:30，应报的10个单位已全部报送，感谢各单位支持。
        """,
        ChatText.Of(On(new DateOnly(2026, 1, 20), [], null)));

    [Theory]
    [InlineData("2026-01-22", "2026-01-23", "还有1个工作日")]
    [InlineData("2026-01-23", "2026-01-23", "今天到期")]
    [InlineData("2026-01-24", "2026-01-25", "到期前没有工作日了")]
    [InlineData("2026-01-24", "2026-01-23", "已逾期")]
    [InlineData("2026-01-26", "2026-01-23", "已逾期1个工作日")]
    // 14 February 2026 is a Saturday that is worked, and the festival begins the day after.
    [InlineData("2026-02-13", "2026-02-14", "还有1个工作日")]
    [InlineData("2026-02-24", "2026-02-14", "已逾期1个工作日")]
    public void Days_are_counted_by_the_calendar_of_offices(string today, string due, string words) => Assert.Equal(
        words, On(DateOnly.Parse(today, null), [], null).Left(DateOnly.Parse(due, null)));

    private static Shortfall On(DateOnly today, IReadOnlyList<MissingUnit> missing, string? telephone) => new(
        "津市市", Round, new DateTimeOffset(today, new TimeOnly(15, 30), TimeSpan.FromHours(8)), today,
        Calendar.Official, 10, missing, telephone);
}

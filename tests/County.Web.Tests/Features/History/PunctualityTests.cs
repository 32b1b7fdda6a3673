using County.Data;
using County.Reporting;

namespace County.Web.Tests.Features.History;

/// <summary>Whether a report came in time, read from what was done with it.</summary>
[Trait("shows", "office")]
public sealed class PunctualityTests
{
    private static readonly DateOnly Due = new(2026, 1, 20);

    private static readonly Round Round = new()
    {
        CountyId = 1,
        Year = 2025,
        Format = "2021",
        Opens = new DateOnly(2025, 12, 1),
        FirstDraftDue = new DateOnly(2026, 1, 9),
        SignedCopyDue = Due,
        PublishBy = new DateOnly(2026, 1, 30),
        SummaryDue = new DateOnly(2026, 2, 13),
        CountyReportBy = new DateOnly(2026, 3, 31),
    };

    [Theory]
    [InlineData("", "2026-01-20", null, 0)]
    [InlineData("", "2026-01-21", false, 0)]
    [InlineData("报送 2026-01-20T23:59+08:00", "2026-03-01", true, 0)]
    [InlineData("报送 2026-01-21T00:01+08:00", "2026-03-01", false, 0)]
    [InlineData("报送 2026-01-10;退回 2026-01-12;报送 2026-01-28", "2026-03-01", true, 1)]
    [InlineData("报送 2026-01-10;退回 2026-01-12;撤销退回 2026-01-12;退回 2026-01-13", "2026-03-01", true, 1)]
    [InlineData("报送 2026-01-10;撤回报送 2026-01-11;报送 2026-01-25", "2026-03-01", false, 0)]
    [InlineData("报送 2026-01-10;撤回报送 2026-01-11", "2026-03-01", false, 0)]
    [InlineData("报送 2026-01-10;退回 2026-01-12;报送 2026-01-25;撤回报送 2026-01-26", "2026-03-01", true, 1)]
    [InlineData("代填 2026-01-18;不认可代填 2026-01-19;报送 2026-01-22", "2026-03-01", false, 0)]
    [InlineData("代填 2026-01-18;确认代填 2026-01-25", "2026-03-01", true, 0)]
    [InlineData("按已公布文本导入 2026-05-10;退回 2026-05-11", "2026-06-01", null, 1)]
    public void The_first_submission_that_stood_tells(string acts, string today, bool? isOnTime, int returns)
    {
        var kept = Kept(acts, null);

        Assert.Equal(isOnTime, kept.IsOnTime(DateOnly.Parse(today, null)));
        Assert.Equal(returns, kept.Returns);
    }

    [Theory]
    [InlineData("2026-01-28", true)]
    [InlineData("2026-01-27", false)]
    [InlineData("2026-01-05", false)]
    public void An_extension_is_the_units_own_date_and_never_an_earlier_one(string until, bool isOnTime) =>
        Assert.Equal(
            isOnTime, Kept("报送 2026-01-28", DateOnly.Parse(until, null)).IsOnTime(new DateOnly(2026, 3, 1)));

    private static Punctuality Kept(string acts, DateOnly? extendedTo) => Punctuality.Of(
        Round, new RoundUnit { CountyId = 1, UnitId = 1, Year = 2025, ExtendedTo = extendedTo },
        acts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select((act, at) => new ReportAct
        {
            CountyId = 1,
            UnitId = 1,
            Year = 2025,
            Ordinal = at + 1,
            Act = act.Split(' ')[0],
            Before = ReportState.Drafting,
            After = ReportState.Submitted,
            At = DateTimeOffset.Parse(At(act.Split(' ')[1]), null),
            By = "填报人",
        }));

    private static string At(string given) =>
        given.Contains('T', StringComparison.Ordinal) ? given : $"{given}T10:00+08:00";
}

using County.Data;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>How a step is taken.</summary>
public enum StepKind
{
    /// <summary>A page that it leads to.</summary>
    Page,

    /// <summary>A button that does it.</summary>
    Button,

    /// <summary>A button that does it, with a reason.</summary>
    Reasoned,
}

/// <summary>Something the people of a unit can do with their report, in their own words.</summary>
/// <param name="Why">Why it cannot be done now; null where it can.</param>
/// <param name="IsMain">Whether it is what comes next.</param>
public sealed record NextStep(string Label, string Address, StepKind Kind, string? Why = null, bool IsMain = false)
{
    /// <summary>What to think of before; null where there is nothing.</summary>
    public string? Note { get; init; }

    private const string NoReturn = "主管部门已开始审核，不能撤回";

    /// <summary>What can be done in the state in which the report is, what comes next first.</summary>
    public static IReadOnlyList<NextStep> Of(Readiness ready)
    {
        var report = ready.Report;
        var (desk, page) = ($"/reports/{report.Year}", $"/rounds/{report.Year}/units/{report.UnitId}");
        return report.State switch
        {
            ReportState.NotStarted or ReportState.Drafting or ReportState.Returned =>
            [
                new(
                    "送单位审签", $"{desk}/sign-off", StepKind.Page,
                    ready.IsAuthor ? WhyNotToSign(ready.Appraisal) : "由本单位填报人送审签", IsMain: true)
                {
                    Note = ready.WhyUnanswered,
                },
                new("校验与说明", $"{desk}/submission", StepKind.Page),
            ],
            ReportState.InSignOff =>
            [
                new($"报送{ready.Office}", $"{desk}/submission", StepKind.Page, WhyNotToHandIn(ready), IsMain: true),
                new("查看审签", $"{desk}/sign-off", StepKind.Page, IsMain: WhyNotToHandIn(ready) is not null),
            ],
            ReportState.Submitted when report.AwaitsConfirmation =>
                [new("核对代填的报送稿", page, StepKind.Page, IsMain: true)],
            ReportState.Submitted =>
            [
                new("查看报送稿", page, StepKind.Page, IsMain: true),
                new(
                    "撤回报送", $"{desk}/submission/withdrawal", StepKind.Button,
                    report.ReviewStarted ? NoReturn : HandsIn(ready)),
            ],
            _ =>
            [
                new("查看报送稿", page, StepKind.Page, IsMain: true),
                new("申请更正", $"{desk}/correction", StepKind.Reasoned, HandsIn(ready)),
            ],
        };
    }

    /// <summary>The one thing that comes next.</summary>
    public static NextStep First(Readiness ready)
    {
        var steps = Of(ready);
        var desk = $"/reports/{ready.Report.Year}";
        return (ready.Report.State, ready.IsAuthor) switch
        {
            (ReportState.NotStarted or ReportState.Drafting or ReportState.Returned, false) =>
                new("查看报告", desk, StepKind.Page, IsMain: true),
            (ReportState.NotStarted, _) => new("开始填报", desk, StepKind.Page, IsMain: true),
            (ReportState.Returned, _) => new("查看退回意见并修改", desk, StepKind.Page, IsMain: true),
            (ReportState.Drafting, _) when ready.Missing.Length > 0 || steps[0].Why is not null =>
                new("继续填报", desk, StepKind.Page, IsMain: true),
            _ => steps.First(step => step.IsMain && step.Why is null),
        };
    }

    /// <summary>Why the unit's author cannot send it to sign-off yet; null where that can be done.</summary>
    public static string? WhyNotToSign(Appraisal appraisal)
    {
        if (appraisal.Completeness.IsEmpty) return "还没有填写";
        if (appraisal.Errors > 0) return $"还有{appraisal.Errors}处错误，改正后才能送审签";
        return appraisal.Unexplained > 0 ? $"还有{appraisal.Unexplained}处疑问没有说明，说明后才能送审签" : null;
    }

    private static string? WhyNotToHandIn(Readiness ready) =>
        ready.Obstacles.Count == 0 ? HandsIn(ready) : string.Join('；', ready.Obstacles);

    private static string? HandsIn(Readiness ready) =>
        ready.IsAuthor || ready.IsSignatory ? null : "由本单位填报人或者签发人办理";
}

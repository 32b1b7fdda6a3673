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
public sealed record NextStep(
    Sentence Label, string Address, StepKind Kind, Sentence? Why = null, bool IsMain = false)
{
    /// <summary>What to think of before; null where there is nothing.</summary>
    public Sentence? Note { get; init; }

    private static readonly string NoReturn = Words.Key("主管部门已开始审核，不能撤回");

    /// <summary>What can be done in the state in which the report is, what comes next first.</summary>
    public static IReadOnlyList<NextStep> Of(Readiness ready)
    {
        var report = ready.Report;
        var (desk, page) = ($"/reports/{report.Year}", $"/rounds/{report.Year}/units/{report.UnitId}");
        var shut = report.State == ReportState.InSignOff ? WhyNotToHandIn(ready) : null;
        return report.State switch
        {
            ReportState.NotStarted or ReportState.Drafting or ReportState.Returned =>
            [
                new(
                    Words.Key("送单位审签"), $"{desk}/sign-off", StepKind.Page,
                    ready.IsAuthor ? WhyNotToSign(ready.Appraisal) ?? ready.WhyRejected : Words.Key("由本单位填报人送审签"),
                    IsMain: true)
                {
                    Note = ready.WhyUnanswered,
                },
                new(Words.Key("校验与说明"), $"{desk}/submission", StepKind.Page),
            ],
            ReportState.InSignOff =>
            [
                new(Words.Say("报送{0}", ready.Office), $"{desk}/submission", StepKind.Page, shut, IsMain: true),
                new(Words.Key("查看审签"), $"{desk}/sign-off", StepKind.Page, IsMain: shut is not null),
            ],
            ReportState.Submitted when report.AwaitsConfirmation =>
                [new(Words.Key("核对代填的报送稿"), page, StepKind.Page, IsMain: true)],
            ReportState.Submitted =>
            [
                new(Words.Key("查看报送稿"), page, StepKind.Page, IsMain: true),
                new(
                    Words.Key("撤回报送"), $"{desk}/submission/withdrawal", StepKind.Button,
                    report.ReviewStarted ? NoReturn : HandsIn(ready)),
            ],
            _ =>
            [
                new(Words.Key("查看报送稿"), page, StepKind.Page, IsMain: true),
                new(Words.Key("申请更正"), $"{desk}/correction", StepKind.Reasoned, HandsIn(ready)),
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
                new(Words.Key("查看报告"), desk, StepKind.Page, IsMain: true),
            (ReportState.NotStarted, _) => new(Words.Key("开始填报"), desk, StepKind.Page, IsMain: true),
            (ReportState.Returned, _) => new(Words.Key("查看退回意见并修改"), desk, StepKind.Page, IsMain: true),
            (ReportState.Drafting, _) when ready.Missing is not null || steps[0].Why is not null =>
                new(Words.Key("继续填报"), desk, StepKind.Page, IsMain: true),
            _ => steps.First(step => step.IsMain && step.Why is null),
        };
    }

    /// <summary>Why the unit's author cannot send it to sign-off yet; null where that can be done.</summary>
    public static Sentence? WhyNotToSign(Appraisal appraisal)
    {
        if (appraisal.Completeness.IsEmpty) return Words.Key("还没有填写");
        if (appraisal.Errors > 0) return Words.Say("还有{0}处错误，改正后才能送审签", appraisal.Errors);
        return appraisal.Unexplained > 0
            ? Words.Say("还有{0}处疑问没有说明，说明后才能送审签", appraisal.Unexplained)
            : null;
    }

    private static Sentence? WhyNotToHandIn(Readiness ready) =>
        ready.Obstacles.Count == 0 ? HandsIn(ready) : Sentence.Join(Words.Key("；"), ready.Obstacles);

    private static Sentence? HandsIn(Readiness ready) =>
        ready.IsAuthor || ready.IsSignatory ? null : Words.Key("由本单位填报人或者签发人办理");
}

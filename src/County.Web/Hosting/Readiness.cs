using County.Data;
using County.Reporting;

namespace County.Web.Hosting;

/// <summary>What a unit's report lacks before it can be handed in, for who is asking.</summary>
/// <param name="Remarks">With which it was returned; empty where it was not.</param>
/// <param name="IsAsReturned">Whether it still says what was returned.</param>
/// <param name="Office">To whom it is handed in, such as 津市市政府办.</param>
public sealed record Readiness(
    Working Work, Appraisal Appraisal, Passage? Passage, IReadOnlyList<Remark> Remarks, bool IsAsReturned,
    string Office)
{
    /// <summary>With whom it is; null where it is not being signed.</summary>
    public WithWhom? With { get; init; }

    public bool IsAuthor { get; init; }

    public bool IsSignatory { get; init; }

    public Report Report => Work.Report;

    public IEnumerable<Finding> Errors => Appraisal.Findings.Where(one => one.Severity == Severity.Error);

    public IEnumerable<Finding> Unexplained =>
        Appraisal.Findings.Where(one => one.Severity == Severity.Query && !Appraisal.IsExplained(one));

    public IEnumerable<Remark> Unanswered => Remarks.Where(one => string.IsNullOrEmpty(one.Reply));

    public string? WhyErrors => Appraisal.Errors == 0 ? null : $"还有{Appraisal.Errors}处错误，改正后才能报送";

    public string? WhyUnexplained =>
        Appraisal.Unexplained == 0 ? null : $"还有{Appraisal.Unexplained}处疑问没有说明，说明后才能报送";

    /// <summary>Who changes something answers by that; who changes nothing has to say why not.</summary>
    public string? WhyUnanswered => !IsAsReturned || !Unanswered.Any()
        ? null
        : "退回后没有作任何修改，审核意见" + string.Join('、', Unanswered.Select(one => $"第{one.Number}条"))
            + "也没有书面答复：请修改报告，或者逐条写明答复";

    public string? WhyUnsigned
    {
        get
        {
            if (Report.State != ReportState.InSignOff || Passage is null) return "报告还没有审签，请先送单位审签";
            if (Passage.SignOff.ContentHash != Work.Hash) return "报告与审签时的内容不一致，请撤回审签后重新送审签";
            if (Passage.Current is not null) return $"单位审签还没有完成，现在在{With?.Line}";
            return Passage.IsSigned ? null : "线下审签的扫描件还没有上传";
        }
    }

    /// <summary>Everything that keeps it from being handed in, without full stops.</summary>
    public IReadOnlyList<string> Obstacles =>
        [.. new[] { WhyErrors, WhyUnexplained, WhyUnsigned, WhyUnanswered }.OfType<string>()];

    /// <summary>What is missing now, in words; what has been done needs none.</summary>
    public string Missing
    {
        get
        {
            var completeness = Appraisal.Completeness;
            var lacks = completeness.IsEmpty && !Appraisal.Supplement.Answered.Any() ? "尚未开始填报" : Appraisal.Missing;
            return string.Join('；', new[] { lacks, Answers }.Where(text => text.Length > 0));
        }
    }

    private string Answers => Report.State == ReportState.InSignOff || !Unanswered.Any()
        ? ""
        : $"审核意见{Remarks.Count}条，还有{Unanswered.Count()}条没有书面答复";
}

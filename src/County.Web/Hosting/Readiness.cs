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
    /// <summary>Explanations that were rejected with the return and still stand as they were.</summary>
    public IReadOnlyList<RejectedExplanation> Rejected { get; init; } = [];

    /// <summary>With whom it is; null where it is not being signed.</summary>
    public WithWhom? With { get; init; }

    public bool IsAuthor { get; init; }

    public bool IsSignatory { get; init; }

    public Report Report => Work.Report;

    public IEnumerable<Finding> Errors => Appraisal.Findings.Where(one => one.Severity == Severity.Error);

    public IEnumerable<Finding> Unexplained =>
        Appraisal.Findings.Where(one => one.Severity == Severity.Query && !Appraisal.IsExplained(one));

    public IEnumerable<Remark> Unanswered => Remarks.Where(one => string.IsNullOrEmpty(one.Reply));

    public Sentence? WhyErrors =>
        Appraisal.Errors == 0 ? null : Words.Say("还有{0}处错误，改正后才能报送", Appraisal.Errors);

    public Sentence? WhyUnexplained =>
        Appraisal.Unexplained == 0 ? null : Words.Say("还有{0}处疑问没有说明，说明后才能报送", Appraisal.Unexplained);

    /// <summary>Who changes something answers by that; who changes nothing has to say why not.</summary>
    public Sentence? WhyUnanswered => !IsAsReturned || !Unanswered.Any()
        ? null
        : Words.Say(
            "退回后没有作任何修改，审核意见{0}也没有书面答复：请修改报告，或者逐条写明答复",
            Sentence.Join(Words.Key("、"), Unanswered.Select(one => Words.Say("第{0}条", one.Number))));

    /// <summary>The county has not accepted the words: other figures, or other words.</summary>
    public Sentence? WhyRejected => Rejected.Count == 0
        ? null
        : Words.Say("还有{0}处说明没有被采纳，请修改数字或者重写说明", Rejected.Count);

    public Sentence? WhyUnsigned
    {
        get
        {
            if (Report.State != ReportState.InSignOff || Passage is null)
            {
                return Words.Key("报告还没有审签，请先送单位审签");
            }

            if (Passage.SignOff.ContentHash != Work.Hash)
            {
                return Words.Key("报告与审签时的内容不一致，请撤回审签后重新送审签");
            }

            if (Passage.Current is not null) return Words.Say("单位审签还没有完成，现在在{0}", With?.Line);
            return Passage.IsSigned ? null : Words.Key("线下审签的扫描件还没有上传");
        }
    }

    /// <summary>Everything that keeps it from being handed in, without full stops.</summary>
    public IReadOnlyList<Sentence> Obstacles =>
        [.. new[] { WhyErrors, WhyUnexplained, WhyRejected, WhyUnsigned, WhyUnanswered }.OfType<Sentence>()];

    /// <summary>What is missing now, in words; null where nothing is. What has been done needs none.</summary>
    public Sentence? Missing
    {
        get
        {
            var completeness = Appraisal.Completeness;
            var isUntouched = completeness.IsEmpty && !Appraisal.Supplement.Answered.Any();
            var lacks = isUntouched ? Words.Key("尚未开始填报") : Lacking.In(Appraisal);
            List<Sentence> parts = [.. new[] { lacks, Answers }.OfType<Sentence>()];
            return parts.Count == 0 ? null : Sentence.Join(Words.Key("；"), parts);
        }
    }

    private Sentence? Answers => Report.State == ReportState.InSignOff || !Unanswered.Any()
        ? null
        : Words.Say("审核意见{0}条，还有{1}条没有书面答复", Remarks.Count, Unanswered.Count());
}

namespace County.Reporting;

/// <summary>Something a unit or the county office does to a report; a closed set.</summary>
public abstract record Act
{
    private Act(Party by, string name) => (By, Name) = (by, name);

    /// <summary>Whose act it is.</summary>
    public Party By { get; }

    /// <summary>The act in office Chinese, such as 报送.</summary>
    public string Name { get; }

    /// <summary>Why it is done; null where no reason is asked for.</summary>
    public virtual string? Reason => null;

    /// <summary>保存: the unit changes its draft; in sign-off that undoes the signatures.</summary>
    public sealed record Save() : Act(Party.Unit, "保存");

    /// <summary>送单位审签: the draft goes to the unit's reviewers and its signatory.</summary>
    public sealed record SendForSignOff() : Act(Party.Unit, "送单位审签");

    /// <summary>撤回审签: back to writing before everybody has signed.</summary>
    public sealed record WithdrawFromSignOff() : Act(Party.Unit, "撤回审签");

    /// <summary>报送: the signed report is handed in.</summary>
    /// <param name="Errors">Errors that stand; they block it.</param>
    /// <param name="UnexplainedQueries">Queries without an explanation; they block it.</param>
    public sealed record Submit(int Errors, int UnexplainedQueries) : Act(Party.Unit, "报送");

    /// <summary>按已公布文本导入: a published report becomes a submission, its errors kept.</summary>
    public sealed record ImportAsPublished() : Act(Party.Unit, "按已公布文本导入");

    /// <summary>撤回报送: the unit takes the submission back before the county has opened it.</summary>
    public sealed record TakeBack() : Act(Party.Unit, "撤回报送");

    /// <summary>更正: the unit opens an accepted or published report again.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Correct(string Why) : Act(Party.Unit, "更正")
    {
        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>确认代填: the unit stands by what the county office filled for it.</summary>
    public sealed record Confirm() : Act(Party.Unit, "确认代填");

    /// <summary>不认可代填: the unit does not stand by it and writes its report itself.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Disown(string Why) : Act(Party.Unit, "不认可代填")
    {
        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>代填: the county office fills a report for the unit and hands it in; the unit confirms it.</summary>
    /// <param name="Errors">Errors that stand and block it; what is published already is taken with its errors.</param>
    /// <param name="Why">The reason.</param>
    public sealed record FillForUnit(int Errors, string Why) : Act(Party.Office, "代填")
    {
        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>开始审核: the county opens the submission.</summary>
    public sealed record StartReview() : Act(Party.Office, "开始审核");

    /// <summary>退回: the county sends the submission back.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Return(string Why) : Act(Party.Office, "退回")
    {
        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>初审通过: where two accept, the first of them has looked; the second decides.</summary>
    /// <param name="Errors">Errors that stand and were not released; they block it.</param>
    /// <param name="Membership">Number of the person who accepts.</param>
    public sealed record FirstAccept(int Errors, int Membership) : Act(Party.Office, "初审通过")
    {
        /// <summary>True where who accepts is who filled it for the unit: nobody accepts their own work.</summary>
        public bool IsByFiller { get; init; }

        /// <summary>True where it is the office's own report, which who accepts filled or signed in the unit.</summary>
        public bool IsOwnWork { get; init; }
    }

    /// <summary>通过: the county counts the submission.</summary>
    /// <param name="Errors">Errors that stand and were not released; they block it.</param>
    /// <param name="Why">What is said of who accepts, such as that it is the office's own report; else null.</param>
    public sealed record Accept(int Errors, string? Why) : Act(Party.Office, "通过")
    {
        /// <summary>Number of the person who accepts; null where nobody else has to have looked.</summary>
        public int? Membership { get; init; }

        /// <summary>True where who accepts is who filled it for the unit: nobody accepts their own work.</summary>
        public bool IsByFiller { get; init; }

        /// <summary>True where it is the office's own report, which who accepts filled or signed in the unit.</summary>
        public bool IsOwnWork { get; init; }

        /// <inheritdoc/>
        public override string? Reason => string.IsNullOrWhiteSpace(Why) ? null : Why;
    }

    /// <summary>撤销通过: the submission is under review again and no longer counted.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record UndoAcceptance(string Why) : Act(Party.Office, "撤销通过")
    {
        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>撤销退回: the submission is under review again, unless the unit has begun to answer the return.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record UndoReturn(string Why) : Act(Party.Office, "撤销退回")
    {
        /// <summary>True where the unit has explained, answered or changed something since.</summary>
        public bool IsAnswered { get; init; }

        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>重新打开更正: the office opens an accepted or published report for the unit to correct.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Reopen(string Why) : Act(Party.Office, "重新打开更正")
    {
        /// <inheritdoc/>
        public override string Reason => Why;
    }

    /// <summary>发布: the accepted submission is public.</summary>
    /// <param name="Where">Where it can be read, such as an address; null where nobody said.</param>
    public sealed record Publish(string? Where = null) : Act(Party.Office, "发布")
    {
        /// <inheritdoc/>
        public override string? Reason => string.IsNullOrWhiteSpace(Where) ? null : Where;
    }
}

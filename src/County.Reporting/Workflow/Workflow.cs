namespace County.Reporting;

/// <summary>What became of an act; a closed set.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The act was done.</summary>
    /// <param name="Life">The report's life after it.</param>
    public sealed record Moved(ReportLife Life) : Outcome;

    /// <summary>The act may not be done now, or not by this party.</summary>
    /// <param name="Reason">Why, in office Chinese.</param>
    public sealed record Refused(string Reason) : Outcome;
}

/// <summary>
/// The life of a report as a pure function: 未开始 → 填报中 → 单位审签中 → 已报送 → 已退回 or 已通过 → 已发布, and the ways
/// back: taking back before review, correction after acceptance, asked for by the unit or opened by the office, undoing
/// an acceptance or a return with a reason. Errors are corrected or released (放行) before anything is accepted. What
/// the office filled for a unit (代填) the unit confirms, or disowns and is writing again.
/// </summary>
public static class Workflow
{
    /// <summary>The life after an act, or why the act is refused.</summary>
    public static Outcome Apply(ReportLife life, Act act, Party by)
    {
        if (by != act.By)
        {
            return Refused(act.By == Party.Unit ? $"“{act.Name}”由填报单位办理" : $"“{act.Name}”由主管部门办理");
        }

        if (act.Reason is { } reason && string.IsNullOrWhiteSpace(reason)) return Refused($"“{act.Name}”须写明理由");
        return (act.By == Party.Unit ? ByUnit(life, act) : ByOffice(life, act))
            ?? Refused($"{life.State.OfficialName()}的报告不能“{act.Name}”");
    }

    private static Outcome? ByUnit(ReportLife life, Act act) => (act, life.State) switch
    {
        (Act.Save, ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff or ReportState.Returned) =>
            Moved(Reopened(life)),
        // A returned report may be answered in words alone, and goes to be signed as it is.
        (Act.SendForSignOff, ReportState.Drafting or ReportState.Returned) =>
            Moved(Reopened(life) with { State = ReportState.InSignOff }),
        (Act.WithdrawFromSignOff, ReportState.InSignOff) => Moved(life with { State = ReportState.Drafting }),
        (Act.Submit, ReportState.Drafting or ReportState.Returned) => Refused("报告还没有审签，请先送单位审签"),
        (Act.Submit { Errors: > 0 } submit, ReportState.InSignOff) =>
            Refused($"还有{submit.Errors}处错误，改正后才能报送"),
        (Act.Submit { UnexplainedQueries: > 0 } submit, ReportState.InSignOff) =>
            Refused($"还有{submit.UnexplainedQueries}处疑问没有说明，说明后才能报送"),
        (Act.Submit, ReportState.InSignOff) => Moved(HandedIn(life)),
        // A published report is a fact: it comes in at any point before the county has answered for the year.
        (Act.ImportAsPublished, ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff
            or ReportState.Returned) => Moved(HandedIn(life)),
        (Act.TakeBack, ReportState.Submitted) when life.ReviewStarted => Refused("主管部门已开始审核，不能撤回"),
        (Act.TakeBack, ReportState.Submitted) when life.AwaitsConfirmation => Refused("代填的报送稿请确认，或者写明理由不认可"),
        (Act.TakeBack, ReportState.Submitted) => Moved(life with { State = ReportState.Drafting }),
        (Act.Correct, ReportState.Accepted or ReportState.Published) => Moved(Reopened(life)),
        (Act.Confirm or Act.Disown, ReportState.Submitted) when !life.AwaitsConfirmation => Refused("没有待确认的代填报送稿"),
        (Act.Confirm, ReportState.Submitted) => Moved(life with { AwaitsConfirmation = false }),
        (Act.Disown, ReportState.Submitted) => Moved(Reopened(life)),
        _ => null,
    };

    private static Outcome? ByOffice(ReportLife life, Act act) => (act, life.State) switch
    {
        (Act.FillForUnit { Errors: > 0 } filling, ReportState.NotStarted or ReportState.Drafting
            or ReportState.InSignOff or ReportState.Returned) => Refused($"还有{filling.Errors}处错误，改正后才能代填报送"),
        (Act.FillForUnit, ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff
            or ReportState.Returned) => Moved(HandedIn(life) with { AwaitsConfirmation = true }),
        (Act.StartReview, ReportState.Submitted) => Moved(life with { ReviewStarted = true }),
        (Act.Return or Act.Accept or Act.FirstAccept, ReportState.Submitted) when !life.ReviewStarted =>
            Refused("尚未开始审核"),
        (Act.Return, ReportState.Submitted) =>
            Moved(life with { State = ReportState.Returned, FirstAccepter = null }),
        (Act.Accept accept, ReportState.Submitted) =>
            WhyNot(life, accept.Errors, accept.IsByFiller, accept.IsOwnWork, accept.Membership) ?? (Outcome)Moved(
                life with
                {
                    State = ReportState.Accepted,
                    AcceptedVersion = life.LatestVersion,
                    FirstAccepter = null,
                }),
        (Act.FirstAccept first, ReportState.Submitted) =>
            WhyNot(life, first.Errors, first.IsByFiller, first.IsOwnWork, first.Membership)
                ?? (Outcome)Moved(life with { FirstAccepter = first.Membership }),
        // What is public stays in force when the acceptance of its correction is undone.
        (Act.UndoAcceptance, ReportState.Accepted) =>
            Moved(life with { State = ReportState.Submitted, AcceptedVersion = life.PublishedVersion }),
        (Act.UndoReturn { IsAnswered: true }, ReportState.Returned) => Refused("单位已按退回意见办理，不能撤销退回"),
        (Act.UndoReturn, ReportState.Returned) => Moved(life with { State = ReportState.Submitted }),
        (Act.Reopen, ReportState.Accepted or ReportState.Published) => Moved(Reopened(life)),
        (Act.Publish, ReportState.Accepted) =>
            Moved(life with { State = ReportState.Published, PublishedVersion = life.AcceptedVersion }),
        _ => null,
    };

    /// <summary>Why a submission is not accepted by who wants to; null where nothing is in the way.</summary>
    private static Outcome.Refused? WhyNot(
        ReportLife life, int errors, bool isByFiller, bool isOwnWork, int? membership) => life switch
        {
            { AwaitsConfirmation: true } => Refused("代填的报送稿须由单位确认后才能通过"),
            _ when isByFiller => Refused("代填的人不能自己通过，请由其他审核员通过"),
            _ when isOwnWork => Refused("本办的报告须由没有参与填报和审签的审核员通过，或者由主管部门签发人通过"),
            _ when errors > 0 => Refused($"还有{errors}处错误没有改正，也没有放行，不能通过"),
            { FirstAccepter: { } first } when first == membership => Refused("初审和复核须由两个人办理"),
            _ => null,
        };

    private static ReportLife HandedIn(ReportLife life) => life with
    {
        State = ReportState.Submitted,
        ReviewStarted = false,
        LatestVersion = life.LatestVersion + 1,
        AwaitsConfirmation = false,
        FirstAccepter = null,
    };

    private static ReportLife Reopened(ReportLife life) => life with
    {
        State = ReportState.Drafting,
        ReviewStarted = false,
        AwaitsConfirmation = false,
        FirstAccepter = null,
    };

    private static Outcome.Moved Moved(ReportLife life) => new(life);

    private static Outcome.Refused Refused(string reason) => new(reason);
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Board;

/// <summary>What the board says of a unit, in words.</summary>
internal static class BoardWords
{
    public const string FirstDraft = "初稿";
    public const string SignedCopy = "盖章定稿";
    public const string Publication = "统一发布";

    /// <summary>What is still to be done, by the unit or by the office.</summary>
    public static string Missing(BoardRow row, Beside beside) => row.Report.State switch
    {
        ReportState.NotStarted => "尚未开始填报",
        ReportState.Drafting or ReportState.Returned => Join([.. OfReturn(row, beside), OfDraft(row)]),
        ReportState.InSignOff => beside.InSignOff.GetValueOrDefault(row.Unit.UnitId)?.Line.ToString() ?? "",
        ReportState.Submitted => row.Report switch
        {
            { AwaitsConfirmation: true } => "等待单位确认代填",
            { FirstAccepter: not null } => "已初审，等待复核",
            { ReviewStarted: true } => "审核中",
            _ => "等待审核",
        },
        _ => "",
    };

    /// <summary>How the newest submission came in, where the unit did not just hand it in.</summary>
    public static string Origin(BoardRow row) => row switch
    {
        { IsFilled: true } => "（代填）",
        { IsAsPublished: true } => "（导入）",
        _ => "",
    };

    /// <summary>
    /// The next date of what the unit owes, or the one it has missed; after it has handed in, that of publication.
    /// </summary>
    public static BoardDate? Next(
        ReportState state, RoundUnit member, bool isOwed, Round round, Calendar calendar, DateOnly today)
    {
        var due = RoundDates.DueFor(round, member);
        var isExtended = due != round.SignedCopyDue;
        return (isOwed, state) switch
        {
            (true, _) when !isExtended && today <= round.FirstDraftDue && state != ReportState.Returned =>
                Of(FirstDraft, round.FirstDraftDue, false),
            (true, _) => Of(SignedCopy, due, isExtended),
            (_, ReportState.Submitted or ReportState.Accepted) when member.Exemption is null
                && today <= round.PublishBy => Of(Publication, round.PublishBy, false),
            _ => null,
        };

        BoardDate Of(string name, DateOnly date, bool isOwn) =>
            new(name, date, DaysLeft.InWords(calendar, today, date), isOwn);
    }

    /// <summary>What a returned report still leaves open of what the office said.</summary>
    private static IEnumerable<string> OfReturn(BoardRow row, Beside beside)
    {
        var submission = (row.Unit.UnitId, row.Report.LatestVersion);
        if (beside.Unanswered.GetValueOrDefault(submission) is > 0 and var remarks) yield return $"退回意见{remarks}条未答复";
        if (beside.Rejected.GetValueOrDefault(submission) is > 0 and var said) yield return $"说明{said}条未被采纳";
    }

    private static string OfDraft(BoardRow row) => row.Progress switch
    {
        null when row.Report.State == ReportState.Returned => "尚未开始修改",
        null => "尚未开始填报",
        { Missing.Length: > 0 } progress => progress.Missing,
        _ => "已填写完毕，尚未送单位审签",
    };

    private static string Join(IEnumerable<string> parts) => string.Join('；', parts.Where(part => part.Length > 0));
}

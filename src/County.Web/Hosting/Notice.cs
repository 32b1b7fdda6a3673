using County.Data;

namespace County.Web.Hosting;

/// <summary>
/// What people of a unit or of the office are told, by every way from one text: in words, without a figure of the
/// report.
/// </summary>
/// <param name="UnitId">The unit whose people they are; null for the office's.</param>
/// <param name="Kind">Of <see cref="NoticeKinds"/>.</param>
/// <param name="Effect">Of one name there is one in a county.</param>
/// <param name="Rights">Who of them is told: who has one of these.</param>
/// <param name="Paragraphs">The text, without greeting cards and signature.</param>
/// <param name="Short">The same as one sentence, for a short message.</param>
internal sealed record Notice(
    int? UnitId, string Kind, string Effect, Right[] Rights, string Subject, IReadOnlyList<string> Paragraphs,
    string Short)
{
    /// <summary>The report year; null where it concerns none.</summary>
    public int? Year { get; init; }

    /// <summary>Path of the page it leads to; null where it leads to none.</summary>
    public string? Link { get; init; }
}

/// <summary>What kinds of notices and mails are called.</summary>
internal static class NoticeKinds
{
    public const string Reminder = "reminder";
    public const string Overdue = "overdue";
    public const string Returned = "returned";
    public const string Accepted = "accepted";
    public const string Undone = "undone";
    public const string Filled = "filled";
    public const string Correction = "correction";
    public const string Reopened = "reopened";
    public const string Digest = "digest";

    public static string Name(string kind) => kind switch
    {
        "invitation" => "账号开通",
        "reset" => "重置密码",
        Reminder => "催报",
        Overdue => "逾期催报",
        Returned => "退回",
        Accepted => "通过",
        Undone => "撤销",
        Filled => "代填待确认",
        Correction => "申请更正",
        Reopened => "重新打开更正",
        Digest => "每日摘要",
        _ => kind,
    };
}

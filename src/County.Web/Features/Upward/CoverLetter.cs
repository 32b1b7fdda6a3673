using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Upward;

/// <summary>The covering letter (函), part by part.</summary>
/// <param name="Attachment">Name of the workbook.</param>
/// <param name="Contact">Whom to ask.</param>
public sealed record CoverLetter(
    SummaryView Summary, string Recipient, string Attachment, DateOnly Day, string Contact, string? Telephone)
{
    public string Office => $"{Summary.County}人民政府办公室";

    /// <summary>In two lines, neither of which tears a word apart.</summary>
    public IReadOnlyList<string> Title => [$"关于报送{Summary.Year}年度政府信息公开工作", "年度报告汇总数据的函"];

    public string Addressee => $"{Recipient}：";

    public IReadOnlyList<string> Body =>
    [
        $"按照政府信息公开工作年度报告的有关安排，我{Summary.County[^1]}{Summary.Year}年度各单位年度报告的汇总工作已经"
            + $"{(Summary.IsComplete ? "完成" : "基本完成")}。{Counted}{Missing}",
        $"现将汇总数据（第{Summary.Version}版）随函报送，请予审核。",
    ];

    public IReadOnlyList<string> Attachments => [Attachment, "应报单位名单及报送情况"];

    public string ContactLine => $"（联系人：{Contact}{(Telephone is null ? "" : $"，联系电话：{Telephone}")}）";

    public string Text => string.Join('\n',
    [
        string.Concat(Title), "", Addressee, .. Body.Select(line => $"　　{line}"), "",
        .. Attachments.Select((one, at) => (at == 0 ? "　　附件：" : "　　　　　") + $"{at + 1}.{one}"), "",
        Office, Times.LongDay(Day), ContactLine,
    ]);

    private string Counted => $"应报单位{Summary.Required}个，已报送{Summary.Reported}个，审核通过并计入汇总"
        + $"{Summary.Contributions.Count}个。";

    private IReadOnlyList<GapLine> Gaps => [.. Summary.Gaps.Where(gap => gap.Reason.IsExpected())];

    private string Missing => Gaps is { Count: > 0 } gaps
        ? $"未计入的{gaps.Count}个：{string.Join('、', gaps.Select(gap => $"{gap.Unit}（{gap.Why}）"))}。"
        : "";
}

using County.Reporting;

namespace County.Data;

/// <summary>How a row stands in the audit record.</summary>
/// <param name="Name">What such a row is called in office Chinese.</param>
/// <param name="Subject">Which one it is.</param>
/// <param name="Place">In whose record.</param>
internal sealed record Audited(string Name, string Subject, TenantInfo Place)
{
    private static readonly HashSet<string> Keys =
        [
            "CountyId", "UnitId", "TokenHash", "Proactive", "Applications", "Disputes", "Overall", "Problems", "Other",
            "Content", "Quote", "Text", "Key",
        ];

    private static readonly HashSet<string> Personal = ["Telephone", "Email"];

    /// <summary>What was done, where the row itself says so.</summary>
    public string? Act { get; private init; }

    /// <summary>
    /// How a row is audited; null where it is not: a draft has a history of its own, a roll-up is made of others.
    /// </summary>
    public static Audited? Of(object row) => row switch
    {
        CountyRecord county => new("县", county.Name, new TenantInfo(county.CountyId)),
        Unit unit => new("单位", unit.Name, new TenantInfo(unit.CountyId, unit.UnitId)),
        UnitLineage line => new("机构沿革", line.NameBefore, new TenantInfo(line.CountyId, line.UnitId)),
        UnitCard card => new("单位信息卡", $"{card.Year}年", new TenantInfo(card.CountyId, card.UnitId)),
        Membership member => new("人员", member.Person, new TenantInfo(member.CountyId, member.UnitId)),
        Invitation slip => new(
            slip.Kind == InvitationKind.Account ? "开通单" : "重置密码单", slip.Person,
            new TenantInfo(slip.CountyId, slip.UnitId)),
        Handover handover => new(
            "人员交接", $"{handover.Items.Length}项", new TenantInfo(handover.CountyId, handover.UnitId)),
        Client client => new("对接系统", client.Name, new TenantInfo(client.CountyId, client.UnitId)),
        Round round => new("填报任务", $"{round.Year}年", new TenantInfo(round.CountyId)),
        RoundUnit member => new("应报单位", $"{member.Year}年", new TenantInfo(member.CountyId, member.UnitId)),
        RoundIndicator asked => new("补充指标", $"{asked.Year}年{asked.IndicatorId}", new TenantInfo(asked.CountyId)),
        Submission submission => new(
            "报送稿", $"{submission.Year}年第{submission.Version}稿",
            new TenantInfo(submission.CountyId, submission.UnitId)),
        CalendarNotice notice => new("放假调休通知", notice.Source, new TenantInfo(notice.CountyId)),
        Adjustment adjustment => new(
            "汇总调整", $"{adjustment.Year}年第{adjustment.Number}项", new TenantInfo(adjustment.CountyId)),
        CountyReport report => new("本级年度报告", $"{report.Year}年", new TenantInfo(report.CountyId)),
        CountyEdition sent => new("本级年度报告送签稿", $"{sent.Year}年第{sent.Number}稿", new(sent.CountyId)),
        NotificationSettings settings => new("提醒设置", "", new TenantInfo(settings.CountyId)),
        PhoneCall call => new("电话催报", $"{call.Year}年", new TenantInfo(call.CountyId, call.UnitId)),
        ZeroStatement zero => new("零值核实", $"{zero.Year}年", new TenantInfo(zero.CountyId, zero.UnitId)),
        StatedExplanation explanation => new(
            "说明", $"{explanation.Year}年{explanation.Code}", new TenantInfo(explanation.CountyId, explanation.UnitId)),
        Remark remark => new(
            "审核意见", $"{remark.Year}年第{remark.Version}稿", new TenantInfo(remark.CountyId, remark.UnitId)),
        _ => OfPassage(row) ?? OfOthers(row),
    };

    /// <summary>Rows of what passes between the county and other offices.</summary>
    private static Audited? OfOthers(object row) => row switch
    {
        OutsideSheet sheet => new(
            "部门对账表", $"{sheet.Year}年{sheet.Source.OfficialName()}第{sheet.Number}份", new(sheet.CountyId)),
        UpwardTemplate template => new("上级表格", $"{template.Year}年{template.Name}", new(template.CountyId)),
        UpwardSending sending => new("上级报送", $"{sending.Year}年第{sending.Number}次", new(sending.CountyId)),
        _ => null,
    };

    /// <summary>Rows of a report's way through the unit and the office.</summary>
    private static Audited? OfPassage(object row) => row switch
    {
        Release release => new(
            "放行", $"{release.Year}年{release.Code}", new TenantInfo(release.CountyId, release.UnitId)),
        SealedCopy copy => new(
            "盖章件", $"{copy.Year}年第{copy.Version}稿", new TenantInfo(copy.CountyId, copy.UnitId)),
        ReturnLetter letter => new(
            "退回函", $"{letter.Year}年第{letter.Version}稿", new TenantInfo(letter.CountyId, letter.UnitId)),
        ReviewSettings settings => new("审核设置", "", new TenantInfo(settings.CountyId)),
        SignOffStep step => new("审签环节", step.Title, new TenantInfo(step.CountyId, step.UnitId)),
        SignOff passage => new("单位审签", $"{passage.Year}年", new TenantInfo(passage.CountyId, passage.UnitId)),
        Signature signature => new(
            "审签", $"{signature.Year}年{signature.Title}", new TenantInfo(signature.CountyId, signature.UnitId)),
        Scan scan => new("审签扫描件", $"{scan.Year}年第{scan.Page}件", new TenantInfo(scan.CountyId, scan.UnitId)),
        ReportAct act => new("办理", $"{act.Year}年", new TenantInfo(act.CountyId, act.UnitId)) { Act = act.Act },
        _ => null,
    };

    /// <summary>Whether a column is written down: keys are said elsewhere, contents and secrets never.</summary>
    public bool Says(string column) =>
        !Keys.Contains(column) && !(Act is not null && column is "Act" or "Ordinal");

    /// <summary>
    /// A value as it is written down: telephone numbers and addresses only so far that they can be told apart.
    /// </summary>
    public static object? Shown(string column, object? value) => value switch
    {
        string text when Personal.Contains(column) => Masked(text),
        Enum named => named.ToString(),
        Array many when many.GetType().GetElementType()!.IsEnum => many.Cast<object>().Select(one => one.ToString()),
        _ => value,
    };

    // Of a short one the ends would be all there is.
    private static string Masked(string text) => text.Length < 8 ? "****" : $"{text[..3]}****{text[^2..]}";
}

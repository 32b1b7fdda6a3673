namespace County.Reporting;

/// <summary>A unit that gives nothing to a summary (缺报), and why.</summary>
/// <param name="UnitCode">Code of the unit; unique within a summary.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Reason">Why its figures are not in.</param>
public sealed record Gap(string UnitCode, string UnitName, GapReason Reason);

/// <summary>Why a unit is not in a summary.</summary>
public enum GapReason
{
    /// <summary>未开始: nothing was written.</summary>
    NotStarted,

    /// <summary>填报中: there is a draft.</summary>
    Drafting,

    /// <summary>单位审签中: the draft is being signed off.</summary>
    InSignOff,

    /// <summary>已报送，尚未通过: the county has not accepted it.</summary>
    Submitted,

    /// <summary>已退回: the county sent it back.</summary>
    Returned,

    /// <summary>所用格式不同: accepted as published on another form, whose figures cannot be added.</summary>
    OtherFormat,

    /// <summary>免报: excused from this round, and therefore not expected.</summary>
    Exempt,

    /// <summary>不计入汇总: its report is collected, but the unit stands outside the sum, as a 垂直管理 one does.</summary>
    OutsideSum,
}

/// <summary>The official names of <see cref="GapReason"/>.</summary>
public static class GapReasons
{
    /// <summary>Whether the unit has handed in and is only not counted; a returned report is not handed in.</summary>
    public static bool HasReported(this GapReason reason) => reason is GapReason.Submitted or GapReason.OtherFormat;

    /// <summary>Whether the sum lacks the unit: the exempt and those outside the sum are not expected in it.</summary>
    public static bool IsExpected(this GapReason reason) =>
        reason is not (GapReason.Exempt or GapReason.OutsideSum);

    /// <summary>The reason in office Chinese, such as 已退回.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the reasons.</exception>
    public static string OfficialName(this GapReason reason) => reason switch
    {
        GapReason.NotStarted => "未开始",
        GapReason.Drafting => "填报中",
        GapReason.InSignOff => "单位审签中",
        GapReason.Submitted => "已报送，尚未通过",
        GapReason.Returned => "已退回",
        GapReason.OtherFormat => "所用格式不同，不能相加",
        GapReason.Exempt => "免报",
        GapReason.OutsideSum => "不计入汇总",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}

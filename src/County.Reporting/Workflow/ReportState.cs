namespace County.Reporting;

/// <summary>Where a report stands.</summary>
public enum ReportState
{
    /// <summary>未开始: nothing was written.</summary>
    NotStarted,

    /// <summary>填报中: the unit writes.</summary>
    Drafting,

    /// <summary>单位审签中: the unit's people look and sign.</summary>
    InSignOff,

    /// <summary>已报送: handed in, the county has not answered.</summary>
    Submitted,

    /// <summary>已退回: the county sent it back with remarks.</summary>
    Returned,

    /// <summary>已通过: the county counts it.</summary>
    Accepted,

    /// <summary>已发布: it is public.</summary>
    Published,
}

/// <summary>Who acts.</summary>
public enum Party
{
    /// <summary>The reporting unit.</summary>
    Unit,

    /// <summary>The county office.</summary>
    Office,
}

/// <summary>The official names of <see cref="ReportState"/>.</summary>
public static class ReportStates
{
    /// <summary>The state in office Chinese, such as 已报送.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the states.</exception>
    public static string OfficialName(this ReportState state) => state switch
    {
        ReportState.NotStarted => "未开始",
        ReportState.Drafting => "填报中",
        ReportState.InSignOff => "单位审签中",
        ReportState.Submitted => "已报送",
        ReportState.Returned => "已退回",
        ReportState.Accepted => "已通过",
        ReportState.Published => "已发布",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>True while the unit has the report and the county waits for it.</summary>
    public static bool IsWithUnit(this ReportState state) =>
        state is ReportState.NotStarted or ReportState.Drafting or ReportState.InSignOff or ReportState.Returned;
}

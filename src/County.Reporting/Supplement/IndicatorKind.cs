namespace County.Reporting;

/// <summary>What the units are asked for by a supplementary indicator.</summary>
public enum IndicatorKind
{
    /// <summary>件数: a whole number, zero or more.</summary>
    Count,

    /// <summary>金额: kept in 分 (0.01 元), zero or more.</summary>
    Amount,

    /// <summary>文字: words, which nobody adds up.</summary>
    Text,

    /// <summary>比率: two counts, collected and added up apart; never the average of rates.</summary>
    Ratio,
}

/// <summary>The official names of <see cref="IndicatorKind"/>.</summary>
public static class IndicatorKinds
{
    /// <summary>The kind in office Chinese, such as 件数.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the kinds.</exception>
    public static string OfficialName(this IndicatorKind kind) => kind switch
    {
        IndicatorKind.Count => "件数",
        IndicatorKind.Amount => "金额",
        IndicatorKind.Text => "文字",
        IndicatorKind.Ratio => "比率",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

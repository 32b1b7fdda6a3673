namespace County.Reporting;

/// <summary>A figure that should be looked at, with the reason in a sentence.</summary>
/// <param name="Unit">The unit's number within the county.</param>
/// <param name="Kind">What it was compared with.</param>
/// <param name="Probability">
/// How probable a difference as large is by chance alone; null where nothing is left to chance.
/// </param>
/// <param name="Sentence">One Chinese sentence with both numbers.</param>
public sealed record Outlier(int Unit, OutlierKind Kind, double? Probability, string Sentence);

/// <summary>What an outlier was compared with.</summary>
public enum OutlierKind
{
    /// <summary>The unit's own count of the year before.</summary>
    YearOnYear,

    /// <summary>The counts of its peers.</summary>
    Peers,

    /// <summary>The share among its peers.</summary>
    PeersShare,

    /// <summary>Its own share of the year before.</summary>
    PastShare,

    /// <summary>Years of zeros before.</summary>
    FirstNonZero,

    /// <summary>Years before without a zero.</summary>
    FirstZero,
}

/// <summary>Chinese names of what outliers are compared with.</summary>
public static class OutlierKinds
{
    /// <summary>The name.</summary>
    public static string OfficialName(this OutlierKind kind) => kind switch
    {
        OutlierKind.YearOnYear => "同比",
        OutlierKind.Peers => "同类单位",
        OutlierKind.PeersShare => "占比与同类单位",
        OutlierKind.PastShare => "占比与上年",
        OutlierKind.FirstNonZero => "首次发生",
        OutlierKind.FirstZero => "首次为零",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

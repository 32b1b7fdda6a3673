namespace County.Data;

/// <summary>A round (填报任务): one county, one report year, one format, its dates.</summary>
public sealed class Round
{
    public required int CountyId { get; init; }

    /// <summary>The year reported on, not the year of the work.</summary>
    public required int Year { get; init; }

    /// <summary>Id of the format: 2019 or 2021.</summary>
    public required string Format { get; set; }

    public required DateOnly Opens { get; set; }

    /// <summary>初稿.</summary>
    public required DateOnly FirstDraftDue { get; set; }

    /// <summary>盖章定稿.</summary>
    public required DateOnly SignedCopyDue { get; set; }

    /// <summary>统一发布：《条例》第四十九条，1月31日前.</summary>
    public required DateOnly PublishBy { get; set; }

    /// <summary>汇总报市.</summary>
    public required DateOnly SummaryDue { get; set; }

    /// <summary>本级年报：《条例》第四十九条，3月31日前.</summary>
    public required DateOnly CountyReportBy { get; set; }
}

/// <summary>A unit that must report in a round.</summary>
public sealed class RoundUnit
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>Why the unit need not report this year; null where it must.</summary>
    public string? Exemption { get; set; }

    /// <summary>
    /// 延期: until when this unit alone may hand in its signed copy; null where the round's date holds.
    /// </summary>
    public DateOnly? ExtendedTo { get; set; }

    /// <summary>Why it may; null where the round's date holds.</summary>
    public string? ExtensionReason { get; set; }

    /// <summary>True where the figures are made for the demonstration; said on every page that shows them.</summary>
    public bool IsSample { get; init; }
}

namespace County.Reporting;

/// <summary>From where on text counts as copied; a county may set its own.</summary>
public sealed record CopyLimits
{
    /// <summary>Limits of a county that sets none.</summary>
    public static CopyLimits Usual { get; } = new();

    /// <summary>Characters of a shingle, the smallest piece that is compared.</summary>
    public int Shingle { get; init; } = 8;

    /// <summary>Characters, without punctuation, of the shortest passage that is told.</summary>
    public int ShortestPassage { get; init; } = 16;

    /// <summary>Share of the units, from 0 to 1, beyond which a passage is common to most and left out.</summary>
    public double Common { get; init; } = 0.5;

    /// <summary>Units that must be known before anything can be common to most of them.</summary>
    public int FewestUnits { get; init; } = 5;

    /// <summary>
    /// Share of the text, from 0 to 1, that may come from the unit's own earlier year; a city's published yardstick
    /// takes points beyond a half.
    /// </summary>
    public double FromPast { get; init; } = 0.5;

    /// <summary>Share of the text, from 0 to 1, that may be another unit's.</summary>
    public double FromOthers { get; init; } = 0.5;

    /// <summary>Characters, common passages left out, below which a text is too short to be judged.</summary>
    public int ShortestText { get; init; } = 80;
}

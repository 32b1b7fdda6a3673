namespace County.Reporting;

/// <summary>What a unit says of a supplementary indicator.</summary>
/// <param name="Figure">The count, the amount in 分, or a ratio's numerator; null while it is blank, which is not zero.
/// </param>
/// <param name="Whole">A ratio's denominator; null while it is blank, and for every other kind.</param>
/// <param name="Text">The words; empty while they are blank, and for every other kind.</param>
public sealed record Answer(long? Figure, long? Whole, string Text)
{
    /// <summary>Nothing is said.</summary>
    public static Answer Blank { get; } = new(null, null, "");

    /// <summary>True where nothing at all stands in it.</summary>
    public bool IsBlank => this == Blank;

    /// <summary>Whether everything that an indicator asks for is there; a ratio needs both its numbers.</summary>
    /// <param name="indicator">The indicator it answers.</param>
    public bool IsWhole(CountyIndicator indicator) => indicator.Kind switch
    {
        IndicatorKind.Text => Text.Length > 0,
        IndicatorKind.Ratio => Figure is not null && Whole is not null,
        _ => Figure is not null,
    };
}

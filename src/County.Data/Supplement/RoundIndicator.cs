using County.Reporting;

namespace County.Data;

/// <summary>
/// A supplementary indicator (补充指标) as one round asks it: another year's is another row of the same id.
/// </summary>
public sealed class RoundIndicator
{
    public required int CountyId { get; init; }

    public required int Year { get; init; }

    /// <summary>Names it for the program, in every year alike.</summary>
    public required string IndicatorId { get; init; }

    /// <summary>Its place among the round's; they need not follow one another.</summary>
    public int Place { get; set; }

    public required string Name { get; set; }

    /// <summary>Unit of measure; empty for words.</summary>
    public required string Measure { get; set; }

    public required IndicatorKind Kind { get; set; }

    /// <summary>Counts as they are, amounts in 分; null where nothing is too little.</summary>
    public long? Least { get; set; }

    /// <summary>The same, or of words the number of characters; null where nothing is too much.</summary>
    public long? Most { get; set; }

    /// <summary>Whether a ratio's numerator is part of its denominator.</summary>
    public bool IsProper { get; set; }

    public string Numerator { get; set; } = "";

    public string Denominator { get; set; } = "";

    public string Help { get; set; } = "";

    /// <summary>Names of the kinds of unit that are asked; empty where all are.</summary>
    public string[] UnitKinds { get; set; } = [];

    public bool Asks(UnitKind kind) => UnitKinds.Length == 0 || UnitKinds.Contains(kind.ToString());

    /// <summary>As the rules see it.</summary>
    public CountyIndicator ToIndicator() => new(IndicatorId, Name, Measure, Kind)
    {
        Least = Least,
        Most = Most,
        IsProper = IsProper,
        Numerator = Numerator,
        Denominator = Denominator,
        Help = Help,
    };

    /// <summary>The same for another year.</summary>
    public RoundIndicator For(int year) => new()
    {
        CountyId = CountyId,
        Year = year,
        IndicatorId = IndicatorId,
        Place = Place,
        Name = Name,
        Measure = Measure,
        Kind = Kind,
        Least = Least,
        Most = Most,
        IsProper = IsProper,
        Numerator = Numerator,
        Denominator = Denominator,
        Help = Help,
        UnitKinds = UnitKinds,
    };
}

/// <summary>
/// What a unit has typed for a supplementary indicator. It is the unit's alone until a submission takes a copy.
/// </summary>
public sealed class SupplementEntry
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required string IndicatorId { get; init; }

    /// <summary>Null for a blank, which is not zero; amounts in 分.</summary>
    public long? Figure { get; set; }

    /// <summary>A ratio's denominator.</summary>
    public long? Whole { get; set; }

    public string Text { get; set; } = "";

    public Answer Answer
    {
        get => new(Figure, Whole, Text);
        set => (Figure, Whole, Text) = value;
    }
}

/// <summary>The same as it was handed in with a submission; it never changes.</summary>
public sealed class SupplementValue
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    public required int Version { get; init; }

    public required string IndicatorId { get; init; }

    public long? Figure { get; init; }

    public long? Whole { get; init; }

    public required string Text { get; init; }

    public Answer Answer => new(Figure, Whole, Text);
}

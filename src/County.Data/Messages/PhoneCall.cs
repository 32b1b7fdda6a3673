namespace County.Data;

/// <summary>A reminder by telephone (电话催报登记).</summary>
public sealed class PhoneCall
{
    public required int CountyId { get; init; }

    public required int UnitId { get; init; }

    public required int Year { get; init; }

    /// <summary>From 1 on, of this unit and year.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who answered.</summary>
    public required string AnsweredBy { get; init; }

    /// <summary>What they said.</summary>
    public required string Said { get; init; }

    /// <summary>Who called.</summary>
    public required string CalledBy { get; init; }
}

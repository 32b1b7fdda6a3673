using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A unit as the roll-up of a supplementary indicator sees it.</summary>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Answer">What the counted submission says; null where none is counted.</param>
/// <param name="Gap">Why none is counted; null where one is.</param>
public sealed record SupplementInput(string UnitCode, string UnitName, Answer? Answer, GapReason? Gap);

/// <summary>What a unit gives to an indicator's total (构成).</summary>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Answer">What it says.</param>
public sealed record SupplementShare(string UnitCode, string UnitName, Answer Answer);

/// <summary>A unit that gives nothing to an indicator's total (缺报).</summary>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Why">Why, in office Chinese.</param>
/// <param name="IsExpected">False for those that need not report, or stand outside the sum.</param>
public sealed record SupplementGap(string UnitCode, string UnitName, string Why, bool IsExpected);

/// <summary>
/// A supplementary indicator of the county: counts and amounts added up, a ratio's numbers added up apart, words side
/// by side; with who is in it and who is missing.
/// </summary>
public sealed record IndicatorTotal
{
    private IndicatorTotal(
        CountyIndicator indicator, ImmutableArray<SupplementShare> shares, ImmutableArray<SupplementGap> gaps) =>
        (Indicator, Shares, Gaps) = (indicator, shares, gaps);

    /// <summary>What was asked.</summary>
    public CountyIndicator Indicator { get; }

    /// <summary>The units that are in it, by code.</summary>
    public ImmutableArray<SupplementShare> Shares { get; }

    /// <summary>The units that are not, by code.</summary>
    public ImmutableArray<SupplementGap> Gaps { get; }

    /// <summary>The sum of counts, of amounts in 分, or of numerators; null where no unit said anything.</summary>
    public long? Figure => Sum(share => share.Answer.Figure);

    /// <summary>The sum of denominators; null where no unit said anything, and for every other kind.</summary>
    public long? Whole => Sum(share => share.Answer.Whole);

    /// <summary>How many units should be in it.</summary>
    public int Expected => Shares.Length + Gaps.Count(gap => gap.IsExpected);

    /// <summary>How many are, of how many: 18/20.</summary>
    public string Coverage => $"{Shares.Length}/{Expected}";

    /// <summary>True where nobody is missing.</summary>
    public bool IsComplete => Shares.Length == Expected && Shares.Length > 0;

    /// <summary>Adds an indicator up over the units that are asked for it, in any order.</summary>
    /// <exception cref="OverflowException">A sum passes 64 bits.</exception>
    public static IndicatorTotal Of(CountyIndicator indicator, IEnumerable<SupplementInput> units)
    {
        var all = units.OrderBy(unit => unit.UnitCode, StringComparer.Ordinal).ToList();
        return new IndicatorTotal(
            indicator,
            [
                .. from unit in all
                   where IsIn(indicator, unit)
                   select new SupplementShare(unit.UnitCode, unit.UnitName, unit.Answer!),
            ],
            [
                .. from unit in all
                   where !IsIn(indicator, unit)
                   select new SupplementGap(
                       unit.UnitCode, unit.UnitName, Why(indicator, unit), unit.Gap?.IsExpected() ?? true),
            ]);
    }

    // Half a ratio would move the one sum and not the other.
    private static bool IsIn(CountyIndicator indicator, SupplementInput unit) =>
        unit is { Gap: null, Answer: { } answer } && answer.IsWhole(indicator);

    private static string Why(CountyIndicator indicator, SupplementInput unit) => unit switch
    {
        { Gap: { } reason } => reason.OfficialName(),
        { Answer: null or { IsBlank: true } } => "没有填写",
        { Answer.Figure: null } => $"没有填{indicator.Numerator}",
        _ => $"没有填{indicator.Denominator}",
    };

    private long? Sum(Func<SupplementShare, long?> figure)
    {
        long? sum = null;
        foreach (var share in Shares)
        {
            if (figure(share) is { } one) sum = checked((sum ?? 0) + one);
        }

        return sum;
    }
}

/// <summary>Ratios in words.</summary>
public static class Percentage
{
    /// <summary>
    /// A share in percent to one place, such as 92.3%; — where there is no denominator, or where it is 0. It says 100%
    /// and 0% only where they are exact.
    /// </summary>
    /// <param name="part">The numerator.</param>
    /// <param name="whole">The denominator.</param>
    public static string Of(long? part, long? whole)
    {
        if (part is not { } some || whole is not { } all || all == 0) return "—";
        var percent = Math.Round((decimal)some / all * 100, 1, MidpointRounding.AwayFromZero);
        if (percent == 100 && some < all) percent = 99.9m;
        if (percent == 100 && some > all) percent = 100.1m;
        if (percent == 0 && some > 0) percent = 0.1m;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{percent:0.#}%");
    }
}

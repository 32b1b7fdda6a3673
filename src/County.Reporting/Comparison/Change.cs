using System.Globalization;

namespace County.Reporting;

/// <summary>
/// How differences and shares are said: as plain counts, with a percentage only where the base is large enough for one
/// more or less not to move it by much.
/// </summary>
public static class Change
{
    /// <summary>Smallest base of a percentage, in the printed unit (件, 万元): one case is then 5 per cent.</summary>
    public const int SmallestBase = 20;

    /// <summary>The difference from one year to another: +4件, and from a base of 20 on +4件（+20%）.</summary>
    public static string Between(Cell cell, long before, long now)
    {
        if (before == now) return "持平";
        var plain = Sign(now - before) + Wording.WithUnit(cell, now - before);
        return IsBase(cell, before) ? $"{plain}（{Growth(before, now)}）" : plain;
    }

    /// <summary>A part of a whole: 3/4, and from a base of 20 on 80.0%（24/30）; 0/0 where there is nothing.</summary>
    public static string Share(Cell cell, long part, long whole)
    {
        var plain = $"{cell.Print(part)}/{cell.Print(whole)}";
        return IsBase(cell, whole) ? $"{Percent(part, whole)}（{plain}）" : plain;
    }

    /// <summary>The difference of two shares in 百分点; null where one of their bases is too small for it.</summary>
    public static string? BetweenShares(Cell cell, (long Part, long Whole) before, (long Part, long Whole) now)
    {
        if (!IsBase(cell, before.Whole) || !IsBase(cell, now.Whole)) return null;
        var points = Math.Round(
            100 * (((decimal)now.Part / now.Whole) - ((decimal)before.Part / before.Whole)), 1,
            MidpointRounding.AwayFromZero);
        return points == 0
            ? "持平"
            : string.Create(CultureInfo.InvariantCulture, $"{(points > 0 ? "+" : "")}{points:0.0}个百分点");
    }

    /// <summary>Whether a percentage of a base says anything.</summary>
    public static bool IsBase(Cell cell, long whole) => whole / cell.Column.Scale >= SmallestBase;

    /// <summary>A figure with its unit: 4件, 1.5万元.</summary>
    public static string WithUnit(Cell cell, long figure) => Wording.WithUnit(cell, figure);

    private static string Percent(long part, long whole) =>
        (100 * (decimal)part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Growth(long before, long now) =>
        (100 * ((decimal)now - before) / before).ToString("+0;-0;0", CultureInfo.InvariantCulture) + "%";

    private static string Sign(long difference) => difference > 0 ? "+" : "";
}

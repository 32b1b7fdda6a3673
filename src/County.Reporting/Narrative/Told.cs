using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>A number that a text tells, with its measure word.</summary>
/// <param name="Start">Where it begins in the plain sentence.</param>
/// <param name="End">Where it ends, the measure word included.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">The measure word: 件, 条, 元 …; 次 of 件次 left out.</param>
/// <param name="IsAbout">True for 63余条 or 近百件: then the number is only a floor.</param>
internal sealed partial record Told(int Start, int End, decimal Value, string Unit, bool IsAbout)
{
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>All numbers of a plain sentence that count something, in order.</summary>
    public static IReadOnlyList<Told> In(string plain) => [.. Counted().Matches(plain).Select(Of)];

    /// <summary>The number of a match of one of the rules' own expressions, by its group <c>n</c>.</summary>
    public static decimal? Number(Match match)
    {
        var digits = match.Groups["n"].ValueSpan;
        if (digits.Length == 0) return null;
        return char.IsAsciiDigit(digits[0])
            ? Parsed(digits)
            : Chinese(digits);
    }

    private static Told Of(Match match)
    {
        var scale = match.Groups["scale"].Value switch { "万" => 10_000m, "亿" => 100_000_000m, _ => 1m };
        var number = Parsed(match.Groups["n"].ValueSpan);
        var unit = match.Groups["unit"].Value;
        return new Told(
            match.Index, match.Index + match.Length, number * scale, unit[..1],
            match.Groups["about"].Length > 0 || match.Groups["near"].Length > 0 || scale > 1);
    }

    private static decimal Parsed(ReadOnlySpan<char> digits) => decimal.Parse(
        digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // 一 to 九十九, and 两.
    private static decimal? Chinese(ReadOnlySpan<char> numeral)
    {
        if (numeral is "两") return 2;
        var ten = numeral.IndexOf('十');
        if (ten < 0) return numeral.Length == 1 ? Digit(numeral[0]) : null;
        var tens = ten == 0 ? 1 : Digit(numeral[0]);
        return 10 * tens + (numeral.Length > ten + 1 ? Digit(numeral[ten + 1]) : 0);
    }

    private static int Digit(char numeral) => Numerals.IndexOf(numeral, StringComparison.Ordinal);

    [GeneratedRegex(
        @"(?<near>约|近|超过?|逾)?(?<![0-9.,第〔])(?<n>[0-9]{1,9}(,[0-9]{3})*(\.[0-9]+)?)(?<scale>[万亿])?"
        + "(?<about>[余多])?(?<unit>件次?|条次?|宗|份|次|项|个|起|篇|期|元)", RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();
}

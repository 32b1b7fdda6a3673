using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using County.Reporting;

namespace County.Documents;

/// <summary>The figures one printed number can be in a column.</summary>
/// <param name="Readings">None where it is no figure of the column's kind; two where its unit is not known.</param>
/// <param name="HasUnit">True where a unit is printed with it.</param>
internal sealed partial record FigureText(ImmutableArray<long> Readings, bool HasUnit)
{
    /// <summary>What is no figure at all.</summary>
    public static readonly FigureText None = new([], false);

    private const int Longest = 40;

    /// <summary>Reads a folded text; the unit is the one printed in the heading, or null.</summary>
    public static FigureText Of(string folded, Column column, string? unit)
    {
        if (folded.Length > Longest || Printed().Match(folded) is not { Success: true } match) return None;
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        if (digits.Length > 1 && digits[0] == '0' && !digits.StartsWith("0.", StringComparison.Ordinal)) return None;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ||
            number > 1_000_000_000_000_000m)
        {
            return None;
        }

        var own = match.Groups["unit"].Value;
        var sign = match.Groups["sign"].Value;
        return column.Kind switch
        {
            FigureKind.Amount when sign.Length == 0 => Amount(number, own, column, unit),
            FigureKind.SignedCount when !IsMoney(own) => Count(sign is "-" or "—" or "减" ? -number : number, own),
            FigureKind.Count when sign.Length == 0 && !IsMoney(own) => Count(number, own),
            _ => None,
        };
    }

    private static FigureText Count(decimal number, string own) =>
        decimal.IsInteger(number) && number.Scale == 0 ? new FigureText([(long)number], own.Length > 0) : None;

    private static FigureText Amount(decimal number, string own, Column column, string? heading)
    {
        if (own.Length > 0) return IsMoney(own) ? new FigureText(Fen(number, own), true) : None;
        if (heading is not null) return new FigureText(Fen(number, heading), false);
        if (column.IsUnitPrinted || number == 0) return new FigureText(Fen(number, column.Unit), false);
        return new FigureText([.. Fen(number, "元").Concat(Fen(number, "万元"))], false);
    }

    private static ImmutableArray<long> Fen(decimal number, string unit)
    {
        var fen = number * unit switch { "亿元" => 10_000_000_000m, "元" => 100m, _ => 1_000_000m };
        return decimal.IsInteger(fen) && fen <= 1_000_000_000_000_000_000m ? [(long)fen] : [];
    }

    private static bool IsMoney(string unit) => unit is "元" or "万元" or "万" or "亿元";

    // Backtracks, but over at most forty characters.
    [GeneratedRegex(
        @"^(?<sign>[-+—减增]?)(?<digits>(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?)" +
        " ?(?<unit>亿元|万元|万|元|[件项个条宗起份次人]?)$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Printed();
}

using System.Collections.Immutable;

namespace County.Documents;

/// <summary>
/// The ways to cut digits that run together (270020130) into the numbers of a row. Numbers have no leading zero, and
/// where the row has totals each group of numbers sums to its last.
/// </summary>
internal static class DigitSplits
{
    private const int Most = 64;
    private const int MostDigits = 40;
    private const int MostSteps = 200_000;

    /// <summary>For each cell the numbers it can hold, smallest first; empty where they are none or too many.</summary>
    /// <param name="parts">Pieces of the digits between which the text shows a border.</param>
    /// <param name="cells">How many numbers there are.</param>
    /// <param name="group">How many of them a total closes; 0 where the row has no totals.</param>
    public static ImmutableArray<ImmutableArray<long>> Readings(IReadOnlyList<string> parts, int cells, int group)
    {
        var digits = string.Concat(parts);
        if (digits.Length is 0 or > MostDigits || digits.Length < cells) return None(cells);
        var search = new Search(digits, Borders(parts), cells, group);
        search.From(0, 0);
        if (search.IsTooMuch || search.Found.Count == 0) return None(cells);
        return
        [
            .. Enumerable.Range(0, cells).Select(cell =>
                search.Found.Select(split => split[cell]).Distinct().Order().ToImmutableArray()),
        ];
    }

    private static ImmutableArray<ImmutableArray<long>> None(int cells) =>
        [.. Enumerable.Repeat(ImmutableArray<long>.Empty, cells)];

    private static HashSet<int> Borders(IReadOnlyList<string> parts)
    {
        var (borders, at) = (new HashSet<int>(), 0);
        foreach (var part in parts) borders.Add(at += part.Length);
        return borders;
    }

    private sealed class Search(string digits, HashSet<int> borders, int cells, int group)
    {
        private readonly long[] numbers = new long[cells];
        private int steps;

        public List<long[]> Found { get; } = [];

        public bool IsTooMuch => Found.Count > Most || steps > MostSteps;

        public void From(int at, int cell)
        {
            if (IsTooMuch || ++steps > MostSteps) return;
            if (cell == cells)
            {
                if (at == digits.Length) Found.Add([.. numbers]);
                return;
            }

            long number = 0;
            var last = digits.Length - (cells - cell - 1);
            for (var end = at + 1; end <= last && end - at <= 12; end++)
            {
                number = number * 10 + (digits[end - 1] - '0');
                numbers[cell] = number;
                if (Sums(cell)) From(end, cell + 1);
                if (digits[at] == '0' || borders.Contains(end)) break;
            }
        }

        private bool Sums(int cell) => group == 0 || (cell + 1) % group != 0
            || numbers.AsSpan(cell - group + 1, group - 1).ToArray().Sum() == numbers[cell];
    }
}

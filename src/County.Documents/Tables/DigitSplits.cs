namespace County.Documents;

/// <summary>
/// The ways to cut digits that run together (270020130) into the numbers of a row. Numbers have no leading zero, and
/// where the row has totals each group of numbers sums to its last. One reader shares its steps among all rows, so
/// that no text, however hostile, costs more.
/// </summary>
internal sealed class DigitSplits
{
    private const int Most = 64;
    private const int MostDigits = 40;
    private const int MostSteps = 200_000;

    private int stepsLeft = 10 * MostSteps;

    /// <summary>All splits; null where they are too many to be told apart.</summary>
    /// <param name="parts">Pieces of the digits between which the text shows a border.</param>
    /// <param name="cells">How many numbers there are.</param>
    /// <param name="group">How many of them a total closes; 0 where the row has no totals.</param>
    public IReadOnlyList<long[]>? Of(IReadOnlyList<string> parts, int cells, int group)
    {
        var digits = string.Concat(parts);
        if (digits.Length is 0 or > MostDigits || digits.Length < cells) return [];
        var search = new Search(digits, Borders(parts), cells, group, Math.Min(MostSteps, stepsLeft));
        search.From(0, 0, 0);
        stepsLeft -= search.Steps;
        return search.IsTooMuch ? null : search.Found;
    }

    private static HashSet<int> Borders(IReadOnlyList<string> parts)
    {
        var (borders, at) = (new HashSet<int>(), 0);
        foreach (var part in parts) borders.Add(at += part.Length);
        return borders;
    }

    private sealed class Search(string digits, HashSet<int> borders, int cells, int group, int mostSteps)
    {
        private readonly long[] numbers = new long[cells];

        public int Steps { get; private set; }

        public List<long[]> Found { get; } = [];

        public bool IsTooMuch => Found.Count > Most || Steps > mostSteps;

        // The sum is that of the numbers of the group so far.
        public void From(int at, int cell, long sum)
        {
            if (IsTooMuch || ++Steps > mostSteps) return;
            if (cell == cells)
            {
                if (at == digits.Length) Found.Add([.. numbers]);
                return;
            }

            var isTotal = group > 0 && (cell + 1) % group == 0;
            long number = 0;
            var last = digits.Length - (cells - cell - 1);
            for (var end = at + 1; end <= last && end - at <= 12; end++)
            {
                number = number * 10 + (digits[end - 1] - '0');
                numbers[cell] = number;
                if (!isTotal || number == sum) From(end, cell + 1, isTotal ? 0 : sum + number);
                if (digits[at] == '0' || borders.Contains(end) || (isTotal && number > sum)) break;
            }
        }
    }
}

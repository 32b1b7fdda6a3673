using County.Reporting;

namespace County.Documents;

/// <summary>
/// Chooses among the cuts of rows whose digits run together by the sums that a form has over several rows: （七）总计 and
/// the balance 一＋二＝三（七）＋四. The search is bounded; what it cannot decide stays open.
/// </summary>
internal sealed class SplitChoice
{
    private const int MostSteps = 100_000;
    private const int MostSolutions = 64;
    private const int MostSums = 20_000;

    private readonly IReadOnlyList<RunTogether> rows;
    private readonly List<Line> lines = [];
    private readonly int[] choice;
    private readonly List<int[]> solutions = [];
    private int steps;

    private SplitChoice(IReadOnlyList<RunTogether> rows) => (this.rows, choice) = (rows, new int[rows.Count]);

    /// <summary>The cuts that all sums together leave for each row; all where the sums decide nothing.</summary>
    /// <param name="form">The form.</param>
    /// <param name="rows">The rows that can be cut in two ways or more.</param>
    /// <param name="known">Figures of the other cells; null where a cell is blank or in doubt.</param>
    public static IReadOnlyList<IReadOnlyList<long[]>> Of(
        Format form, IReadOnlyList<RunTogether> rows, Func<Cell, long?> known)
    {
        var search = new SplitChoice(rows);
        var rules = form.Rules.OfType<SumRule>().Where(r => r is { Relation: Relation.Equal, IsCarried: false });
        foreach (var line in rules.SelectMany(rule => rule.Lines)) search.Take(line, known);

        search.From(0, [.. search.lines.Select(line => line.Rest)]);
        var isDecided = search.lines.Count > 0 && search.steps <= MostSteps
            && search.solutions.Count is > 0 and <= MostSolutions;
        return [.. rows.Select((row, i) => isDecided ? search.Left(row, i) : row.Splits)];
    }

    private IReadOnlyList<long[]> Left(RunTogether row, int index) =>
        [.. solutions.Select(solution => solution[index]).Distinct().Order().Select(split => row.Splits[split])];

    // A sum that no cut at all can bear out is a fault of the source: it is no help, and the checker reports it.
    private void Take(SumLine sum, Func<Cell, long?> known)
    {
        long rest = 0;
        var parts = new List<(int Row, int Sign, int Column)>();
        foreach (var (cell, sign) in sum.Left.Select(c => (c, 1)).Concat(sum.Right.Select(c => (c, -1))))
        {
            var row = Index(cell);
            if (row >= 0) parts.Add((row, sign, cell.Table.Columns.IndexOf(cell.Column)));
            else if (known(cell) is { } figure) rest += sign * figure;
            else return;
        }

        if (parts.Count == 0 || parts.Select(part => part.Row).Distinct().Count() < parts.Count) return;
        var line = new Line(rest, [.. rows.Select((row, i) => Terms(row, parts.Where(part => part.Row == i)))]);
        if (CanHold(line)) lines.Add(line);
    }

    private int Index(Cell cell)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Row == cell.Row && rows[i].Table == cell.Table) return i;
        }

        return -1;
    }

    private static long[] Terms(RunTogether row, IEnumerable<(int Row, int Sign, int Column)> parts) =>
        parts.Select(part => row.Splits.Select(split => part.Sign * split[part.Column]).ToArray()).FirstOrDefault()
            ?? new long[row.Splits.Count];

    private static bool CanHold(Line line)
    {
        var sums = new HashSet<long> { line.Rest };
        foreach (var terms in line.Terms)
        {
            sums = [.. sums.SelectMany(sum => terms.Distinct().Select(term => sum + term))];
            if (sums.Count > MostSums) return true;
        }

        return sums.Contains(0);
    }

    private void From(int row, long[] rests)
    {
        if (++steps > MostSteps || solutions.Count > MostSolutions) return;
        if (row == rows.Count)
        {
            solutions.Add([.. choice]);
            return;
        }

        for (var split = 0; split < rows[row].Splits.Count; split++)
        {
            var next = new long[rests.Length];
            var isOpen = true;
            for (var i = 0; i < next.Length && isOpen; i++)
            {
                next[i] = rests[i] + lines[i].Terms[row][split];
                isOpen = lines[i].CanClose(next[i], row + 1);
            }

            choice[row] = split;
            if (isOpen) From(row + 1, next);
        }
    }

    /// <summary>A sum: what the known figures leave, and what each cut of each row adds; nought in the end.</summary>
    private sealed class Line
    {
        private readonly long[] least;
        private readonly long[] most;

        public Line(long rest, long[][] terms)
        {
            (Rest, Terms) = (rest, terms);
            (least, most) = (new long[terms.Length + 1], new long[terms.Length + 1]);
            for (var i = terms.Length - 1; i >= 0; i--)
            {
                (least[i], most[i]) = (least[i + 1] + terms[i].Min(), most[i + 1] + terms[i].Max());
            }
        }

        public long Rest { get; }

        public long[][] Terms { get; }

        public bool CanClose(long rest, int row) => rest + least[row] <= 0 && rest + most[row] >= 0;
    }
}

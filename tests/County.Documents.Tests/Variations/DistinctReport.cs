namespace County.Documents.Tests;

/// <summary>Reports whose figures all differ, so that one read into another's cell is seen.</summary>
internal static class DistinctReport
{
    public static Figures Figures(Format form, int seed)
    {
        var random = new Random(seed);
        var numbers = new Queue<int>(Enumerable.Range(1, 4 * form.Cells.Length).OrderBy(_ => random.Next()));
        return Reporting.Figures.Blank(form).With(form.Cells.Where(cell => !cell.IsComputed).Select(cell =>
            KeyValuePair.Create(cell, (long?)(random.Next(4) == 0 ? 0 : Figure(cell.Column, numbers.Dequeue())))))
            .WithTotals();
    }

    /// <summary>The figures as the lines print them: a cell without a digit is blank.</summary>
    public static Figures Printed(Figures figures, IEnumerable<PrintedLine> lines)
    {
        var texts = lines.Where(line => line.Numbers.Count > 0 && !line.Labels.Contains("其他主动公开文件"))
            .SelectMany(line => line.Numbers).ToList();
        Assert.Equal(figures.Format.Cells.Length, texts.Count);
        return figures.With(figures.Format.Cells.Zip(texts)
            .Where(pair => !pair.Second.Any(c => char.IsDigit(c)))
            .Select(pair => KeyValuePair.Create(pair.First, (long?)null)));
    }

    private static long Figure(Column column, int number) => column.Kind switch
    {
        FigureKind.Amount => number * 1_000_000L,
        FigureKind.SignedCount when number % 3 == 0 => -number,
        _ => number,
    };
}

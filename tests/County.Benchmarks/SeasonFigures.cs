using County.Reporting;

namespace County.Benchmarks;

/// <summary>
/// Patterns of what townships report in two years, the same at every run: consistent, but for one in eight, its second
/// year neither balances nor carries over what the first left.
/// </summary>
internal static class SeasonFigures
{
    public const int Count = 64;

    private const string Table = "t3_applications";

    private static readonly Format Form = Catalogue.Of("2021");

    public static IEnumerable<(int Number, int Year, Figures Figures)> All(int year)
    {
        var random = new Random(711);
        for (var number = 0; number < Count; number++)
        {
            var before = Of(random, null);
            var now = Of(random, before);
            var slip = $"{Table}.carried_in.natural_person";
            yield return (number, year - 1, before);
            yield return (number, year, number % 8 == 0 ? now.With(slip, now[slip] + 1).WithTotals() : now);
        }
    }

    private static Figures Of(Random random, Figures? before)
    {
        var figures = Form.Cells.Where(cell => cell.Row.Id != "rules" && cell.Table.Id != Table).Aggregate(
            Figures.Zero(Form),
            (all, cell) => all.With(cell, cell.Column.Kind == FigureKind.Amount
                ? random.Next(0, 500) * 10_000L
                : random.Next(0, cell.Column.Id == "decisions" ? 400 : 4)));
        const string Documents = "t2_art20_1.normative_docs";
        var held = (before?[$"{Documents}.in_force"] ?? 12) + figures[$"{Documents}.issued"]!.Value;
        var repealed = Math.Min(figures[$"{Documents}.repealed"]!.Value, held);
        figures = figures.With($"{Documents}.repealed", repealed).With($"{Documents}.in_force", held - repealed);
        return Form.Table(Table).Columns.Where(column => !column.IsComputed)
            .Aggregate(figures, (all, column) => Applications(random, all, before, column)).WithTotals();
    }

    /// <summary>What one kind of applicant asked: settled, or carried on to the next year.</summary>
    private static Figures Applications(Random random, Figures figures, Figures? before, Column column)
    {
        var most = column.Id == "natural_person" ? 9 : 2;
        var carriedIn = before?[$"{Table}.carried_out.{column.Id}"] ?? random.Next(0, most);
        var carriedOut = (long)random.Next(0, most);
        var settled = 0L;
        foreach (var row in new[] { "granted", "partial", "unable_not_held", "declined_repeat", "other_other" })
        {
            var some = random.Next(0, most);
            figures = figures.With($"{Table}.{row}.{column.Id}", some);
            settled += some;
        }

        var received = settled + carriedOut - carriedIn;
        return figures.With($"{Table}.carried_in.{column.Id}", carriedIn)
            .With($"{Table}.new_received.{column.Id}", Math.Max(received, 0))
            .With($"{Table}.carried_out.{column.Id}", carriedOut + Math.Max(-received, 0));
    }
}

namespace County.Reporting.Tests;

/// <summary>Examples for the rules that are data, made from that data, one for each line.</summary>
internal static class ArithmeticExamples
{
    public static IEnumerable<RuleExample> Of(SumRule rule, Format format) => rule.Lines.Select(line =>
    {
        var (passing, breaking) = (rule.Relation, line.LastYear.Length) switch
        {
            (Relation.AtMost, 0) => AtMost(line, SoundReport.Of(format) with { LastYear = null }),
            (Relation.AtMost, _) => CarriedAtMost(line, SoundReport.Of(format)),
            (_, 0) => Equal(rule, line, Start(rule, line, format)),
            _ => CarriedEqual(line, Start(rule, line, format)),
        };
        return new RuleExample(passing, breaking, [.. line.Cells.OrderBy(cell => cell.Index)]);
    });

    // What else is in the row is not read, so that the sums it stands in say nothing.
    public static IEnumerable<RuleExample> Of(ZeroRule rule, Format format) =>
        from cell in rule.Cells
        from level in rule.Levels
        let alone = (SoundReport.Of(format) with { Level = level }).WithUnread(rule.Cells.Remove(cell))
        select new RuleExample(
            alone.With(figures => figures.With(cell, 0)) with { LastYear = null },
            alone.With(figures => figures.With(cell, 1)) with { LastYear = null },
            [cell]);

    public static IEnumerable<RuleExample> Of(RequiredRule rule, Format format) =>
        from line in rule.Lines
        from need in line.Needs
        let without = line.Needs.Aggregate(
            (SoundReport.Of(format) with { LastYear = null }).Figures.With(line.When, 1),
            (figures, other) => figures.With(other, 0))
        select new RuleExample(
            new Subject(without.With(need, 1)), new Subject(without), [line.When, .. line.Needs]);

    // A column's line along 总计 follows from the lines beside it, so it is broken alone only where those are not read.
    private static Subject Start(SumRule rule, SumLine line, Format format)
    {
        var sound = SoundReport.Of(format);
        if (!rule.IsPerColumn || !line.Cells.First().Column.IsComputed) return sound;
        var parts = format.Table("t3_applications").Cells.Where(cell => !cell.Column.IsComputed).ToList();
        return sound.WithUnread(parts) with { LastYear = new Subject(sound.LastYear!).WithUnread(parts).Figures };
    }

    private static (Subject Passing, Subject Breaking) Equal(SumRule rule, SumLine line, Subject start)
    {
        if (!rule.IsPerColumn) return (start, start.With(figures => OneMore(figures, line.Left[0])));
        var cell = rule.Defines ? line.Right[0] : line.Left[0];
        return (start, start.With(figures => WithRowTotals(OneMore(figures, cell))));
    }

    private static (Subject Passing, Subject Breaking) CarriedEqual(SumLine line, Subject start) =>
        (start, start with { LastYear = WithRowTotals(OneMore(start.LastYear!, line.LastYear[0])) });

    // The passing one stands on the very border.
    private static (Subject Passing, Subject Breaking) AtMost(SumLine line, Subject start)
    {
        var figures = start.Figures;
        var cell = line.Right.FirstOrDefault(part => part.Column.Kind == FigureKind.SignedCount) ?? line.Right[0];
        var border = figures[cell]!.Value - (figures.Sum(line.Right)!.Value - figures.Sum(line.Left)!.Value);
        return (start.With(all => all.With(cell, border)), start.With(all => all.With(cell, border - 1)));
    }

    private static (Subject Passing, Subject Breaking) CarriedAtMost(SumLine line, Subject start)
    {
        var cell = line.Left[0];
        var border = start.Figures.Sum(line.Right)!.Value + start.LastYear!.Sum(line.LastYear)!.Value;
        var others = cell.Table.Cells.Where(other => other.Row == cell.Row && !line.Cells.Contains(other));
        var alone = start.WithUnread(others) with { LastYear = start.LastYear.With(cell, border) };
        return (alone.With(all => all.With(cell, border)), alone.With(all => all.With(cell, border + 1)));
    }

    private static Figures OneMore(Figures figures, Cell cell) => figures.With(cell, figures[cell] + 1);

    private static Figures WithRowTotals(Figures figures) => figures.With(
        from line in figures.Format.Rules.OfType<SumRule>().First(rule => rule.Code == "T3-COL-TOTAL").Lines
        let sum = figures.Sum(line.Right)
        where sum is not null
        select KeyValuePair.Create(line.Left[0], sum));
}

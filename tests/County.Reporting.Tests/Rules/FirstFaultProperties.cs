using CsCheck;

namespace County.Reporting.Tests;

/// <summary>Leaving out what follows from another fault must never leave out a first fault.</summary>
[Trait("shows", "main-job")]
public class FirstFaultProperties
{
    [Fact]
    public void Where_any_sum_is_off_some_sum_is_told_and_only_sums_that_are_off_are() =>
        (from format in Reports.Formats
         from report in Reports.Consistent(format)
         from changes in Gen.Select(AnyCell(format), Gen.Long[-3, 3]).Array[1, 4]
         select (report, changes)).Sample(given =>
        {
            var (before, figures) = given.report;
            foreach (var (cell, by) in given.changes) figures = figures.With(cell, figures[cell] + by);

            var off = Off(figures, before).ToHashSet();
            var told = Checker.Check(new Subject(figures) { LastYear = before })
                .Where(finding => figures.Format.Rules.Any(rule => rule is SumRule && rule.Code == finding.Code))
                .Select(finding => (finding.Code, string.Join(' ', finding.Cells)))
                .ToList();

            Assert.Subset(off, told.ToHashSet());
            Assert.Equal(off.Count > 0, told.Count > 0);
        });

    // Most that can be told once or twice lies where the sums cross: in totals, and in the total of totals.
    private static Gen<Cell> AnyCell(Format format) => Gen.OneOf(
        OneOf(format.Cells),
        OneOf(format.Cells.Where(cell => cell.IsComputed)),
        OneOf(format.Cells.Where(cell => cell.Row.IsComputed && cell.Column.IsComputed)));

    private static Gen<Cell> OneOf(IEnumerable<Cell> cells) => Gen.OneOf([.. cells.Select(Gen.Const)]);

    // Worked out without the checker: every row and column in which the two sides do not stand as they must.
    private static IEnumerable<(string Code, string Cells)> Off(Figures figures, Figures before) =>
        from rule in figures.Format.Rules.OfType<SumRule>()
        from line in rule.Lines
        let over = figures.Sum(line.Left) - figures.Sum(line.Right) - before.Sum(line.LastYear)
        where over > 0 || (over < 0 && rule.Relation == Relation.Equal)
        select (rule.Code, string.Join(' ', line.Cells.OrderBy(cell => cell.Index)));
}

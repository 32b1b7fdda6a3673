using County.Reporting;

namespace County.Web.Features.Comparison;

/// <summary>What stands in the cells of the table, in words.</summary>
internal static class Shown
{
    public const string None = "—";

    /// <summary>A figure as the view shows it.</summary>
    public static string Value(Cell cell, string view, long figure, long? whole) => view != ComparisonQuestion.Share
        ? cell.Print(figure)
        : whole is { } known ? Change.Share(cell, figure, known) : None;

    /// <summary>How a year differs from the one before, and why it cannot be said where it cannot.</summary>
    public static (string Words, string? Why) Difference(Row row, int year, Cell cell, string view) =>
        (row.Of(year - 1), row.Of(year)!) switch
        {
            (null, _) => (None, $"没有{year - 1}年的填报任务"),
            ({ Gap: Compared.Apart, Why: var why }, _) => (Compared.Apart, why),
            ({ Gap: { } gap }, _) => (None, $"{year - 1}年{gap}"),
            (_, { Gap: { } gap }) => (None, $"{year}年{gap}"),
            ({ Figure: { } before, Whole: var past }, { Figure: { } now, Whole: var whole }) =>
                Difference(cell, view, (before, past), (now, whole)),
            _ => (None, null),
        };

    /// <summary>The same of the listed units together: of years alone that lack nobody.</summary>
    public static (string Words, string? Why) Difference(
        IReadOnlyList<Total> totals, int year, Cell cell, string view) =>
        (totals.FirstOrDefault(one => one.Year == year - 1), totals.First(one => one.Year == year)) switch
        {
            (null, _) => (None, $"没有{year - 1}年的填报任务"),
            ({ IsWhole: true } before, { IsWhole: true } now) =>
                Difference(cell, view, (before.Figure!.Value, before.Whole), (now.Figure!.Value, now.Whole)),
            _ => (None, "两年的单位没有报齐"),
        };

    private static (string Words, string? Why) Difference(
        Cell cell, string view, (long Part, long? Whole) before, (long Part, long? Whole) now)
    {
        if (view != ComparisonQuestion.Share) return (Change.Between(cell, before.Part, now.Part), null);
        return before.Whole is { } past && now.Whole is { } whole
            && Change.BetweenShares(cell, (before.Part, past), (now.Part, whole)) is { } points
                ? (points, null)
                : (None, $"基数不足{Change.SmallestBase}{cell.Column.Unit}");
    }
}

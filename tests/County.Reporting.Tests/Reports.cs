using CsCheck;

namespace County.Reporting.Tests;

/// <summary>Reports made by chance: any at all, or consistent ones.</summary>
internal static class Reports
{
    public static Gen<Format> Formats { get; } = Gen.OneOf([.. Catalogue.All.Select(Gen.Const)]);

    /// <summary>Any figures, about one cell in five blank; sums need not hold.</summary>
    public static Gen<Figures> Any(Format format) =>
        Gen.Int[-25, 100].Array[format.Cells.Length].Select(numbers =>
            Figures.Of(format, [.. numbers.Select(number => number < 0 ? null : (long?)number)]));

    /// <summary>Two successive years of one unit, on one form, that break no rule that is arithmetic.</summary>
    public static Gen<(Figures Before, Figures Now)> Consistent(Format format) =>
        Gen.Select(Numbers(format), Numbers(format)).Select((first, second) =>
        {
            var before = Year(format, first, null);
            return (before, Year(format, second, before));
        });

    public static Gen<Contribution[]> Contributions(Gen<Figures> reports, int most) =>
        reports.Array[0, most].Select(all => all.Select((figures, i) => Contribution(i, figures)).ToArray());

    public static Contribution Contribution(int unit, Figures figures) =>
        new(Code(unit), $"第{unit}镇", unit + 1, figures.ContentHash, figures);

    public static string Code(int unit) => $"430781{unit:000}000";

    // Most cells of a township are zero.
    private static Gen<int[]> Numbers(Format format) =>
        Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[0, 30])).Array[format.Cells.Length];

    private static Figures Year(Format format, int[] numbers, Figures? before)
    {
        var draft = new ConsistentReport(format, numbers, before);
        draft.Documents();
        draft.Items();
        draft.Applications();
        return draft.Figures.WithTotals();
    }
}

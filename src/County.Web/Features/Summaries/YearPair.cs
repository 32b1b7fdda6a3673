using County.Reporting;

namespace County.Web.Features.Summaries;

/// <summary>A cell of this year's form beside last year's figure.</summary>
/// <param name="NotComparable">不可比, and why; null where the two compare.</param>
public sealed record YearPair(Cell Cell, long? Last, long? Now, string? NotComparable)
{
    /// <summary>Every cell of this year's form, in order of print.</summary>
    public static IReadOnlyList<YearPair> Of(Figures now, Figures last) =>
        [.. now.Format.Cells.Select(cell => Of(cell, now, last))];

    /// <summary>Whether there is nothing to be seen: nobody reported any, this year or last.</summary>
    public bool IsNothing => NotComparable is null && Last is null or 0 && Now is null or 0;

    private static YearPair Of(Cell cell, Figures now, Figures last)
    {
        // Section two means other things on either form, whatever its cells are called.
        var same = now.Format == last.Format || cell.Table.Id.StartsWith("t2_", StringComparison.Ordinal) is false
            ? last.Format.Find(cell.Address)
            : null;
        return same is null
            ? new YearPair(cell, null, now[cell], "上年的格式没有口径相同的指标")
            : new YearPair(cell, last[same], now[cell], null);
    }
}

using County.Reporting;

namespace County.Web.Features.Summaries;

/// <summary>A cell of this year's form beside last year's figure.</summary>
/// <param name="NotComparable">不可比, and why; null where the two compare.</param>
public sealed record YearPair(Cell Cell, long? Last, long? Now, string? NotComparable)
{
    /// <summary>Every cell of this year's form, in order of print.</summary>
    public static IReadOnlyList<YearPair> Of(Figures now, Figures last)
    {
        var bridge = Bridge.Between(now.Format, last.Format);
        return
        [
            .. now.Format.Cells.Select(cell => bridge.Of(cell) is Counterpart.None(var reason)
                ? new YearPair(cell, null, now[cell], reason)
                : new YearPair(cell, bridge.Read(last, cell), now[cell], null)),
        ];
    }

    /// <summary>Cells of last year's form with which nothing of this year's compares.</summary>
    public static IReadOnlyList<YearPair> Dropped(Figures now, Figures last)
    {
        var bridge = Bridge.Between(last.Format, now.Format);
        return
        [
            .. from cell in last.Format.Cells
               let reason = (bridge.Of(cell) as Counterpart.None)?.Reason
               where reason is not null
               select new YearPair(cell, last[cell], null, reason),
        ];
    }

    /// <summary>Whether there is nothing to be seen: nobody reported any, this year or last.</summary>
    public bool IsNothing => NotComparable is null && Last is null or 0 && Now is null or 0;
}

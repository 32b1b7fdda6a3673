using County.Reporting;

namespace County.Documents;

/// <summary>A figure as somebody types it: full-width digits, thousands separators and a unit are understood.</summary>
/// <param name="Figure">A count or 分; null where nothing was typed, or nothing that is a figure of the kind.</param>
/// <param name="IsFigure">False where something was typed that is no figure of the column's kind.</param>
public sealed record TypedFigure(long? Figure, bool IsFigure)
{
    /// <summary>Reads what was typed; an amount without a unit is in the unit of the form.</summary>
    public static TypedFigure Of(string? typed, Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var folded = string.Concat((typed ?? "").Select(Glyph.Fold).Where(c => c != Glyph.Ignored)).Trim();
        if (folded.Length == 0) return new TypedFigure(null, true);
        var unit = column.Kind == FigureKind.Amount ? column.Unit : null;
        return FigureText.Of(folded, column, unit).Readings is [var one]
            ? new TypedFigure(one, true)
            : new TypedFigure(null, false);
    }

    /// <summary>What a column wants, to be said where something else was typed.</summary>
    public static string Wanted(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Kind switch
        {
            FigureKind.Amount => $"请填金额，单位{column.Unit}，没有发生的填0",
            FigureKind.SignedCount => "请填整数，减少的前面加“-”，没有增减的填0",
            _ => "请填整数，没有发生的填0",
        };
    }
}

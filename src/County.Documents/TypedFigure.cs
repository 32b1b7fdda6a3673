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
        return FigureText.Of(folded, column, column.Kind == FigureKind.Amount ? column.Unit : null).Readings is [var one]
            ? new TypedFigure(one, true)
            : new TypedFigure(null, false);
    }
}

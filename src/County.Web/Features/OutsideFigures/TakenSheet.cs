using System.Collections.Immutable;
using System.Globalization;
using County.Data;
using County.Documents;
using County.Reporting;

namespace County.Web.Features.OutsideFigures;

/// <summary>A sheet that was read and is shown, before it is taken on.</summary>
/// <param name="Holding">What it would replace; null where nothing is told yet.</param>
/// <param name="Cells">The cells of the source.</param>
/// <param name="FileName">Name of the file.</param>
public sealed record PreviewModel(
    int Year, OutsideSource Source, OutsideSheet? Holding, ImmutableArray<Cell> Cells, OutsideResult.Read Read,
    string FileName)
{
    public string Address => OutsideEndpoint.AddressOf(Year, Source);
}

/// <summary>What was shown of a sheet, on its way through the page and back.</summary>
internal static class TakenSheet
{
    private const char Between = ' ';
    private const char End = ';';

    /// <summary>One figure after the other.</summary>
    public static string Write(IEnumerable<OutsideRead> figures) => string.Join(
        End, figures.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one.Unit.UnitId}{Between}{one.Cell.Address}{Between}{one.Figure}")));

    /// <summary>Null where one is not what the source may say of a unit of the round, or says it twice.</summary>
    public static IReadOnlyCollection<TakenFigure>? Read(string? text, OutsideTemplate template)
    {
        var units = template.Units.Select(unit => unit.UnitId).ToHashSet();
        var figures = new Dictionary<(int, Cell), TakenFigure>();
        foreach (var one in (text ?? "").Split(End, StringSplitOptions.RemoveEmptyEntries))
        {
            if (one.Split(Between) is not [var unit, var address, var figure]) return null;
            if (!int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
            if (!long.TryParse(figure, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            var cell = template.Cells.FirstOrDefault(cell => cell.Address == address);
            if (cell is null || !units.Contains(id) || Figures.IsBeyondMeasure(number)) return null;
            if (!figures.TryAdd((id, cell), new TakenFigure(id, cell, number))) return null;
        }

        return figures.Values;
    }
}

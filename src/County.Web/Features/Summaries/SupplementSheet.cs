using System.Globalization;
using County.Reporting;

namespace County.Web.Features.Summaries;

/// <summary>Units by indicators, with the county's line at the foot; numbers in the unit of measure.</summary>
internal sealed record SupplementSheet(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public static SupplementSheet Of(SupplementEndpoint.Model model)
    {
        var columns = model.Totals.SelectMany(Columns).ToList();
        var units = model.Totals
            .SelectMany(total => total.Shares.Select(share => (share.UnitCode, share.UnitName))
                .Concat(total.Gaps.Select(gap => (gap.UnitCode, gap.UnitName))))
            .Distinct().OrderBy(unit => unit.UnitCode, StringComparer.Ordinal).ToList();
        return new SupplementSheet(
            ["单位", .. columns.Select(column => column.Head)],
            [
                .. units.Select(unit => (IReadOnlyList<object?>)[
                    unit.UnitName, .. columns.Select(column => column.Of(unit.UnitCode))]),
                (IReadOnlyList<object?>)["全县合计", .. columns.Select(column => column.Sum)],
                (IReadOnlyList<object?>)["已填单位", .. columns.Select(column => column.Coverage)],
            ]);
    }

    private sealed record Column(string Head, Func<string, object?> Of, object? Sum, string? Coverage);

    private static IEnumerable<Column> Columns(IndicatorTotal total)
    {
        var indicator = total.Indicator;
        var fields = indicator.Fields;
        foreach (var field in fields)
        {
            var measure = indicator.Measure.Length == 0 ? "" : $"（{indicator.Measure}）";
            var label = fields.Length == 1 ? indicator.Name : field.Part;
            var sum = indicator.Kind == IndicatorKind.Text ? null : field.IsWhole ? total.Whole : total.Figure;
            yield return new Column(
                label + measure, unit => Said(total, unit, field), Number(indicator.Print(sum)), total.Coverage);
        }

        if (indicator.Kind != IndicatorKind.Ratio) yield break;
        yield return new Column(
            indicator.Name,
            unit => Share(total, unit) is { } share ? Percentage.Of(share.Answer.Figure, share.Answer.Whole) : null,
            Percentage.Of(total.Figure, total.Whole), total.Coverage);
    }

    private static SupplementShare? Share(IndicatorTotal total, string unit) =>
        total.Shares.FirstOrDefault(share => share.UnitCode == unit);

    private static object? Said(IndicatorTotal total, string unit, IndicatorField field)
    {
        if (Share(total, unit) is not { } share) return total.Gaps.FirstOrDefault(gap => gap.UnitCode == unit)?.Why;
        var text = field.Print(share.Answer);
        return total.Indicator.Kind == IndicatorKind.Text ? text : Number(text);
    }

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}

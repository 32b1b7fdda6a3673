using System.Globalization;
using System.Text;
using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Summaries;

/// <summary>A summary as the command line prints it.</summary>
internal static class SummaryText
{
    public static string Of(SummaryView summary)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');

        Line($"{summary.County} {summary.CountyId} · {summary.Year} · format {summary.Figures.Format.Id} · "
            + $"summary version {summary.Version}");
        Line($"{summary.Reported} of {summary.Required} reported");
        Line($"{summary.Contributions.Count} accepted and counted: "
            + string.Join("、", summary.Contributions.Select(
                part => part.IsFilledForUnit ? $"{part.Unit}（代填）" : part.Unit)));
        var submitted = summary.Gaps.Where(gap => gap.Errors.Count > 0).ToList();
        if (submitted.Count > 0) Line($"{submitted.Count} failing its checks and not counted:");
        foreach (var gap in submitted)
        {
            var named = $"{gap.Unit}（{gap.Reason.OfficialName()}）";
            foreach (var error in gap.Errors) Line($"  {named} {error.Code} {error.Message}");
        }

        Missing(summary, Line);
        Adjustments(summary, Line);
        Figures(summary, Line);
        return text.ToString();
    }

    private static void Missing(SummaryView summary, Action<string> line)
    {
        foreach (var group in summary.Gaps.Where(gap => gap.Errors.Count == 0).GroupBy(gap => gap.Reason))
        {
            var what = group.Key switch
            {
                GapReason.Submitted => "waiting for review",
                _ when group.Key.IsExpected() => "missing",
                _ => "not expected",
            };
            var units = group.Select(gap => $"{gap.Unit}（{group.Key.OfficialName()}）");
            line($"{group.Count()} {what}: {string.Join("、", units)}");
        }
    }

    private static void Adjustments(SummaryView summary, Action<string> line)
    {
        if (summary.Adjustments.Count > 0) line($"{summary.Adjustments.Count} adjusted by the office:");
        foreach (var one in summary.Adjustments)
        {
            var cell = one.Cell;
            line($"  {Naming.Place(cell)} 各单位合计 {Naming.Figure(cell, summary.UnitsSum[cell])}，"
                + $"调整 {Naming.Change(cell, one.Amount)}（第{one.Number}项），"
                + $"全县 {Naming.Figure(cell, summary.Figures[cell])}：{Naming.Sentence(one.Reason)}");
        }
    }

    /// <summary>Every figure that is not zero or is adjusted, with its contributions.</summary>
    private static void Figures(SummaryView summary, Action<string> line)
    {
        Table? table = null;
        foreach (var (cell, figure) in summary.Figures.All)
        {
            var adjustments = summary.AdjustmentsTo(cell);
            if (figure is null or 0 && adjustments.Count == 0) continue;
            if (cell.Table.Columns.Any(column => column.IsComputed) && !cell.Column.IsComputed) continue;
            if (cell.Table != table) line($"{cell.Table.Section.FullTitle} {cell.Table.Title}".TrimEnd());
            table = cell.Table;
            var parts = summary.Contributions.Where(part => part.Figures[cell] is not (null or 0))
                .Select(part => $"{part.Unit} {Money.Show(cell, part.Figures[cell])}")
                .Concat(adjustments.Select(one => $"调整 {Naming.Change(cell, one.Amount)}（第{one.Number}项）"));
            line(string.Create(CultureInfo.InvariantCulture,
                $"  {cell.RowName} {cell.ColumnName} = {Money.Show(cell, figure)}  ← {string.Join("、", parts)}"));
        }
    }
}

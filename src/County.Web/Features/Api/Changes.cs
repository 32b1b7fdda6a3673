using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Api;

/// <summary>Applies what another system sends to a draft, or says of each part why it cannot be.</summary>
internal static class Changes
{
    /// <summary>The changed content; where problems are not empty nothing of it counts.</summary>
    public static (Figures Figures, Narrative Narrative, Dictionary<string, string[]> Problems) Apply(
        Figures figures, Narrative narrative, ChangesJson changes)
    {
        var problems = new Dictionary<string, string[]>();
        foreach (var (address, printed) in changes.Figures ?? new Dictionary<string, decimal?>())
        {
            if (figures.Format.Find(address) is not { } cell) problems[address] = ["这张表没有这一格"];
            else if (Problem(cell, printed) is { } problem) problems[address] = [problem];
            else figures = figures.With(cell, (long?)(printed * cell.Column.Scale));
        }

        var text = changes.Narrative;
        Check(problems, "narrative.overall", text?.Overall);
        Check(problems, "narrative.problems", text?.Problems);
        Check(problems, "narrative.other", text?.Other);
        return (
            figures.WithTotals(),
            new Narrative(
                text?.Overall ?? narrative.Overall, text?.Problems ?? narrative.Problems,
                text?.Other ?? narrative.Other),
            problems);
    }

    private static string? Problem(Cell cell, decimal? printed)
    {
        if (cell.IsComputed) return "合计由系统计算，不能填写";
        if (printed is not { } number) return null;
        // Compared before it is multiplied: what the largest number times the scale is, nobody can hold.
        if (Math.Abs(number) > (decimal)Figures.Largest / cell.Column.Scale) return "数字大得不可能，请核对";
        if (number < 0 && cell.Column.Kind != FigureKind.SignedCount) return "不能是负数";
        return decimal.IsInteger(number * cell.Column.Scale)
            ? null
            : cell.Column.Kind == FigureKind.Amount ? "金额精确到分（0.01元）" : "须是整数";
    }

    private static void Check(Dictionary<string, string[]> problems, string part, string? text)
    {
        if (text?.Length > FieldInput.LongestText) problems[part] = [$"不能超过{FieldInput.LongestText}个字"];
        // PostgreSQL keeps no such character in a text.
        else if (text?.Contains('\0', StringComparison.Ordinal) == true) problems[part] = ["含有不能保存的字符"];
    }
}

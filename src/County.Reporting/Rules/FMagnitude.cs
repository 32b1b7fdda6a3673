using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>An amount about 10,000 times last year's or the text's: most likely 元 taken for 万元.</summary>
public sealed partial record FMagnitude() : ThinkingRule(
    "F-MAGNITUDE", Severity.Query, "金额疑似把元当作万元", "推断：单位误用使金额相差一万倍")
{
    // Between two years an amount also changes by itself, so the factor is taken loosely; a sentence of the same
    // report states the very amount, so there it is taken closely.
    private const decimal FromYears = 2_000;
    private const decimal ToYears = 50_000;
    private const decimal FromText = 9_900;
    private const decimal ToText = 10_100;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(Subject subject) =>
        from cell in subject.Figures.Format.Cells
        where cell.Column.Kind == FigureKind.Amount && subject.Figures[cell] is > 0
        let finding = AgainstLastYear(cell, subject) ?? AgainstText(cell, subject)
        where finding is not null
        select finding;

    /// <summary>Whether an amount is about 10,000 times another, one way or the other; both in 分.</summary>
    public static bool IsSuspect(Cell cell, long now, long before) =>
        cell.Column.Kind == FigureKind.Amount && now > 0 && before > 0
        && ((decimal)Math.Max(now, before) / Math.Min(now, before)) is >= FromYears and <= ToYears;

    private Finding? AgainstLastYear(Cell cell, Subject subject)
    {
        var now = subject.Figures[cell]!.Value;
        return subject.Before(cell) is { } before && IsSuspect(cell, now, before)
            ? Finding(cell, now, before, "上年为")
            : null;
    }

    private Finding? AgainstText(Cell cell, Subject subject)
    {
        var now = subject.Figures[cell]!.Value;
        var word = cell.Table.Id == "t2_art20_9" ? "采购" : "收费";
        if (subject.Narrative is not { } text) return null;
        foreach (var sentence in $"{text.Overall}。{text.Problems}。{text.Other}".Split('。', '；', ';', '\n'))
        {
            if (!sentence.Contains(word, StringComparison.Ordinal)) continue;
            foreach (var told in Amount().Matches(sentence).Select(InFen).Where(told => told > 0))
            {
                var factor = now > told ? now / told : told / now;
                if (factor is < FromText or > ToText) continue;
                return Finding(cell, now, (long)told, "文字部分写的是") with { Quoted = sentence.Trim() };
            }
        }

        return null;
    }

    private Finding Finding(Cell cell, long now, long other, string told) => new(
        Code, Severity, [cell], Wording.Printed(cell, other), Wording.Printed(cell, now),
        $"{Wording.Place(cell)}填了{Wording.Number(cell, now)}，{told}{Wording.Number(cell, other)}，相差约一万倍，"
        + "请核对元和万元是否弄混，确实无误的请说明。");

    private static decimal InFen(Match match)
    {
        var digits = match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal);
        var scale = match.Groups["unit"].Value switch { "亿元" => 10_000_000_000m, "万元" => 1_000_000m, _ => 100m };
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= long.MaxValue / scale
            ? number * scale
            : 0;
    }

    [GeneratedRegex(@"(?<number>[0-9][0-9,]*(\.[0-9]+)?)\s*(?<unit>亿元|万元|元)", RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}

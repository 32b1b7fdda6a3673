using System.Globalization;
using System.Text.RegularExpressions;

namespace County.Reporting;

/// <summary>What the text says the unit has to do stands in a row that is not all zero.</summary>
public sealed partial record NScope() : TextRule(
    "N-SCOPE", "文字写有的事项，表格整行为零", "推断：有事项就有项目数量或者处理决定")
{
    private static readonly string[] Rows2019 = ["other_services", "licences"];
    private static readonly string[] Rows2021 = ["licences", "penalties", "coercion"];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ReportText text, Subject subject)
    {
        foreach (var sentence in text.Sentences.Where(one => one.Plain.Contains('项')))
        {
            if (Matters().Match(sentence.Plain) is not { Success: true } match) continue;
            if (Told.Number(match) is not (> 0 and var number)) continue;
            if (Empty(subject.Figures) is not { Count: > 0 } cells) yield break;
            var names = string.Join("、", cells.Select(cell => $"“{Wording.Label(cell.Row)}”").Distinct());
            yield return About(
                sentence, $"文字部分写“{Cut(sentence)}”，有{number.ToString(CultureInfo.InvariantCulture)}项；"
                + $"表二{names}各格都是0，请核对是否漏填。", [cells[0]], number, 0);
        }
    }

    // The cells of the rows where such matters are counted; none unless all are zero.
    private static List<Cell> Empty(Figures figures)
    {
        var rows = figures.Format.Id == "2019" ? Rows2019 : Rows2021;
        var cells = figures.Format.Cells
            .Where(cell => cell.Table.Id is "t2_art20_5" or "t2_art20_6" && rows.Contains(cell.Row.Id)).ToList();
        return cells.All(cell => figures[cell] is 0) ? cells : [];
    }

    [GeneratedRegex(
        "(承接|下放|下沉|赋权|委托|行使|划转)[^，;。0-9]{0,14}(?<n>[0-9]{1,4})项[^，;。0-9]{0,10}(事项|权力|权限|执法|审批|许可|职权)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Matters();
}

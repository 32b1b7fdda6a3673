using System.Globalization;
using System.Text;

namespace County.Documents.Tests;

/// <summary>
/// Table three as it comes out of a printed page: columns set apart by spaces, labels broken at a width, the numbers
/// on the first line of a label, in its middle or between two lines, group labels spelt downwards, pages that end.
/// </summary>
internal sealed class PrintedSheet(Random random)
{
    private readonly int width = random.Next(6, 16);
    private readonly bool isCentred = random.Next(3) > 0;
    private readonly bool isUpright = random.Next(3) > 0;
    private readonly int pageEnd = random.Next(3, 20);

    /// <summary>The report with its third table printed so.</summary>
    public static string Print(Figures figures, int seed)
    {
        var sheet = new PrintedSheet(new Random(seed));
        var report = Shape.Print(PrintedReport.Of(figures), 'J');
        var start = report.IndexOf("三、收到", StringComparison.Ordinal);
        var end = report.IndexOf("四、政府信息公开行政", StringComparison.Ordinal);
        return report[..start] + sheet.Table(figures) + report[end..];
    }

    private string Table(Figures figures)
    {
        var table = figures.Format.Table("t3_applications");
        var text = new StringBuilder("       三、收到和处理政府信息公开申请情况\n" + Heading());
        var upright = new Queue<char>(isUpright ? "三、本年度办理结果" : "");
        var heads = new Queue<string>();
        var lastHead = "";
        foreach (var (row, number) in table.Rows.Select((row, i) => (row, i)))
        {
            if (row.Heads.Length > 1 && row.Heads[^1] != lastHead)
            {
                lastHead = row.Heads[^1];
                heads = new Queue<string>(Broken(lastHead, 4));
            }

            if (number == pageEnd) text.Append(PageBreak());
            var numbers = string.Concat(table.Cells.Where(cell => cell.Row == row)
                .Select(cell => figures[cell]!.Value.ToString(CultureInfo.InvariantCulture).PadLeft(8)));
            foreach (var (label, isNumbered) in Lines(row.Label))
            {
                var beside = row.Heads.Length > 0 && upright.TryDequeue(out var c) ? c.ToString() : "  ";
                var head = row.Heads.Length > 1 && heads.TryDequeue(out var words) ? words : "";
                var left = $"    {beside} {head.PadRight(5, ' ')} {label}";
                text.Append(isNumbered ? left.PadRight(36) + " " + numbers : left).Append('\n');
            }
        }

        return text.ToString();
    }

    private IEnumerable<(string Label, bool IsNumbered)> Lines(string label)
    {
        var lines = Broken(label, width).ToList();
        var middle = isCentred ? lines.Count / 2 : 0;
        if (isCentred && lines.Count % 2 == 0) lines.Insert(middle, "");
        return lines.Select((line, i) => (line, i == middle));
    }

    private static IEnumerable<string> Broken(string label, int width)
    {
        for (var at = 0; at < label.Length; at += width)
        {
            yield return label.Substring(at, Math.Min(width, label.Length - at));
        }
    }

    private string PageBreak() =>
        $"                    - {random.Next(2, 9)} -\n\n" + (random.Next(2) == 0 ? Heading() : "");

    private static string Heading() =>
        "                                              申请人情况\n" +
        "   （本列数据的勾稽关系为：第一项加第二项               法人或其他组织\n" +
        "   之和，等于第三项加第四项之和）       自然人                              总计\n" +
        "                                    商业企业 科研机构 社会公益组织 法律服务机构 其他\n";
}

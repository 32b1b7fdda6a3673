using System.Text;

namespace County.Documents.Tests;

/// <summary>The ways in which published tables come out as text, lettered as they were first listed.</summary>
internal static class Shape
{
    public const string WithBorders = "ABCDEFGHIJKMN";

    public const char WithoutBorders = 'L';

    private const string Traditional = "條規範內數許務審訴訟復議結糾總請關開處強製發現採購業機構會組織轉達號屬國";
    private const string Simplified = "条规范内数许务审诉讼复议结纠总请关开处强制发现采购业机构会组织转达号属国";

    public static string Print(PrintedReport report, char shape)
    {
        var text = new StringBuilder();
        foreach (var line in report.Lines)
        {
            var printed = line.IsTable ? Table(line, shape) : Paragraph(line.Labels[0], shape);
            text.Append(printed);
        }

        return shape == 'M' ? InTraditionalScript(text.ToString()) : text.ToString();
    }

    private static string Paragraph(string words, char shape) => shape switch
    {
        'H' => $"{words}\n\n",
        'L' => words.StartsWith("一、", StringComparison.Ordinal) ? $"\n{words}" : words,
        _ => $"{words}\n",
    };

    private static string Table(PrintedLine line, char shape)
    {
        var cells = line.Cells.ToArray();
        return shape switch
        {
            'A' => string.Concat(cells.Select(cell => $"{cell} | ")) + "||\n",
            'B' => $"| {string.Join(" | ", cells)} | \n",
            'C' => $"| {string.Join(" | ", cells)} |\n" + (line.Numbers.Count == 0 ? "|---|:---:|---|\n" : ""),
            'D' => string.Concat(cells.Select(cell => $"{cell} |\n")) + "||||\n",
            'E' => "|\n" + string.Concat(cells.Select(cell => $"{cell} |\n")),
            'F' => string.Concat(cells.Select(cell => $"{cell}\n|\n")),
            'G' => "| " + string.Concat(cells.Select(cell => $"\n {cell}  |")) + "\n",
            'H' => string.Concat(cells.Select(cell => $"{cell}\n\n")),
            'I' => string.Concat(cells.Select(cell => $"{cell}\n")),
            'J' => string.Join("        ", cells) + "\n",
            'K' => string.Join(' ', cells) + " ",
            'L' => string.Concat(cells),
            'M' => line.Numbers.Count == 0
                ? string.Join(" | ", cells) + " |||\n"
                : string.Concat(cells.Select(cell => $"{cell} |\n")),
            'N' => string.Join("|\n|\n", cells.Select(cell => $"| {cell} |\n")),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };
    }

    public static string InTraditionalScript(string text) => string.Concat(text.Select(c =>
        Simplified.IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? Traditional[i].ToString() : c.ToString()))
        .Replace("發件", "發(fā)件", StringComparison.Ordinal);
}

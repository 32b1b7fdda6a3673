namespace County.Documents.Tests;

/// <summary>A report laid out as the form has it: paragraphs, and table lines of cells.</summary>
internal sealed record PrintedReport(IReadOnlyList<PrintedLine> Lines)
{
    public const string Title = "云溪县青石镇2020年政府信息公开工作年度报告";
    public const string Overall = "全年围绕群众关心的事项更新了公开目录，共发布各类信息318条。";
    public const string Problems = "公开栏目的分类还不够细，下一年将逐项梳理。";
    public const string Other = "本年没有收取信息处理费。";

    public static Narrative Narrative { get; } = new(Overall, Problems, Other);

    public static PrintedReport Of(Figures figures)
    {
        var sections = figures.Format.Sections;
        string Text(string id) => id switch { "s1_overall" => Overall, "s5_problems" => Problems, _ => Other };
        return new PrintedReport(
        [
            PrintedLine.Text(Title),
            .. sections.SelectMany(section => section.IsText
                ? [PrintedLine.Text(section.FullTitle), PrintedLine.Text(Text(section.Id))]
                : figures.Format.Tables.Where(table => table.Section == section).SelectMany(t => TableLines(figures, t))
                    .Prepend(PrintedLine.Text(section.FullTitle))),
        ]);
    }

    private static IEnumerable<PrintedLine> TableLines(Figures figures, Table table)
    {
        if (table.Title is not null) yield return PrintedLine.Table(table.Title);
        foreach (var head in Heads(table)) yield return PrintedLine.Table([.. head]);
        var heads = new List<string>();
        foreach (var row in table.Rows)
        {
            var labels = row.Heads.Except(heads).Append(row.Label).Where(label => label.Length > 0).ToArray();
            heads.AddRange(row.Heads);
            var cells = table.Cells.Where(cell => cell.Row == row)
                .Select(cell => RandomReport.Print(cell.Column, figures[cell]!.Value));
            yield return PrintedLine.Row(labels, [.. cells]);
        }
    }

    private static IEnumerable<IEnumerable<string>> Heads(Table table) => table switch
    {
        { Rows.Length: 1, Columns.Length: 15 } =>
        [
            ["行政复议", "行政诉讼"],
            [.. table.Columns.Take(5).Select(c => c.Label), "未经复议直接起诉", "复议后起诉"],
            table.Columns.Skip(5).Select(c => c.Label),
        ],
        { Columns.Length: 7 } =>
        [
            [table.Corner!, "申请人情况"],
            ["自然人", "法人或其他组织", "总计"],
            table.Columns.Where(c => c.Heads.Length == 2).Select(c => c.Label),
        ],
        _ => [table.Columns.Select(c => c.Label).Prepend(table.Corner!)],
    };
}

/// <summary>A paragraph, or a line of a table.</summary>
internal sealed record PrintedLine(bool IsTable, IReadOnlyList<string> Labels, IReadOnlyList<string> Numbers)
{
    public IEnumerable<string> Cells => Labels.Concat(Numbers);

    public static PrintedLine Text(string text) => new(false, [text], []);

    public static PrintedLine Table(params string[] labels) => new(true, labels, []);

    public static PrintedLine Row(string[] labels, string[] numbers) => new(true, labels, numbers);
}

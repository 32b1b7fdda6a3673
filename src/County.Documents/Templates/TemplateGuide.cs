using County.Reporting;

namespace County.Documents;

/// <summary>填写说明: the first sheet, in plain words.</summary>
internal static class TemplateGuide
{
    public const string Name = "填写说明";

    private const int Width = 92;

    public static TemplateSheet Sheet(TemplateOwner owner, TemplatePlan plan, bool hasLastYear, bool isCut)
    {
        var sheet = new TemplateSheet { Widths = [Width] };
        sheet.Put(new Area(1, 1), Look.Title, $"{owner.Unit}{owner.Year}年度政府信息公开工作年度报告填报模板");
        sheet.Put(new Area(2, 1), Look.Hint, $"{owner.County}　{owner.Format.Document}（{owner.Format.Id}年格式）");
        foreach (var (place, line) in Lines(owner, plan, hasLastYear, isCut).Index())
        {
            sheet.Put(new Area(4 + place, 1), Look.Guide, $"{place + 1}. {line}");
        }

        return sheet;
    }

    private static IEnumerable<string> Lines(TemplateOwner owner, TemplatePlan plan, bool hasLastYear, bool isCut)
    {
        yield return $"本模板只供{owner.Unit}填报{owner.Year}年度报告使用，已带出下载时网上的填报内容。";
        yield return "只填浅黄色的格。没有发生的填0；空着表示还没有填，不会当作0。";
        yield return "灰色的总计自动计算，不用填；导入时按各项重新计算。";
        foreach (var column in Amounts(owner.Format)) yield return $"“{column.Label}”按{column.Unit}填写。";
        if (plan.Sheets.Any(sheet => TemplateFormulas.Balances(sheet, owner.Format).Any()))
        {
            yield return "表三下方有一行核对：“平”是勾稽关系成立；“差2件”是有2件没有填写去向；“多2件”是办理结果与结转合计比收到的多2件。";
        }

        yield return "文字部分请双击浅黄色的格，再输入或粘贴。";
        if (isCut) yield return "有的文字超过Excel一格的容量，没有带出，请在网上修改；导入时不动网上的文字。";
        yield return "不要增加、删除、移动行和列，也不要改表格里的名称，否则不能导入。";
        if (hasLastYear) yield return $"名称带“{owner.Year - 1}年”的工作表是上一年的数，只供参考，不导入。";
        yield return "填好后保存为“Excel 工作簿（.xlsx）”，不要设打开密码，在填报页面导入。导入时先列出与网上的差异，确认后才写入。";
        yield return "工作表保护没有设密码，只为防止误改。";
    }

    private static IEnumerable<Column> Amounts(Format format) =>
        format.Tables.SelectMany(table => table.Columns).Where(column => column.Kind == FigureKind.Amount);
}

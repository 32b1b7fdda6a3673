using County.Reporting;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>A whole report as a clerk puts it into the form: typed, pasted, filled with zeros.</summary>
internal static class FilledForm
{
    /// <summary>A sentence of the first part, and what becomes of it once it was remarked on.</summary>
    public const string Sentence = "公开栏每月更换一次。";
    public const string Better = "公开栏每月更换两次。";

    private const string Applications = "t3_applications";
    private const string Disputes = "t4_review_litigation";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["s1_overall"] = "（一）主动公开。本年度按目录逐项核对了网站栏目，" + Sentence + "\n"
            + "（二）依申请公开。收到的申请都在期限以内答复。\n（三）政府信息管理。发布以前逐件作保密审查。",
        ["s5_problems"] = "（一）存在的问题。有的栏目更新慢。\n（二）改进情况。已明确专人，每周检查。",
        ["s6_other"] = "本年度没有收取信息处理费。",
    };

    private static readonly Dictionary<string, long> Others = new()
    {
        ["t2_art20_1.normative_docs.made"] = 2,
        ["t2_art20_1.normative_docs.published"] = 2,
        ["t2_art20_1.normative_docs.published_total"] = 90,
        ["t2_art20_1.normative_docs.issued"] = 2,
        ["t2_art20_1.normative_docs.in_force"] = 90,
        [$"{Applications}.new_received.natural_person"] = 2,
        [$"{Applications}.granted.natural_person"] = 2,
        [$"{Applications}.new_received.commercial_enterprise"] = 1,
        [$"{Applications}.granted.commercial_enterprise"] = 1,
    };

    /// <summary>Fills a form that is open, as its clerk.</summary>
    public static async Task FillAsync(IPage page, Format format)
    {
        var values = Values(format);
        foreach (var section in format.Sections.Where(section => section.IsText))
        {
            await page.Locator($"textarea[name={section.Id}]").FocusAsync();
            await page.Keyboard.InsertTextAsync(Texts[section.Id]);
        }

        foreach (var table in format.Tables.Where(table => table.Id is not (Applications or Disputes)))
        {
            await TypeAsync(page, [.. table.Cells.Where(cell => !cell.IsComputed)], values);
        }

        await PasteAsync(page, format.Tables.Single(table => table.Id == Applications), values);
        await page.Locator($"[data-zero={Disputes}]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("空白填为 0");
        await TypedReport.SavedAsync(page);
    }

    private static async Task TypeAsync(IPage page, IReadOnlyList<Cell> cells, Dictionary<Cell, long> values)
    {
        await page.Locator($"input[name='{cells[0].Address}']").ClickAsync();
        foreach (var cell in cells)
        {
            await Assertions.Expect(page.Locator($"input[name='{cell.Address}']")).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync($"{values[cell]}");
            await page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>The table from an office program, totals too: they agree with those that the form works out.</summary>
    private static async Task PasteAsync(IPage page, Table table, Dictionary<Cell, long> values)
    {
        var rows = table.Rows.Select(row => string.Join(
            '\t', table.Cells.Where(cell => cell.Row == row).Select(cell => values[cell])));
        await page.Locator($"table[data-grid={table.Id}] input").First.ClickAsync();
        await new ClerksPage(page, []).PasteAsync("", string.Join('\n', rows));
        await Assertions.Expect(page.Locator("[data-toast]")).ToContainTextAsync("已粘贴");
        await Assertions.Expect(page.Locator("[data-toast]")).Not.ToContainTextAsync("不一致");
    }

    private static Dictionary<Cell, long> Values(Format format)
    {
        var values = format.Cells.ToDictionary(cell => cell, cell => Others.GetValueOrDefault(cell.Address));
        foreach (var line in format.Totals) values[line.Left[0]] = line.Right.Sum(part => values[part]);
        return values;
    }
}

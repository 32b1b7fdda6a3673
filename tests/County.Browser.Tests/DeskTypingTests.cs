using System.Globalization;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The form types as a spreadsheet does, in a real Chromium.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
public sealed class DeskTypingTests(Site site)
{
    private const string T3 = "t3_applications.";

    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_total_and_the_balance_move_at_the_keystroke_while_the_line_is_dead()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021);
        await clerk.Page.RouteAsync("**/changes", route => route.AbortAsync());
        var total = long.Parse(
            await clerk.Total($"{T3}new_received.total").InnerTextAsync(), CultureInfo.InvariantCulture);
        var was = long.Parse(
            await clerk.Input($"{T3}new_received.other_org").InputValueAsync(), CultureInfo.InvariantCulture);

        await clerk.Input($"{T3}new_received.other_org").ClickAsync();
        await clerk.Page.Keyboard.TypeAsync("7");

        Assert.Equal($"{total - was + 7}", await clerk.Total($"{T3}new_received.total").InnerTextAsync());
        await Assertions.Expect(clerk.Page.Locator("tfoot[data-balance] td").Nth(5))
            .ToHaveTextAsync(was == 7 ? "平" : $"差{7 - was}件");
        await Assertions.Expect(clerk.Saving).ToContainTextAsync("网络不通，1 处修改已存在本机", new() { Timeout = 30_000 });
        await clerk.Page.UnrouteAsync("**/changes");
        await Assertions.Expect(clerk.Saving).ToContainTextAsync("已保存", new() { Timeout = 30_000 });
        await clerk.Page.ReloadAsync();
        await Assertions.Expect(clerk.Input($"{T3}new_received.other_org")).ToHaveValueAsync("7");
        await clerk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_move_edit_restore_and_undo_as_in_a_spreadsheet()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021);
        var (page, first) = (clerk.Page, $"{T3}granted.research_institution");
        var was = await clerk.Input(first).InputValueAsync();

        await clerk.TypeAsync(first, "3");
        Assert.Equal($"{T3}partial.research_institution", await clerk.FocusAsync());
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal($"{T3}granted.public_welfare_org", await clerk.FocusAsync());
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync("1");
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(first, await clerk.FocusAsync());
        await page.Keyboard.TypeAsync("2");
        Assert.Equal("321", await clerk.Input(first).InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("3", await clerk.Input(first).InputValueAsync());
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(was, await clerk.Input(first).InputValueAsync());
        await page.Keyboard.PressAsync("Control+y");
        Assert.Equal("3", await clerk.Input(first).InputValueAsync());
        await page.Keyboard.PressAsync("Control+Home");
        Assert.Equal($"{T3}new_received.natural_person", await clerk.FocusAsync());
        Assert.Empty(clerk.Faults);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_range_is_cleared_undone_and_filled_with_zero()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021);
        var page = clerk.Page;
        var cells = new[] { "declined_repeat.natural_person", "declined_publication.commercial_enterprise" };
        await clerk.TypeAsync(T3 + cells[0], "5");
        await clerk.Input(T3 + cells[0]).ClickAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Delete");
        foreach (var cell in cells) Assert.Equal("", await clerk.Input(T3 + cell).InputValueAsync());
        await Assertions.Expect(page.Locator("tfoot[data-balance] td").First).ToHaveTextAsync("空2格");

        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal("5", await clerk.Input(T3 + cells[0]).InputValueAsync());
        await page.Keyboard.PressAsync("Control+y");
        await page.Locator("[data-zero=t3_applications]").ClickAsync();
        await Assertions.Expect(clerk.Toast).ToContainTextAsync("已把 4 格空白填为 0");
        foreach (var cell in cells) Assert.Equal("0", await clerk.Input(T3 + cell).InputValueAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_block_with_headings_merged_cells_words_and_a_total_is_pasted_and_reported()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021);
        var was = await clerk.Input($"{T3}unable_not_held.natural_person").InputValueAsync();
        await clerk.Input($"{T3}unable_not_held.natural_person").ClickAsync();

        await clerk.PasteAsync(
            """
            <table><tr><td rowspan=2></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td>
            <td>法律服务机构</td><td>其他</td><td>总计</td></tr><tr><td colspan=7>件</td></tr>
            <tr><td>1.本机关不掌握</td><td>１，０２４</td><td>2</td><td>约三</td><td>0</td><td>0</td><td>0</td><td>9</td></tr>
            <tr><td>2.没有现成信息</td><td colspan=2>3</td><td>1.5</td><td>0</td><td>0</td><td>0</td><td>6</td></tr></table>
            """, "");

        Assert.Equal("1024", await clerk.Input($"{T3}unable_not_held.natural_person").InputValueAsync());
        Assert.Equal("3", await clerk.Input($"{T3}unable_needs_creation.commercial_enterprise").InputValueAsync());
        await Assertions.Expect(clerk.Toast).ToContainTextAsync("已粘贴 10 格");
        await Assertions.Expect(clerk.Toast).ToContainTextAsync("2 处放不下：“约三” “1.5”，没有粘贴");
        await Assertions.Expect(clerk.Toast).ToContainTextAsync("粘贴的是 9，算出的是 1026");
        await Site.ShotAsync(clerk.Page, "desk-paste");
        await clerk.Toast.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        Assert.Equal(was, await clerk.Input($"{T3}unable_not_held.natural_person").InputValueAsync());
        await clerk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_no_figure_of_its_kind_stays_in_the_cell_with_the_reason_and_is_not_called_saved()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2019);
        const string count = "t2_art20_1.normative_docs.made";
        var problem = clerk.Page.Locator(".current .problem");
        foreach (var (text, reason) in new[]
        {
            ("abc", "这里只填数，不能有文字"), ("-3", "不能是负数"), ("2.5", "件数须是整数"),
        })
        {
            await clerk.Input(count).FillAsync(text);
            await Assertions.Expect(problem).ToHaveTextAsync(reason);
            await Assertions.Expect(clerk.Input(count)).ToHaveAttributeAsync("aria-invalid", "true");
        }

        await Assertions.Expect(clerk.Saving).ToHaveTextAsync("有 1 处没有保存，请改正", Patient);
        await clerk.GoAsync(2019);
        await Assertions.Expect(clerk.Input(count)).ToHaveValueAsync("2.5");
        await clerk.TypeAsync(count, "１，２３４");
        await Assertions.Expect(clerk.Input(count)).ToHaveValueAsync("1234");
        await Assertions.Expect(clerk.Saving).ToContainTextAsync("已保存", new() { Timeout = 30_000 });
        await clerk.TypeAsync("t2_art20_5.licences.items_change", "－3");
        await Assertions.Expect(clerk.Input("t2_art20_5.licences.items_change")).ToHaveValueAsync("-3");
        await clerk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_report_that_is_being_signed_is_read_and_printed_without_what_is_for_the_screen()
    {
        var clerk = await ClerksPage.OpenAsync(site, 2021, isOpen: false);
        await Assertions.Expect(clerk.Page.Locator(".closed")).ToContainTextAsync("正在单位审签");
        await Assertions.Expect(clerk.Input($"{T3}granted.natural_person")).ToHaveAttributeAsync("readonly", "");
        await Assertions.Expect(clerk.Page.Locator("[data-zero]")).ToHaveCountAsync(0);

        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var part in new[] { ".rail", ".side", ".saving", "tfoot[data-balance]", ".bar" })
        {
            await Assertions.Expect(clerk.Page.Locator(part)).ToBeHiddenAsync();
        }

        await Assertions.Expect(clerk.Page.Locator("table[data-grid=t3_applications]")).ToBeVisibleAsync();
        await clerk.Page.Context.CloseAsync();
    }
}

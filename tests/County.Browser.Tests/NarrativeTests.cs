using Microsoft.Playwright;
using Npgsql;

namespace County.Browser.Tests;

/// <summary>The text parts of the form: counted, ticked and outlined at the keystroke.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
public sealed class NarrativeTests(Site site)
{
    private const string Text = """
        （一）主动公开。全年发布信息120条。
        （二）依申请公开。收到申请4件。
        没有编号的一段，说到保密审查。
        """;

    [Fact]
    public async Task What_is_typed_is_counted_ticked_and_outlined_at_once_and_a_heading_leads_to_its_sentence()
    {
        var faults = new List<string>();
        var (page, part, text) = await OpenAsync(faults);

        await text.FillAsync("");
        await Expect(part.Locator(".told")).ToContainTextAsync("8项，已写到0项");
        await Expect(part.Locator("[data-none]")).ToBeVisibleAsync();
        await text.FillAsync(Text);

        await Expect(part.Locator("[data-count]")).ToHaveTextAsync("50");
        await Expect(part.Locator(".told")).ToContainTextAsync("8项，已写到3项");
        await Expect(part.GetByRole(AriaRole.Button, new() { Name = "已写到 政府信息管理" })).ToBeVisibleAsync();
        await Expect(part.GetByRole(AriaRole.Button, new() { Name = "未写到 监督保障" })).ToBeVisibleAsync();
        await part.GetByRole(AriaRole.Button, new() { Name = "（二）依申请公开" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("（二）依申请公开。", await SelectedAsync(text));
        await Site.ShotAsync(page, "narrative");
        await page.SetViewportSizeAsync(390, 844);
        await text.ScrollIntoViewIfNeededAsync();
        await Site.ShotAsync(page, "narrative-390");
        Assert.DoesNotContain(faults, fault => fault.Contains("Content Security", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_button_puts_in_the_next_number_on_a_line_of_its_own_and_the_browser_takes_it_back()
    {
        var (page, part, text) = await OpenAsync([]);
        await text.FillAsync(Text);

        await text.PressAsync("Control+End");
        await part.GetByRole(AriaRole.Button, new() { Name = "插入小标题" }).ClickAsync();
        await page.Keyboard.TypeAsync("监督保障");
        await Expect(text).ToHaveValueAsync($"{Text}\n（三）监督保障");
        await Expect(part.Locator("[data-headings] li")).ToHaveCountAsync(3);
        await Expect(part.Locator(".told")).ToContainTextAsync("已写到4项");

        for (var step = 0; step < 8 && await text.InputValueAsync() != Text; step++)
        {
            await page.Keyboard.PressAsync("Control+z");
        }

        await Expect(text).ToHaveValueAsync(Text);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_in_words_and_kept_on_the_page()
    {
        var (_, part, text) = await OpenAsync([]);

        await text.FillAsync(new string('字', 50_003));

        await Expect(part.GetByRole(AriaRole.Alert)).ToContainTextAsync("现在多出3个");
        await Expect(text).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(50_003, (await text.InputValueAsync()).Length);
        await text.FillAsync(new string('字', 50_000));
        await Expect(part.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_finding_about_a_sentence_stands_beside_the_text_while_the_sentence_stands_and_leads_to_it()
    {
        var (page, part, text) = await OpenAsync([]);
        await page.RouteAsync("**/reports/2021/changes", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = """
                {"savedAt":"10:00:00","results":[],"totals":{},"missing":"","sections":{},"findings":[{"key":"1",
                "severity":"query","cells":[],"section":"s2_proactive","explained":false,
                "message":"金额相差约一万倍。","quoted":"收到申请4件"}]}
                """,
        }));
        await text.FillAsync(Text);

        var note = part.Locator("[data-notes] button");
        await Expect(note).ToContainTextAsync("疑问（须说明） 金额相差约一万倍。");
        await Expect(part.Locator("[data-marks] mark")).ToHaveTextAsync("收到申请4件");
        await Site.ShotAsync(page, "narrative-note");
        await note.ClickAsync();
        Assert.Equal("收到申请4件", await SelectedAsync(text));
        await text.FillAsync("另写一段。");
        await Expect(note).ToBeHiddenAsync();
        await Expect(part.Locator("[data-marks] mark")).ToHaveCountAsync(0);
    }

    private static ILocatorAssertions Expect(ILocator one) => Assertions.Expect(one);

    private static Task<string> SelectedAsync(ILocator text) => text.EvaluateAsync<string>(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)");

    private async Task<(IPage Page, ILocator Part, ILocator Text)> OpenAsync(List<string> faults)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using var reopen = source.CreateCommand(
            "update county.reports set state = 'Returned' where unit_id = 8 and year = 2021");
        await reopen.ExecuteNonQueryAsync();
        var page = await site.OpenAsync("yaoshan", faults);
        await page.GotoAsync("/reports/2021");
        var part = page.Locator("#s1_overall");
        await Expect(part.Locator("[data-insert]")).ToBeVisibleAsync();
        return (page, part, part.GetByRole(AriaRole.Textbox));
    }
}

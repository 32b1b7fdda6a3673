using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The office reviews by mouse and by keyboard, and its pages are fit to be looked at.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "office")]
public sealed class ReviewingTests(Site site)
{
    private const string Unbalanced = "/rounds/2019/units/5";

    [Fact]
    public async Task A_figure_is_remarked_on_by_click_and_by_keys_and_goes_into_the_letter()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync(Unbalanced);
        var start = page.GetByRole(AriaRole.Button, new() { Name = "开始审核" });
        if (await start.CountAsync() > 0) await start.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "退回修改" })).ToBeVisibleAsync();
        var figures = page.Locator("td[id^=t3_applications] a");
        await figures.Nth(8).ClickAsync();
        var text = page.Locator("#remark textarea");
        await Assertions.Expect(text).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#remark #at option:checked")).Not.ToHaveTextAsync("整份报告");
        await text.FillAsync("请核对这一格");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出意见" }).ClickAsync();
        await Assertions.Expect(page.Locator(".remarks-list .said").First).ToHaveTextAsync("请核对这一格");

        await figures.Nth(8).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(figures.Nth(9)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(text).ToBeFocusedAsync();
        await text.FillAsync("这一格也请核对");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出意见" }).ClickAsync();
        await Assertions.Expect(page.Locator(".remarks-list .said")).ToHaveCountAsync(2);
        Assert.Empty(await Looks.AtAsync(page, "review"));

        await page.GotoAsync($"{Unbalanced}/return");
        await Assertions.Expect(page.Locator(".return-letter li")).ToHaveCountAsync(2);
        Assert.Empty(await Looks.AtAsync(page, "review-letter"));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task F8_leads_to_the_next_unit_that_waits()
    {
        var page = await site.OpenAsync("jinshi-office", []);
        await page.GotoAsync("/rounds/2019/units/1");
        await Assertions.Expect(page.Locator("a[data-next]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F8");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/rounds/2019/units/5$"));
    }

    [Fact]
    public async Task The_pages_of_a_second_submission_and_of_its_settings_can_be_looked_at()
    {
        var page = await site.OpenAsync("jinshi-office", []);
        await page.GotoAsync("/review/settings");
        Assert.Empty(await Looks.AtAsync(page, "review-settings"));
    }
}

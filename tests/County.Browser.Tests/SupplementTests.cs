using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>What the county asks besides the report, as the clerk types it and the office reads it.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "office")]
public sealed class SupplementTests(Site site) : IAsyncLifetime
{
    private const string Boards = "s.boards_town";
    private readonly TypedReport report = new(site, 2021, unit: 8);

    public async ValueTask InitializeAsync() => await report.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_clerk_types_it_in_the_form_and_is_told_at_the_cell_what_is_wrong()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("yaoshan", faults);
        await report.OpenAsync(page);
        var cell = page.Locator($"input[name='{Boards}']");

        await TypedReport.TypeAsync(page, Boards, "十个");
        await Assertions.Expect(cell).ToHaveAttributeAsync("aria-invalid", "true");
        await TypedReport.TypeAsync(page, Boards, "99");
        await page.Keyboard.PressAsync("Enter");
        await TypedReport.SavedAsync(page);
        await Assertions.Expect(page.Locator($"td[id='{Boards}']")).ToHaveClassAsync("marked");
        await Assertions.Expect(page.Locator("[data-findings]")).ToContainTextAsync("应为0至50个");
        await page.Locator("#supplement").ScrollIntoViewIfNeededAsync();
        await Site.ShotAsync(page, "supplement-form");
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator("#supplement").ScrollIntoViewIfNeededAsync();
        await Site.ShotAsync(page, "supplement-form-390");
        await page.SetViewportSizeAsync(1366, 768);
        await TypedReport.TypeAsync(page, Boards, "9");
        await page.Keyboard.PressAsync("Enter");
        await TypedReport.SavedAsync(page);
        await Assertions.Expect(page.Locator("[data-findings]")).Not.ToContainTextAsync("应为0至50个");
        Assert.Equal(1, await report.CountAsync("""
            select count(*) from county.supplement_entries where unit_id = 8 and indicator_id = 'boards_town'
                and figure = 9
            """));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_office_reads_the_sum_with_its_parts_and_keeps_what_is_asked()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2021/summary/supplement");
        await page.Locator("summary").Last.ClickAsync();
        await Site.ShotAsync(page, "supplement-summary");
        await page.GotoAsync("/rounds/2021/supplement");
        await Site.ShotAsync(page, "supplement-indicators");
        await page.Locator("details > summary").First.ClickAsync();
        await Site.ShotAsync(page, "supplement-indicators-new");
        await page.GotoAsync("/rounds/2021/supplement/indicators/proposals_on_time");
        await Assertions.Expect(page.Locator(".coverage")).ToContainTextAsync("个单位填报");
        await Site.ShotAsync(page, "supplement-indicator");
        await page.GotoAsync("/rounds/2021/units/1#supplement");
        await Site.ShotAsync(page, "supplement-report");
        Assert.Empty(faults);
    }
}

using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The pages of a unit's people in English: as fit as in Chinese, where words are longer.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
[Trait("slow", "true")]
public sealed class EnglishTests(Site site)
{
    private const int Year = 2021;

    [Fact]
    public async Task A_clerk_who_chose_english_finds_every_page_fit()
    {
        var clerk = await ClerksPage.OpenAsync(site, Year);
        var page = clerk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Locator("[data-ready]")).ToHaveCountAsync(1);

        await LookAsync(page, "form");
        foreach (var path in new[] { "submission", "zero", "sign-off", "help" })
        {
            await page.GotoAsync($"/reports/{Year}/{path}");
            await LookAsync(page, path);
        }

        foreach (var path in new[] { "reports", "messages", "account", "calendar" })
        {
            await page.GotoAsync($"/{path}");
            await LookAsync(page, path);
        }
    }

    private static async Task LookAsync(IPage page, string name) =>
        Assert.Empty(await Looks.AtAsync(page, $"english-{name}"));
}

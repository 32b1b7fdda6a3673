using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The office compares units and goes from a number to the cell that it stands in.</summary>
[Trait("shows", "office")]
public sealed partial class ComparisonTests(Site site)
{
    [Fact]
    public async Task What_is_compared_stands_in_the_address_bar_and_a_number_leads_to_its_cell()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2021");
        await page.GetByRole(AriaRole.Link, new() { Name = "对比分析" }).ClickAsync();
        await page.GetByLabel("指标").SelectOptionAsync("t3_applications.granted.total");
        await page.GetByLabel("单位类别").SelectOptionAsync(new SelectOptionValue { Label = "乡镇" });
        await page.GetByLabel("比较").SelectOptionAsync(new SelectOptionValue { Label = "占比" });
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(Asked());
        var rows = page.Locator("table.comparison tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Site.ShotAsync(page, "comparison-print");
        await Assertions.Expect(page.Locator(".filter")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".bars .now").First).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await rows.Filter(new() { HasText = "药山镇" }).Locator("a").Last.ClickAsync();
        await Assertions.Expect(page.Locator("td:target")).ToHaveAttributeAsync("id", "t3_applications.granted.total");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("药山镇");
        Assert.Empty(faults);
    }

    [GeneratedRegex(@"/comparison\?cell=t3_applications\.granted\.total&peers=Township&view=share&years=5$")]
    private static partial Regex Asked();
}

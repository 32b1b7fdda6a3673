using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace County.Browser.Tests;

[Trait("shows", "main-job")]
public sealed class SummaryTests(Site site)
{
    private const string Figure = "[id='t2_art20_1.normative_docs.published'] a";

    [Fact]
    public async Task The_office_sees_who_is_in_the_summary_and_opens_a_figure_beside_it()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2019");
        await Site.ShotAsync(page, "board");
        Assert.Equal(10, await page.Locator("table.list tbody tr").CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "全县汇总" }).ClickAsync();

        await Assertions.Expect(page.Locator(".coverage"))
            .ToContainTextAsync("应报 10 个单位，已报送 9 个，计入汇总 8 个");
        await Assertions.Expect(page.Locator(".gaps")).ToContainTextAsync("嘉山街道");
        await Assertions.Expect(page.Locator(".gaps")).ToContainTextAsync("涔澹农场");
        await page.Locator(Figure).ClickAsync();
        await Assertions.Expect(page.Locator("#figure tr", new() { HasText = "药山镇" })).ToContainTextAsync("16");
        await Site.ShotAsync(page, "summary");
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(page.Locator(".head .count")).ToBeInViewportAsync();
        await Assertions.Expect(page.Locator(".head .count")).ToHaveTextAsync("计入 8/10");
        Assert.EndsWith("/rounds/2019/summary", page.Url, StringComparison.Ordinal);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Without_scripts_the_figure_opens_on_a_page_of_its_own()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults, scripts: false);
        await page.GotoAsync("/rounds/2019/summary");
        await page.Locator(Figure).ClickAsync();
        Assert.EndsWith("/summary/figures/t2_art20_1.normative_docs.published", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#figure tr", new() { HasText = "药山镇" })).ToContainTextAsync("16");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_figure_leads_to_the_very_cell_of_the_units_report()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2019/summary/figures/t2_art20_9.central_procurement.procurement_amount");
        await page.Locator("#figure").GetByRole(AriaRole.Link, new() { Name = "药山镇" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(
            @"/units/8/submissions/1#t2_art20_9\.central_procurement\.procurement_amount$"));
        await Assertions.Expect(page.Locator("[id='t2_art20_9.central_procurement.procurement_amount']"))
            .ToHaveTextAsync("414.52万元");
        await Site.ShotAsync(page, "report");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_clerk_lands_on_their_own_report_and_is_told_where_they_may_not_go()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("yaoshan", faults);
        await page.GotoAsync("/rounds/2019/units/8");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("药山镇");
        await page.GotoAsync("/rounds/2019");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("没有权限");
        await page.GotoAsync("/rounds/2019/units/1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("没有找到");
        await Site.ShotAsync(page, "not-found");
    }
}

using System.Globalization;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The office writes the county's own report, has it signed on paper and publishes it.</summary>
[Trait("shows", "office")]
public sealed class CountyReportTests(Site site)
{
    [Fact]
    public async Task The_office_writes_sends_signs_on_paper_and_publishes()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2019/county-report");
        await page.GetByLabel("一、总体情况").FillAsync("（一）主动公开。全年公开信息若干条。");
        await page.GetByLabel("五、").FillAsync("存在的问题是公开不够及时，下一步改进。");
        await page.GetByLabel("六、").FillAsync("本年未收取信息处理费，没有其他事项。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存文字" }).ClickAsync();
        await Assertions.Expect(page.Locator(".contents .found").First).ToBeVisibleAsync();
        Assert.Empty(await Looks.AtAsync(page, "county-report"));

        await page.GetByRole(AriaRole.Button, new() { Name = "送领导签发" }).ClickAsync();
        await Assertions.Expect(page.Locator("#edition")).ToContainTextAsync("正在签发");
        Assert.Empty(await Looks.AtAsync(page, "county-report-signing"));
        await page.GetByRole(AriaRole.Link, new() { Name = "看这一稿的全文" }).ClickAsync();
        Assert.Empty(await Looks.AtAsync(page, "county-report-edition"));
        await page.GoBackAsync();
        await page.GetByLabel("纸质签发").FillAsync("县长 某某");
        var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        await page.GetByLabel("签发日期").FillAsync(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "登记纸质签发" }).ClickAsync();
        await Assertions.Expect(page.Locator("#edition")).ToContainTextAsync("等待发布");
        await page.GetByLabel("发布位置").FillAsync("县政府网站政府信息公开年报栏目");
        var reason = page.GetByLabel("仍要发布的原因");
        if (await reason.CountAsync() > 0) await reason.FillAsync("一个单位随后补发");
        Assert.Empty(await Looks.AtAsync(page, "county-report-publishing"));
        await page.GetByRole(AriaRole.Button, new() { Name = "登记发布" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("第1稿已于");
        Assert.Empty(await Looks.AtAsync(page, "county-report-published"));
        Assert.Empty(faults);
    }
}

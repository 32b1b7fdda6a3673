using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The office maps the superior's workbook, records that it was sent, its receipt and its return.</summary>
[Trait("shows", "office")]
public sealed class UpwardTests(Site site)
{
    [Fact]
    public async Task The_office_uploads_maps_sends_and_is_answered()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await MapAsync(page);
        await SendAsync(page);
        await page.GotoAsync("/rounds/2021/upward");
        Assert.Empty(await Looks.AtAsync(page, "upward"));
        Assert.DoesNotContain(faults, fault => !fault.Contains("422", StringComparison.Ordinal));
    }

    private static async Task MapAsync(IPage page)
    {
        await page.GotoAsync("/rounds/2021/upward");
        Assert.Empty(await Looks.AtAsync(page, "upward-empty"));
        await page.Locator("details > summary").First.ClickAsync();
        await page.GetByLabel("表格名称").FillAsync("年度报告汇总表");
        await page.GetByLabel("收文单位").FillAsync("常德市人民政府办公室");
        await page.GetByLabel("表格（.xlsx").SetInputFilesAsync(SuperiorFile.Save());
        await page.GetByRole(AriaRole.Button, new() { Name = "上传", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".coverage")).ToContainTextAsync("按表头文字认出");
        Assert.Empty(await Looks.AtAsync(page, "upward-mapping"));
        await page.Locator("form.mapping").ScrollIntoViewIfNeededAsync();
        await Site.ShotAsync(page, "upward-mapping-cells");

        await page.Locator("[name='t2_art20_5.licences.decisions']").FillAsync("没有!A1");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存对应" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("有1处不能这样对应");
        Assert.Empty(await Looks.AtAsync(page, "upward-mapping-refused"));
        await page.Locator("[name='t2_art20_5.licences.decisions']").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存对应" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("下载填好的表格");
        await page.GetByRole(AriaRole.Link, new() { Name = "报送函和单位名单" }).ClickAsync();
        await Assertions.Expect(page.Locator(".letter")).ToContainTextAsync("常德市人民政府办公室");
        Assert.Empty(await Looks.AtAsync(page, "upward-letter"));
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GotoAsync("/rounds/2021/upward");
        await page.Locator("summary", new() { HasText = "登记报送" }).ClickAsync();
        await page.GetByLabel("报送方式").FillAsync("电子公文");
        var reason = page.GetByLabel("汇总不全仍要报送的原因");
        if (await reason.CountAsync() > 0) await reason.FillAsync("限期已到，余下的随后补报");
        Assert.Empty(await Looks.AtAsync(page, "upward-sending-form"));
        await page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("第1次报送");
        await page.GetByLabel("回执文号或者回执人").FillAsync("收文12号");
        Assert.Empty(await Looks.AtAsync(page, "upward-sending"));
        await page.GetByRole(AriaRole.Button, new() { Name = "登记回执" }).ClickAsync();
        await Assertions.Expect(page.Locator(".coverage", new() { HasText = "收到回执" })).ToBeVisibleAsync();
        await page.GetByLabel("退回原因").FillAsync("附表少一个单位");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记退回" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("被上级退回：附表少一个单位");
    }
}

using County.Documents;
using County.Reporting;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The office takes a sheet of the 司法局 on and follows a difference to the very cell.</summary>
[Trait("shows", "office")]
public sealed class OutsideFiguresTests(Site site)
{
    private const string Upheld = "t4_review_litigation.review.upheld";

    private static readonly OutsideTemplate Template = new(
        "津市市", 2021, OutsideSource.Justice, Catalogue.Of("2021"),
        [new OutsideUnit(7, "430781103000", "白衣镇"), new OutsideUnit(8, "430781105000", "药山镇")]);

    [Fact]
    public async Task A_sheet_is_shown_taken_on_and_leads_to_the_cells_that_differ()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2021/outside-figures/justice");
        Assert.Empty(await Looks.AtAsync(page, "outside-empty"));

        await UploadAsync(page, "司法局.docx", "不是表格"u8.ToArray());
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("不是Excel工作簿");
        Assert.Empty(await Looks.AtAsync(page, "outside-refused"));
        await UploadAsync(page, "司法局.xlsx", Template.Write((unit, cell) =>
            cell.Address == Upheld ? 90 + unit : cell.Row.Label.Length > 0 ? unit : null));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("读到2个单位、8个数");
        Assert.Empty(await Looks.AtAsync(page, "outside-preview"));
        await page.GetByRole(AriaRole.Button, new() { Name = "采用这8个数" }).ClickAsync();
        await Assertions.Expect(page.Locator("#differences")).ToBeVisibleAsync();
        Assert.Empty(await Looks.AtAsync(page, "outside-source"));
        await page.GotoAsync("/rounds/2021/outside-figures");
        Assert.Empty(await Looks.AtAsync(page, "outside-list"));

        await page.GotoAsync("/rounds/2021/outside-figures/justice");
        await page.Locator($"a[href$='units/7?show=all#{Upheld}']").ClickAsync();
        await Assertions.Expect(page.Locator($"td[id='{Upheld}'] .told")).ToHaveTextAsync("司法局97");
        Assert.Empty(await Looks.AtAsync(page, "outside-review"));
        await page.Locator("#s2_proactive").ScrollIntoViewIfNeededAsync();
        await Site.ShotAsync(page, "outside-review-two");

        await page.GotoAsync("/rounds/2021/outside-figures/justice");
        await page.GetByRole(AriaRole.Button, new() { Name = "撤下司法局的数" }).ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("司法局还没有提供");
        Assert.DoesNotContain(faults, fault => !fault.Contains("422", StringComparison.Ordinal));
    }

    private static async Task UploadAsync(IPage page, string name, byte[] file)
    {
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = file,
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并核对" }).ClickAsync();
    }
}

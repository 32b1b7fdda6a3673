using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The county office at its review.</summary>
internal sealed class OfficesPage(IPage page)
{
    /// <summary>The figure that it remarks on.</summary>
    public const string Cell = "t2_art20_1.normative_docs.in_force";

    public IPage Page => page;

    /// <summary>The office remarks on a figure, on a sentence and on the whole, and returns the report.</summary>
    public async Task ReturnAsync(int unit, int year)
    {
        await page.GotoAsync($"/rounds/{year}/units/{unit}");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始审核" }).ClickAsync();
        await page.Locator($"td[id='{Cell}'] a").ClickAsync();
        await RemarkAsync("请核对现行有效件数");
        await page.GetByLabel("意见针对").SelectOptionAsync("s1_overall");
        await page.GetByLabel("引用的原句（文字部分，可不填）").FillAsync(FilledForm.Sentence);
        await RemarkAsync("请写实际更换的次数");
        await RemarkAsync("标题写法请统一");
        await page.GetByRole(AriaRole.Link, new() { Name = "退回修改" }).ClickAsync();
        await Assertions.Expect(page.Locator(".return-letter li")).ToHaveCountAsync(3);
        await page.GetByLabel("附言").FillAsync("请按意见修改");
        await page.GetByRole(AriaRole.Button, new() { Name = "发出退回函" }).ClickAsync();
        await Assertions.Expect(page.Locator(".review-head .state")).ToHaveTextAsync("已退回");
    }

    public async Task AcceptAsync(int unit, int year)
    {
        await page.GotoAsync($"/rounds/{year}/units/{unit}");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始审核" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "审核通过" }).ClickAsync();
        await Assertions.Expect(page.Locator(".review-head .state")).ToHaveTextAsync("已通过");
    }

    private async Task RemarkAsync(string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "提出意见" }).ClickAsync();
        await Assertions.Expect(page.Locator(".remarks-list").First).ToContainTextAsync(text);
    }
}

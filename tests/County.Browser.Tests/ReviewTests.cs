using Microsoft.Playwright;

namespace County.Browser.Tests;

[Trait("shows", "main-job")]
public sealed class ReviewTests(Site site)
{
    [Fact]
    public async Task The_office_undoes_an_acceptance_returns_the_report_and_accepts_it_again()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds/2021/units/6");
        await GiveReasonAsync(page, "撤销的理由", "附件有误", "撤销通过");
        await Assertions.Expect(State(page)).ToHaveTextAsync("已报送");
        await page.Locator("#remark textarea").FillAsync("请核对依申请公开件数");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出意见" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "退回修改" }).ClickAsync();
        await page.GetByLabel("附言").FillAsync("请核对依申请公开件数");
        await page.GetByRole(AriaRole.Button, new() { Name = "发出退回函" }).ClickAsync();
        await Assertions.Expect(State(page)).ToHaveTextAsync("已退回");
        await GiveReasonAsync(page, "撤销的理由", "退错单位", "撤销退回");
        await page.GetByRole(AriaRole.Button, new() { Name = "审核通过" }).ClickAsync();
        await Assertions.Expect(State(page)).ToHaveTextAsync("已通过");

        var acts = page.Locator("section[aria-labelledby=acts] tbody tr");
        await Assertions.Expect(acts.Last).ToContainTextAsync("政务公开股");
        await Assertions.Expect(acts.Filter(new() { HasText = "请核对依申请公开件数" })).ToHaveCountAsync(1);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task An_answer_to_a_submission_that_is_no_longer_the_newest_is_refused_in_words()
    {
        var page = await site.OpenAsync("jinshi-office", []);
        await page.GotoAsync("/rounds/2021/units/7");
        await page.Locator("form[action$='/undoing'] input[name=version]")
            .EvaluateAsync("field => { field.value = '0'; }");
        await GiveReasonAsync(page, "撤销的理由", "试一试", "撤销通过");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("请看过新稿再办理");
        await page.GetByRole(AriaRole.Link, new() { Name = "回到该报告" }).ClickAsync();
        await Assertions.Expect(State(page)).ToHaveTextAsync("已通过");
    }

    private static ILocator State(IPage page) => page.Locator(".review-head .state");

    private static async Task GiveReasonAsync(IPage page, string field, string reason, string button)
    {
        await page.Locator("summary", new() { HasText = button }).ClickAsync();
        await page.Locator($"[open] [aria-label='{field}']").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = $"确认{button}", Exact = true }).ClickAsync();
    }
}

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
        await GiveReasonAsync(page, "退回的理由", "请核对依申请公开件数", "退回");
        await Assertions.Expect(State(page)).ToHaveTextAsync("已退回");
        await GiveReasonAsync(page, "撤销的理由", "退错单位", "撤销退回");
        await page.GetByRole(AriaRole.Button, new() { Name = "通过", Exact = true }).ClickAsync();
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

    private static ILocator State(IPage page) => page.Locator(".facts .state");

    private static async Task GiveReasonAsync(IPage page, string field, string reason, string button)
    {
        await page.GetByLabel(field).FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}

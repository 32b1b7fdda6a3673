using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>线下审签, as a unit does it.</summary>
internal static class PaperSigning
{
    /// <summary>Whose people do not sign here says so once, for every step.</summary>
    public static async Task ChooseAsync(IPage mayor, int unit)
    {
        await mayor.GotoAsync($"/units/{unit}/sign-off");
        for (var step = 1; step <= 4; step++)
        {
            await mayor.GetByLabel($"第{step}个环节的通常方式").SelectOptionAsync(
                new SelectOptionValue { Label = "线下审签" });
        }

        await WholePathTests.FitAsync(mayor, "path-chain");
        await mayor.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
    }

    /// <summary>The 审签表 is printed, and comes back as a picture with names and days.</summary>
    public static async Task SignAsync(IPage clerk, int year)
    {
        await clerk.GetByRole(AriaRole.Link, new() { Name = "打印审签表" }).First.ClickAsync();
        await WholePathTests.FitAsync(clerk, "path-paper");
        await clerk.GotoAsync($"/reports/{year}/sign-off");
        await Assertions.Expect(clerk.GetByRole(AriaRole.Button, new() { Name = "登记线下审签" })).ToBeDisabledAsync();
        await clerk.GetByLabel("扫描件或照片").SetInputFilesAsync(new FilePayload
        {
            Name = "盖章页.png",
            MimeType = "image/png",
            Buffer = await clerk.ScreenshotAsync(),
        });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "上传", Exact = true }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".scans")).ToContainTextAsync("盖章页.png");
        var (names, days) = (clerk.GetByLabel("签字人"), clerk.GetByLabel("签字日期"));
        var today = await clerk.EvaluateAsync<string>(
            "new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })");
        for (var step = 0; step < await names.CountAsync(); step++)
        {
            await names.Nth(step).FillAsync($"审签人{"甲乙丙丁戊"[step]}");
            await days.Nth(step).FillAsync(today);
        }

        await WholePathTests.FitAsync(clerk, "path-on-paper");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "登记线下审签" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".coverage").First).ToHaveTextAsync("各环节都已审签，由填报人报送。");
    }
}

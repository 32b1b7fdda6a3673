using System.Diagnostics;
using County.Web.Tests;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>Passkeys with a real Chromium over https, and its virtual authenticator for a fingerprint.</summary>
[Trait("shows", "isolation")]
public sealed class PasskeyTests(Site site) : IAsyncLifetime
{
    private readonly string address = $"https://localhost:{Site.FreePort()}";
    private Process? program;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var settings = ThrowAwayCertificate.Made.Settings.ToDictionary(
            setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        settings["County__Transport"] = "https";
        // A passkey is good for the name of one site.
        settings["County__Address"] = address;
        program = await site.ServeAsync(address, settings);
        // A certificate that the browser takes for broken would keep it from passkeys.
        browser = await site.LaunchAsync(
            $"--ignore-certificate-errors-spki-list={ThrowAwayCertificate.Made.KeyHash}");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (program is null) return;
        program.Kill();
        await program.WaitForExitAsync();
        program.Dispose();
    }

    [Fact]
    public async Task A_passkey_signs_in_without_password_and_code_until_it_is_removed()
    {
        var page = await OpenAsync(isVerified: true);
        await AddAsync(page, "办公室电脑");
        await Assertions.Expect(page.Locator("table.list")).ToContainTextAsync("办公室电脑");
        Assert.Empty(await Looks.AtAsync(page, "passkeys"));
        await LeaveAsync(page);
        await Site.ShotAsync(page, "passkey-sign-in");

        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Assertions.Expect(page.Locator(".bar .who")).ToHaveTextAsync("政务公开股");

        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Button, new() { Name = "删除 办公室电脑" }).ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToHaveTextAsync("还没有通行密钥。");
        await LeaveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("这个通行密钥不能登录");
        await page.GotoAsync("/");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_does_not_ask_who_holds_it_gets_no_passkey()
    {
        var page = await OpenAsync(isVerified: false);

        await AddAsync(page, "借来的电脑");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有添加");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".empty")).ToHaveTextAsync("还没有通行密钥。");
    }

    private async Task AddAsync(IPage page, string name)
    {
        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("名称").FillAsync(name);
        await page.GetByLabel("当前密码").FillAsync("not-the-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("当前密码不对");
        await page.GetByLabel("当前密码").FillAsync(site.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
    }

    private async Task LeaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync($"{address}/sign-in");
    }

    /// <summary>Somebody of the office, signed in, at a computer that has an authenticator.</summary>
    private async Task<IPage> OpenAsync(bool isVerified)
    {
        var page = await browser!.NewPageAsync(new BrowserNewPageOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
        });
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = isVerified,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/");
        await site.SignInAsync(page, "jinshi-office");
        return page;
    }
}

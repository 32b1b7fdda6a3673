using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using County.Web.Tests;
using Microsoft.Playwright;
using Npgsql;

[assembly: AssemblyFixture(typeof(County.Browser.Tests.Site))]

namespace County.Browser.Tests;

/// <summary>The real program on a real port with the demonstration county, and a real Chromium to look at it.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly TestServer server = new();
    private readonly SemaphoreSlim turn = new(1);
    private Process? program;
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public string Address { get; private set; } = "";

    /// <summary>Connection string of the server's superuser on the site's database.</summary>
    public string Database => server.Database;

    /// <summary>A window of an office computer.</summary>
    public static ViewportSize Desk => new() { Width = 1366, Height = 768 };

    public string Password => server.ProgramEnvironment["County__Demo__Password"];

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        foreach (var verb in new[] { "demo", "rollup" })
        {
            using var step = Start([verb], new Dictionary<string, string>());
            await step.WaitForExitAsync();
            Assert.Equal(0, step.ExitCode);
        }

        Address = $"http://127.0.0.1:{FreePort()}";
        program = await ServeAsync(Address, new Dictionary<string, string>());
        playwright = await Playwright.CreateAsync();
        // A busy machine is slow, and no worse for it.
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await LaunchAsync();
    }

    /// <summary>
    /// One more process of the program on the same database, with settings of its own; it serves. Another build of it
    /// where one is named.
    /// </summary>
    public async Task<Process> ServeAsync(
        string address, IReadOnlyDictionary<string, string> settings, string? binary = null)
    {
        var more = Start(["serve", "--urls", address], settings, binary);
        await WaitAsync(more, address);
        return more;
    }

    /// <summary>A Chromium of its own, for a test that needs it otherwise.</summary>
    public Task<IBrowser> LaunchAsync(params string[] arguments) =>
        playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_BIN") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                .. arguments,
            ],
        });

    /// <summary>A window of an office computer; console errors and refused resources are collected as faults.</summary>
    public async Task<IPage> OpenAsync(string account, List<string> faults, bool scripts = true)
    {
        var page = await OpenWindowAsync(faults, scripts);
        await page.GotoAsync("/");
        await SignInAsync(page, account);
        return page;
    }

    /// <summary>The same before anybody signs in.</summary>
    public async Task<IPage> OpenWindowAsync(List<string> faults, bool scripts = true)
    {
        var page = await Browser.NewPageAsync(new BrowserNewPageOptions
        {
            BaseURL = Address,
            Locale = "zh-CN",
            JavaScriptEnabled = scripts,
            ViewportSize = Desk,
        });
        page.Console += (_, message) =>
        {
            if (message.Type == "error") faults.Add(message.Text);
        };
        return page;
    }

    /// <summary>On the page that asks for it: the password, then the code where one is asked for.</summary>
    public async Task SignInAsync(IPage page, string account)
    {
        await GivePasswordAsync(page, account);
        if (page.Url.EndsWith("/sign-in/code", StringComparison.Ordinal)) await GiveCodeAsync(page);
    }

    /// <summary>The first half of it.</summary>
    public async Task GivePasswordAsync(IPage page, string account)
    {
        if (!page.Url.Contains("/sign-in", StringComparison.Ordinal)) await page.GotoAsync("/sign-in");
        await page.GetByLabel("用户名").FillAsync(account);
        await page.GetByLabel("密码").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await LeftAsync(page, "/sign-in");
    }

    /// <summary>
    /// Tests sign in more often than once in the half minute that a code lives; one after the other, for each takes the
    /// code that it has just made good again.
    /// </summary>
    private async Task GiveCodeAsync(IPage page)
    {
        await turn.WaitAsync();
        try
        {
            await FillCodeAsync(page);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task FillCodeAsync(IPage page)
    {
        await using var source = NpgsqlDataSource.Create(server.Database);
        await using var command = source.CreateCommand("update accounts.second_factors set last_step = 0");
        await command.ExecuteNonQueryAsync();
        await page.GetByLabel("验证码").FillAsync(TestServer.DemoCode());
        await page.GetByRole(AriaRole.Button, new() { Name = "继续" }).ClickAsync();
        await LeftAsync(page, "/sign-in/code");
    }

    /// <summary>
    /// Asks for the address again and again. To wait for an address in Playwright waits for the page's load event too,
    /// which its client at times misses, and then nothing ends the wait.
    /// </summary>
    private static Task LeftAsync(IPage page, string path) => Assertions.Expect(page).Not.ToHaveURLAsync(
        new Regex($@"{path}(\?|$)"), new PageAssertionsToHaveURLOptions { Timeout = 30_000 });

    /// <summary>A picture for a person's eyes.</summary>
    public static Task ShotAsync(IPage page, string name) => Pictures.TakeAsync(page, name);

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (program is not null)
        {
            program.Kill();
            await program.WaitForExitAsync();
            program.Dispose();
        }

        turn.Dispose();
        await server.DisposeAsync();
    }

    private Process Start(string[] arguments, IReadOnlyDictionary<string, string> settings, string? binary = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(binary ?? Path.Combine(AppContext.BaseDirectory, "county.dll"));
        start.WorkingDirectory = Path.GetDirectoryName(start.ArgumentList[0])!;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in server.ProgramEnvironment) start.Environment[name] = value;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task WaitAsync(Process program, string address)
    {
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = AnyCertificate.Options });
        for (var tries = 0; tries < 1200; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{address}/sign-in"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                Assert.False(program.HasExited, "the program ended before it served");
            }

            await Task.Delay(100);
        }

        Assert.Fail("the program did not serve within two minutes");
    }

    /// <summary>A port that nobody listens on.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

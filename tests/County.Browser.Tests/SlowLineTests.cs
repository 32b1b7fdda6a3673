using System.Diagnostics;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>The form as it is published, weighed and on a line as a village has it.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
[Trait("slow", "true")]
public sealed class SlowLineTests(Site site, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Year = 2021;
    private const string Received = "t3_applications.new_received.natural_person";
    private const string Total = "t3_applications.new_received.total";

    // What a first load may weigh on the wire, and one with everything that keeps in the browser already.
    private const int Cold = 60_000;
    private const int Warm = 25_000;

    private readonly string folder = Directory.CreateTempSubdirectory("county-published").FullName;
    private readonly int port = Site.FreePort();
    private readonly TypedReport report = new(site, Year, unit: 8);
    private Process? program;

    public async ValueTask InitializeAsync()
    {
        await report.EmptyAsync();
        using var publish = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "publish", Path.Combine(Root(), "src", "County.Web"), "-c", "Release", "-o", folder, "-v", "q",
            },
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);
        program = await site.ServeAsync(
            $"http://127.0.0.1:{port}", new Dictionary<string, string>(), Path.Combine(folder, "county.dll"));
    }

    public async ValueTask DisposeAsync()
    {
        if (program is not null)
        {
            program.Kill();
            await program.WaitForExitAsync();
            program.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_form_weighs_little_and_less_the_second_time()
    {
        await using var line = new Line(port);
        await using var entered = await EnteredAsync(line);
        // Signed in, and nothing of the site in the browser yet.
        await using var context = await site.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = line.Address,
            StorageState = await entered.StorageStateAsync(),
        });
        var page = await context.NewPageAsync();

        var before = line.Received;
        await report.OpenAsync(page);
        var cold = line.Received - before;
        await page.GotoAsync("about:blank");
        before = line.Received;
        await report.OpenAsync(page);
        var warm = line.Received - before;

        output.WriteLine($"weight of the form: {cold} bytes cold, {warm} bytes warm");
        Assert.InRange(cold, 1, Cold);
        Assert.InRange(warm, 1, Warm);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories),
            file => file.EndsWith(".map", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_line_of_800_ms_and_128_kbit_it_is_soon_usable_and_a_total_moves_at_the_keystroke()
    {
        await using var quick = new Line(port);
        await using var entered = await EnteredAsync(quick);
        var state = await entered.StorageStateAsync();
        await using var line = new Line(port) { Delay = TimeSpan.FromMilliseconds(400), Rate = 16_000 };
        await using var context = await site.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = line.Address,
            StorageState = state,
            ViewportSize = Site.Desk,
        });
        var page = await context.NewPageAsync();

        var clock = Stopwatch.StartNew();
        await report.OpenAsync(page);
        var usable = clock.Elapsed;
        await page.Locator($"input[name=\"{Received}\"]").FocusAsync();
        var moved = await MovedAsync(page);

        output.WriteLine($"slow line: usable after {usable.TotalSeconds:0.0} s, a total after {moved:0.0} ms");
        Assert.InRange(usable.TotalSeconds, 0.8, 6);
        Assert.InRange(moved, 0, 100);
        await TypedReport.SavedAsync(page);
        Assert.Equal("4", (await report.HeldAsync())[Received]);
    }

    /// <summary>
    /// How many milliseconds after a key the total is another; -1 where it stays. Measured in the page: what the test's
    /// own conversation takes is not the form's.
    /// </summary>
    private static Task<double> MovedAsync(IPage page) => page.EvaluateAsync<double>(
        """
        ([field, total]) => {
          const type = (cell, text) => {
            cell.value = text;
            cell.dispatchEvent(new InputEvent('input', { bubbles: true }));
          };
          const cell = document.querySelector(`input[name="${field}"]`);
          // A row with blanks has no total.
          for (const other of cell.closest('tr').querySelectorAll('input')) type(other, '0');
          const before = performance.now();
          type(cell, '4');
          const shown = document.getElementById(total).querySelector('output').textContent.trim();
          return shown === '4' ? performance.now() - before : -1;
        }
        """,
        new[] { Received, Total });

    private async Task<IBrowserContext> EnteredAsync(Line line)
    {
        var context = await site.Browser.NewContextAsync(
            new BrowserNewContextOptions { BaseURL = line.Address, ViewportSize = Site.Desk });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?from=/messages");
        await site.SignInAsync(page, "yaoshan");
        await page.CloseAsync();
        return context;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "County.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

using System.Diagnostics;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>Two people at one report, and two processes of the program before it.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
public sealed class TogetherTests(Site site) : IAsyncLifetime
{
    private const int Year = 2021;
    private const int Yaoshan = 8;
    private const string Received = "t3_applications.new_received.natural_person";
    private const string CarriedIn = "t3_applications.carried_in.natural_person";

    private readonly List<Process> processes = [];
    private readonly TypedReport report = new(site, Year, Yaoshan);

    public async ValueTask InitializeAsync()
    {
        await report.EmptyAsync();
        await report.ExecuteAsync(
            "update county.memberships set rights = array_append(rights, 'Author') "
            + "where unit_id = 8 and 'Signatory' = any(rights) and not 'Author' = any(rights)");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    [Fact]
    public async Task Two_who_change_the_same_cell_see_both_values_and_choose_and_the_other_cells_go_through()
    {
        var mine = await site.OpenAsync("yaoshan", []);
        var theirs = await site.OpenAsync("yaoshan-leader", []);
        await report.OpenAsync(mine);
        await report.OpenAsync(theirs);
        await TypedReport.TypeAsync(theirs, Received, "9");
        await TypedReport.SavedAsync(theirs);

        await TypedReport.TypeAsync(mine, Received, "12");
        await TypedReport.TypeAsync(mine, CarriedIn, "3");
        await Assertions.Expect(mine.Locator("[data-saving]")).ToHaveClassAsync("saving conflict");
        await mine.Locator("[data-conflicts]").ClickAsync();
        var choice = mine.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(choice).ToContainTextAsync("12");
        await Assertions.Expect(choice).ToContainTextAsync("9");
        await Site.ShotAsync(mine, "form-conflict");
        Assert.Equal(("9", "3"), await HeldAsync());

        await choice.GetByRole(AriaRole.Button, new() { Name = "用我填的" }).ClickAsync();
        await TypedReport.SavedAsync(mine);
        Assert.Equal(("12", "3"), await HeldAsync());
        await mine.Context.CloseAsync();
        await theirs.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_processes_asked_in_turn_keep_every_cell()
    {
        var ports = new[] { Site.FreePort(), Site.FreePort() };
        foreach (var port in ports)
        {
            processes.Add(await site.ServeAsync($"http://127.0.0.1:{port}", new Dictionary<string, string>()));
        }

        // A connection that rests a moment is closed: the next request meets the other process.
        await using var line = new Line(ports) { Rest = TimeSpan.FromMilliseconds(200) };
        await using var context = await site.Browser.NewContextAsync(
            new BrowserNewContextOptions { BaseURL = line.Address, ViewportSize = Site.Desk });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await site.SignInAsync(page, "yaoshan");
        await report.OpenAsync(page);
        var typed = report.Fields.Take(60).ToDictionary(field => field, field => $"{field.Length}");
        foreach (var (field, value) in typed)
        {
            await TypedReport.TypeAsync(page, field, value);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await TypedReport.SavedAsync(page);
        var held = await report.HeldAsync();
        Assert.All(typed, cell => Assert.Equal(cell.Value, held[cell.Key]));
    }

    private async Task<(string, string)> HeldAsync()
    {
        var held = await report.HeldAsync();
        return (held[Received], held[CarriedIn]);
    }
}

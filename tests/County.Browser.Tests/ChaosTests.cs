using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>A clerk types on while the line is cut, the program is killed and the tab is closed.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
[Trait("slow", "true")]
public sealed class ChaosTests(Site site) : IAsyncLifetime
{
    private const int Year = 2021;
    private const int Yaoshan = 8;
    private const int Typings = 200;

    /// <summary>In the page: whenever it says saved while its store still holds something, that is a lie.</summary>
    private const string Witness =
        """
        window.lies = [];
        new MutationObserver(() => {
          const saving = document.querySelector('[data-saving]');
          if (!saving || !saving.classList.contains('saved')) return;
          const kept = Object.keys(localStorage).filter((key) => key.startsWith('county/'));
          if (kept.length > 0) window.lies.push(kept);
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });
        """;

    private readonly int port = Site.FreePort();
    private readonly TypedReport report = new(site, Year, Yaoshan);
    private readonly Dictionary<string, string> typed = [];
    private readonly List<(string Field, string Load, int Counter)> acknowledged = [];
    private Line line = null!;
    private Process? program;

    public async ValueTask InitializeAsync()
    {
        await report.EmptyAsync();
        line = new Line(port);
        program = await ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await line.DisposeAsync();
        await KillAsync();
    }

    [Fact]
    public async Task After_three_cuts_two_kills_and_a_closed_tab_every_cell_holds_what_was_typed_last()
    {
        await using var context = await site.Browser.NewContextAsync(
            new BrowserNewContextOptions { BaseURL = line.Address, ViewportSize = Site.Desk });
        await context.AddInitScriptAsync(Witness);
        var page = await OpenAsync(context, isFirst: true);

        await TypeAsync(page, 0, 30);
        await CutAsync(page, 30, 60);
        await KillAsync();
        await TypeAsync(page, 60, 80);
        program = await ServeAsync();
        await TypeAsync(page, 80, 100);
        line.Cut();
        await TypeAsync(page, 100, 110);
        await TellsTruthAsync(page);
        await page.CloseAsync();
        await Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        line.Mend();
        page = await OpenAsync(context, isFirst: false);
        await TypeAsync(page, 110, 140);
        await KillAsync();
        await TypeAsync(page, 140, 150);
        program = await ServeAsync();
        await TypeAsync(page, 150, 160);
        await CutAsync(page, 160, Typings);

        await TypedReport.SavedAsync(page);
        await TellsTruthAsync(page);
        var held = await report.HeldAsync();
        Assert.All(typed, cell => Assert.Equal((cell.Key, cell.Value), (cell.Key, held[cell.Key])));
        await HistoryGoesForwardAsync();
    }

    /// <summary>What the n-th typing goes into: every cell once, then some again.</summary>
    private string Field(int n) => report.Fields[n % report.Fields.Count];

    private async Task TypeAsync(IPage page, int from, int to)
    {
        for (var n = from; n < to; n++)
        {
            var value = $"{(n * 7) + 1}";
            await TypedReport.TypeAsync(page, Field(n), value);
            typed[Field(n)] = value;
            if (await TypedReport.StateAsync(page) == "saved")
            {
                var held = await report.HeldAsync();
                Assert.All(typed, cell => Assert.Equal(cell.Value, held[cell.Key]));
            }
        }
    }

    /// <summary>The line is down for half a minute; somebody types meanwhile.</summary>
    private async Task CutAsync(IPage page, int from, int to)
    {
        var down = Stopwatch.StartNew();
        line.Cut();
        await TypeAsync(page, from, to);
        Assert.NotEqual("saved", await TypedReport.StateAsync(page));
        var left = TimeSpan.FromSeconds(30) - down.Elapsed;
        if (left > TimeSpan.Zero) await Task.Delay(left, TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator("[data-saving]")).ToHaveClassAsync("saving offline");
        line.Mend();
    }

    private static async Task TellsTruthAsync(IPage page) =>
        Assert.Equal("[]", await page.EvaluateAsync<string>("JSON.stringify(window.lies)"));

    private async Task HistoryGoesForwardAsync()
    {
        const string mine = "from county.field_writes where unit_id = 8 and year = 2021";
        Assert.Equal(0, await report.CountAsync(
            $"""
            select count(*) from (select revision, row_number() over (partition by field order by revision) as place,
                counter, lag(counter) over (partition by field, load order by revision) as before {mine}) w
            where revision <> place or counter <= before
            """));
        Assert.NotEmpty(acknowledged);
        foreach (var (field, load, counter) in acknowledged)
        {
            // The same change sent twice is one row; one that a later one of the same page overtook needs none.
            var kept = await report.CountAsync(
                $"select count(*) {mine} and field = '{field}' and load = '{load}' and counter >= {counter}");
            Assert.True(kept > 0, $"{field}, acknowledged to {load} as its change {counter}, is not there");
        }

        Assert.Equal(0, await report.CountAsync(
            $"select count(*) from (select 1 {mine} group by field, load, counter having count(*) > 1) twice"));
    }

    private async Task<IPage> OpenAsync(IBrowserContext context, bool isFirst)
    {
        var page = await context.NewPageAsync();
        page.Response += (_, answer) => Note(answer);
        if (isFirst)
        {
            await page.GotoAsync("/");
            await site.SignInAsync(page, "yaoshan");
        }

        await report.OpenAsync(page);
        return page;
    }

    private async void Note(IResponse answer)
    {
        if (answer.Status != 200 || !answer.Url.EndsWith("/changes", StringComparison.Ordinal)) return;
        try
        {
            var (body, sent) = (await answer.TextAsync(), answer.Request.PostData!);
            var load = JsonDocument.Parse(sent).RootElement.GetProperty("load").GetString()!;
            foreach (var result in JsonDocument.Parse(body).RootElement.GetProperty("results").EnumerateArray())
            {
                if (result.GetProperty("status").GetString() != "saved") continue;
                lock (acknowledged)
                {
                    acknowledged.Add((
                        result.GetProperty("field").GetString()!, load, result.GetProperty("counter").GetInt32()));
                }
            }
        }
        catch (PlaywrightException)
        {
            // The tab was closed, or the line cut, in the middle of the answer: nothing was acknowledged.
        }
    }

    private Task<Process> ServeAsync() =>
        site.ServeAsync($"http://127.0.0.1:{port}", new Dictionary<string, string>());

    private async Task KillAsync()
    {
        if (program is null) return;
        program.Kill();
        await program.WaitForExitAsync();
        program.Dispose();
        program = null;
    }
}

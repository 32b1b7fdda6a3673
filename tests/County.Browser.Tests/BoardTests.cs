using System.Globalization;
using Microsoft.Playwright;
using Npgsql;

namespace County.Browser.Tests;

/// <summary>The county office has the board open while units work.</summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "office")]
public sealed class BoardTests(Site site)
{
    private const string Board = "/rounds/2019";
    private const int Unit = 10;

    [Fact]
    public async Task The_board_follows_what_units_do_and_the_keyboard_stays_where_it_is()
    {
        var faults = new List<string>();
        var page = await OpenAsync(faults);
        var asked = Count(page);
        await page.EvaluateAsync(
            "() => { document.getElementById('u1').kept = document.getElementById('u10').kept = 1; }");
        await page.Locator("#u10 th a").FocusAsync();

        await PassAsync(page, asked);
        await PassAsync(page, asked);
        Assert.Equal([200, 304], asked);
        Assert.Equal(1, await KeptAsync(page, Unit));
        try
        {
            await WorkAsync("表二有7格空白");
            await PassAsync(page, asked);
            await Assertions.Expect(page.Locator("#u10 .missing")).ToHaveTextAsync("表二有7格空白");
            await Assertions.Expect(page.Locator("#u10 th a")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator(".chips")).ToContainTextAsync("填报中");
            Assert.Equal((1, 0), (await KeptAsync(page, 1), await KeptAsync(page, Unit)));
            Assert.Equal([200, 304, 200], asked);
        }
        finally
        {
            await RestAsync();
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Lines_come_go_and_change_places_as_the_filter_says()
    {
        var faults = new List<string>();
        var page = await OpenAsync(faults, "?sort=changed&only=queries");
        var asked = Count(page);
        await Assertions.Expect(page.Locator("#board-lines tr")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#board-empty")).ToHaveTextAsync("没有符合条件的单位。");
        try
        {
            await WorkAsync("");
            await PassAsync(page, asked);
            await Assertions.Expect(page.Locator("#board-lines tr")).ToHaveAttributeAsync("id", "u10");
            await Assertions.Expect(page.Locator("#board-empty")).ToHaveTextAsync("");
        }
        finally
        {
            await RestAsync();
        }

        await PassAsync(page, asked);
        await Assertions.Expect(page.Locator("#board-lines tr")).ToHaveCountAsync(0);
        await page.GotoAsync($"{Board}?sort=changed");
        foreach (var unit in new[] { 3, 7, 3 })
        {
            await ExecuteAsync(
                $"update county.reports set changed_at = now() where year = 2019 and unit_id = {unit}");
            await PassAsync(page, asked);
            await Assertions.Expect(page.Locator("#board-lines tr").First).ToHaveAttributeAsync("id", $"u{unit}");
            await Assertions.Expect(page.Locator("#board-lines tr")).ToHaveCountAsync(10);
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_line_that_is_down_is_said_and_a_board_nobody_looks_at_asks_for_nothing()
    {
        var page = await OpenAsync([]);
        var asked = Count(page);
        await page.RouteAsync("**/rounds/2019/board", route => route.AbortAsync());
        await page.Clock.RunForAsync(31_000);
        await Assertions.Expect(page.Locator("[data-board-note=offline]")).ToBeVisibleAsync();
        await page.UnrouteAsync("**/rounds/2019/board");
        await PassAsync(page, asked);
        await Assertions.Expect(page.Locator("[data-board-note=offline]")).ToBeHiddenAsync();

        await HideAsync(page, "hidden");
        await page.Clock.RunForAsync(600_000);
        Assert.Single(asked);
        await HideAsync(page, "visible");
        await ReachAsync(asked, 2);
    }

    [Fact]
    public async Task Without_scripts_every_filter_and_order_is_a_link_or_a_form()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults, scripts: false);
        await page.GotoAsync(Board);
        await page.Locator(".chips").GetByRole(AriaRole.Link, new() { Name = "有错误" }).ClickAsync();
        await Assertions.Expect(page.Locator("#board-lines tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "全部列出" }).ClickAsync();
        await page.Locator(".board thead").GetByRole(AriaRole.Link, new() { Name = "错误" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sort=errors$"));
        await Assertions.Expect(page.Locator("[aria-sort=descending]")).ToHaveTextAsync("错误▾");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("药山");
        await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await Assertions.Expect(page.Locator("#board-lines tr")).ToHaveCountAsync(1);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_seasons_lie_broad_on_paper_without_what_is_for_the_screen()
    {
        var faults = new List<string>();
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.GotoAsync("/rounds");
        await page.GetByRole(AriaRole.Link, new() { Name = "历年报送情况" }).ClickAsync();
        await Assertions.Expect(page.Locator("table.history tbody tr")).ToHaveCountAsync(10);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Site.ShotAsync(page, "history-print");
        await Assertions.Expect(page.Locator(".filter")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table.history")).ToBeVisibleAsync();
        Assert.Empty(faults);
    }

    private async Task<IPage> OpenAsync(List<string> faults, string asked = "")
    {
        var page = await site.OpenAsync("jinshi-office", faults);
        await page.Clock.InstallAsync();
        await page.GotoAsync(Board + asked);
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        return page;
    }

    /// <summary>The answers to what the page asks for by itself.</summary>
    private static List<int> Count(IPage page)
    {
        var asked = new List<int>();
        page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/rounds/2019/board", StringComparison.Ordinal)) asked.Add(answer.Status);
        };
        return asked;
    }

    /// <summary>Half a minute passes, and the page has asked.</summary>
    private static async Task PassAsync(IPage page, List<int> asked)
    {
        var before = asked.Count;
        await page.Clock.RunForAsync(31_000);
        await ReachAsync(asked, before + 1);
    }

    private static async Task ReachAsync(List<int> asked, int count)
    {
        for (var turn = 0; asked.Count < count && turn < 600; turn++) await Task.Delay(50);
        Assert.Equal(count, asked.Count);
    }

    private static async Task<int> KeptAsync(IPage page, int unit) => await page.EvaluateAsync<int>(
        "id => document.getElementById(id).kept ?? 0", string.Create(CultureInfo.InvariantCulture, $"u{unit}"));

    private static async Task HideAsync(IPage page, string state) => await page.EvaluateAsync("""
        state => {
            Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        }
        """, state);

    private Task WorkAsync(string missing) => ExecuteAsync($"""
        update county.reports set state = 'Drafting' where year = 2019 and unit_id = {Unit};
        insert into county.progress (county_id, unit_id, year, done, codes, errors, queries, unexplained, missing,
            supplement_blanks, answered, changed_at, changed_by)
            values (430781, {Unit}, 2019, '{"{}"}', '{"{}"}', 0, 1, 0, '{missing}', 0, '{"{}"}', now(), '填报人');
        """);

    private Task RestAsync() => ExecuteAsync($"""
        update county.reports set state = 'NotStarted' where year = 2019 and unit_id = {Unit};
        delete from county.progress where year = 2019 and unit_id = {Unit};
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

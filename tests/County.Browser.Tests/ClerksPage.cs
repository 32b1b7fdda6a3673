using Microsoft.Playwright;
using Npgsql;

namespace County.Browser.Tests;

/// <summary>The form as 毛里湖镇's clerk has it open, its report one that may be written.</summary>
internal sealed class ClerksPage(IPage page, List<string> faults)
{
    /// <summary>Names the tests that share its report: they take turns.</summary>
    public const string Desk = "the clerk's form";

    private const string Clerk = "maoli";
    private const int Unit = 9;

    public IPage Page => page;

    /// <summary>What the console complained of.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>What is said of saving at this moment.</summary>
    public ILocator Saving => page.Locator("[data-saving] > :not([hidden])");

    public ILocator Toast => page.Locator("[data-toast]");

    public static async Task<ClerksPage> OpenAsync(Site site, int year, bool isOpen = true)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        // As after 更正: the accepted submission stays in force, and other tests see it.
        await using var command = source.CreateCommand(
            $"update county.reports set state = '{(isOpen ? "Drafting" : "InSignOff")}' "
            + $"where unit_id = {Unit} and year = {year}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var faults = new List<string>();
        var opened = new ClerksPage(await site.OpenAsync(Clerk, faults), faults);
        await opened.GoAsync(year);
        return opened;
    }

    public async Task GoAsync(int year)
    {
        await page.GotoAsync($"/reports/{year}");
        await Assertions.Expect(page.Locator("[data-ready]")).ToHaveCountAsync(1);
    }

    public ILocator Input(string address) => page.Locator($"input[name='{address}']");

    public ILocator Total(string address) => page.Locator($"[id='{address}'] output");

    public async Task TypeAsync(string address, string text, string key = "Enter")
    {
        await Input(address).ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>What an office program puts on the clipboard, pasted where the clerk is.</summary>
    public Task PasteAsync(string html, string text) => page.EvaluateAsync(
        """
        ([html, text]) => {
          const data = new DataTransfer();
          if (html) data.setData('text/html', html);
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        new[] { html, text });

    public Task<string> FocusAsync() => page.EvaluateAsync<string>("document.activeElement.name");
}

using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>
/// Looks at a page as an office computer and as a telephone show it: leaves a picture of each for a person's eyes, and
/// says what is wrong with either by the rules of WCAG 2.2, levels A and AA, and where it runs out of the window.
/// </summary>
internal static class Looks
{
    private static readonly (string Name, int Width, int Height)[] Windows = [("desk", 1366, 768), ("hand", 390, 844)];

    private static readonly string Axe = File.ReadAllText(
        Path.Combine(Pictures.Root, "src", "County.Web", "node_modules", "axe-core", "axe.min.js"));

    // Five of a kind are enough to mend them all.
    private const string Run = """
        async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
            const found = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
            return found.violations.flatMap(rule => rule.nodes.slice(0, 5).map(node =>
                `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n').slice(1).join(' ').trim()}`));
        }
        """;

    private const string Overflow = """
        () => {
            const width = document.documentElement.clientWidth;
            if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
            const wide = [...document.body.querySelectorAll('*')].filter(one =>
                one.getBoundingClientRect().right > width + 1 && !one.closest('.scroll'));
            return wide.slice(0, 5).map(one => `runs out of the window: ${one.tagName} ${one.className} `
                + Math.round(one.getBoundingClientRect().right));
        }
        """;

    public static async Task<IReadOnlyList<string>> AtAsync(IPage page, string name)
    {
        var wrong = new List<string>();
        foreach (var (window, width, height) in Windows)
        {
            await page.SetViewportSizeAsync(width, height);
            await Pictures.TakeAsync(page, $"{name}-{window}");
            await page.EvaluateAsync(Axe);
            var found = await page.EvaluateAsync<string[]>(Run);
            wrong.AddRange([.. found, .. await page.EvaluateAsync<string[]>(Overflow)]);
        }

        await page.SetViewportSizeAsync(Windows[0].Width, Windows[0].Height);
        return [.. wrong.Distinct()];
    }
}

using Microsoft.Playwright;

namespace County.Browser.Tests;

/// <summary>Pictures of the pages for a person's eyes, in a folder that git ignores or the environment names.</summary>
internal static class Pictures
{
    /// <summary>Of the repository.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Folder { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("COUNTY_PICTURES") is { Length: > 0 } named
            ? named
            : Path.Combine(Root, ".state", "pictures")).FullName;

    public static async Task TakeAsync(IPage page, string name)
    {
        for (var left = 3; ; left--)
        {
            try
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png") });
                return;
            }
            catch (PlaywrightException busy) when (left > 0
                && busy.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
            {
                // The browser has not drawn the window in its new size yet.
                await Task.Delay(500);
            }
        }
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "County.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository");
    }
}

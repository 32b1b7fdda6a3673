namespace County.Browser.Tests;

/// <summary>The pages of the season in a real Chromium: each opens without a fault in the console.</summary>
[Trait("shows", "season")]
public sealed class SeasonTests(Site site)
{
    [Theory]
    [InlineData("jinshi-office", "/rounds", "rounds")]
    [InlineData("jinshi-office", "/rounds/new", "round-new")]
    [InlineData("jinshi-office", "/rounds/2021/settings", "round-settings")]
    [InlineData("jinshi-office", "/rounds/2021/urging", "urging")]
    [InlineData("jinshi-office", "/rounds/2021/urging/letter", "letter")]
    [InlineData("jinshi-office", "/rounds/2021/units/6/calls", "calls")]
    [InlineData("jinshi-office", "/rounds/2021/summary/adjustments", "adjustments")]
    [InlineData("jinshi-office", "/rounds/2021/summary/preview", "preview")]
    [InlineData("jinshi-office", "/rounds/2021/summary/versions", "versions")]
    [InlineData("jinshi-office", "/rounds/2021/summary/last-year", "last-year")]
    [InlineData("jinshi-office", "/calendar?year=2026", "calendar")]
    [InlineData("jinshi-office", "/calendar/derivation?from=2026-01-05&days=20", "derivation")]
    [InlineData("jinshi-office", "/messages", "messages")]
    [InlineData("jinshi-office", "/reminders/settings", "reminder-settings")]
    [InlineData("jinshi-office", "/jobs", "jobs")]
    [InlineData("jinshi-office", "/mail", "mail")]
    [InlineData("operator", "/operator/jobs", "operator-jobs")]
    [InlineData("operator", "/operator/calendar", "operator-calendar")]
    [InlineData("yaoshan", "/calendar", "clerk-calendar")]
    [InlineData("yaoshan", "/messages", "clerk-messages")]
    public async Task A_page_opens_without_a_fault(string account, string path, string name)
    {
        var faults = new List<string>();
        var page = await site.OpenAsync(account, faults);

        var answer = await page.GotoAsync(path);

        Assert.Equal(200, answer!.Status);
        Assert.NotEqual("", await page.TitleAsync());
        await Site.ShotAsync(page, name);
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }
}

namespace County.Web.Tests.Features.Rounds;

/// <summary>The next date of the round at the head of every page.</summary>
[Collection(Seasons.Name)]
[Trait("shows", "season")]
public sealed class HeadTests(Season season)
{
    [Theory]
    [InlineData("2027-01-20", "2026年度盖章定稿报送：1月20日，<strong>今天截止</strong>", "今天截止")]
    [InlineData("2027-01-30", "2026年度统一发布：1月31日，<strong>已没有工作日</strong>", "已没有工作日")]
    [InlineData("2027-02-01", "2026年度汇总报市：2月19日，<strong>还有14个工作日</strong>", null)]
    [InlineData("2027-04-01", null, null)]
    public async Task The_head_says_how_long_there_is(string today, string? office, string? unit)
    {
        await using var county = await OpenedAsync(today);
        using var admin = await county.EnterAsync(Season.Admin);
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        using var stranger = county.Visit();

        var (one, other) = (await admin.GetAsync("/units"), await clerk.GetAsync("/rounds/2021/units/8"));

        Assert.Equal((200, 200), (one.Status, other.Status));
        if (office is null) Assert.DoesNotContain("class=\"next\"", one.Html, StringComparison.Ordinal);
        else Assert.Contains(office, Flat(one.Html), StringComparison.Ordinal);
        if (unit is null) Assert.DoesNotContain("class=\"next\"", other.Html, StringComparison.Ordinal);
        else Assert.Contains(unit, other.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"next\"", (await stranger.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_is_no_failure_of_the_page()
    {
        await using var county = await OpenedAsync();
        await county.ExecuteAsync("revoke all on county.calendar_notices from county_office");
        using var admin = await county.EnterAsync(Season.Admin);

        var page = await admin.GetAsync("/units");

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("class=\"next\"", page.Html, StringComparison.Ordinal);
    }

    private async Task<SeasonSite> OpenedAsync(string today = "2027-01-04")
    {
        var county = await season.OpenAsync(today);
        Assert.Equal(302, (await county.OpenRoundAsync(2026)).Status);
        return county;
    }

    private static string Flat(string html) =>
        System.Text.RegularExpressions.Regex.Replace(html, "\\s*\\n\\s*", "");
}

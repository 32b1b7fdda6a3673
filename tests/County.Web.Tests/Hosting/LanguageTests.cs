namespace County.Web.Tests.Hosting;

/// <summary>Chinese, unless the browser was told otherwise here.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "clerk")]
public sealed class LanguageTests(DemoDatabase demo)
{
    [Fact]
    public async Task A_page_is_chinese_until_english_is_chosen_and_again_when_chinese_is()
    {
        using var visitor = await demo.VisitAsync();
        await SaysAsync(visitor, "zh-CN", "用户名或手机号");

        Assert.Equal((302, "/sign-in?from=/rounds"), await ChooseAsync(visitor, "en", "/sign-in?from=/rounds"));
        await SaysAsync(visitor, "en", "User name or mobile number");

        await ChooseAsync(visitor, "zh-CN", "/sign-in");
        await SaysAsync(visitor, "zh-CN", "用户名或手机号");
    }

    [Fact]
    public async Task What_a_handler_answers_is_in_the_language_too()
    {
        using var visitor = await demo.VisitAsync();
        await ChooseAsync(visitor, "en", "/sign-in");
        var refused = await visitor.FillAsync("/sign-in", null, ("name", "nobody"), ("password", "no-password"));
        Assert.Contains("The user name or password is wrong", refused.Html, StringComparison.Ordinal);
        // An answer to a form cannot be asked for again, so nothing would lead back to it.
        Assert.DoesNotContain("/language", refused.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "/sign-in")]
    [InlineData("", "/sign-in")]
    [InlineData("en", "//elsewhere.example")]
    [InlineData("en", "https://elsewhere.example/")]
    [InlineData("en", "")]
    public async Task Another_language_and_another_site_are_refused(string language, string back)
    {
        using var visitor = await demo.VisitAsync();
        Assert.Equal(400, (await ChooseAsync(visitor, language, back)).Status);
        await SaysAsync(visitor, "zh-CN", "用户名或手机号");
    }

    [Fact]
    public async Task What_the_browser_asks_for_and_the_address_says_change_nothing()
    {
        using var client = new HttpClient { BaseAddress = await AddressAsync() };
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        var page = await client.GetStringAsync(
            new Uri("/sign-in?culture=en&ui-culture=en", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
    }

    private async Task<Uri> AddressAsync()
    {
        using var visitor = await demo.VisitAsync();
        return visitor.Address;
    }

    private static async Task<(int Status, string? Location)> ChooseAsync(Visitor visitor, string language, string back)
    {
        var answer = await visitor.FillAsync("/sign-in", "/language", ("language", language), ("back", back));
        return (answer.Status, answer.Location);
    }

    private static async Task SaysAsync(Visitor visitor, string language, string word)
    {
        var page = await visitor.GetAsync("/sign-in");
        Assert.Contains($"<html lang=\"{language}\">", page.Html, StringComparison.Ordinal);
        Assert.Contains(word, page.Html, StringComparison.Ordinal);
    }
}

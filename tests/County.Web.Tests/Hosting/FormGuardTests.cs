using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class FormGuardTests(DemoDatabase demo)
{
    private static readonly string[] Unsafe = ["POST", "PUT", "PATCH", "DELETE"];

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_change_without_the_sites_token_is_refused_where_no_form_is_read(string method)
    {
        await using var site = await StartAsync();
        var session = await SessionAsync(site);

        Assert.Equal(400, await SendAsync(site, method, "/specimen", session.Cookies, null));
        Assert.Equal(400, await SendAsync(site, method, "/specimen", session.Cookies, "forged"));
        Assert.Equal(200, await SendAsync(site, method, "/specimen", session.Cookies, session.Token));
    }

    [Fact]
    public async Task A_token_that_was_made_for_somebody_else_is_refused()
    {
        await using var site = await StartAsync();
        var own = await SessionAsync(site);
        var others = await SessionAsync(site, "maoli");

        Assert.Equal(400, await SendAsync(site, "POST", "/specimen", own.Cookies, others.Token));
    }

    [Fact]
    public async Task Reading_needs_no_token_and_neither_do_addresses_that_take_no_cookie()
    {
        await using var site = await StartAsync();
        var session = await SessionAsync(site);

        Assert.Equal(200, await SendAsync(site, "GET", "/specimen", session.Cookies, null));
        Assert.Equal(200, await SendAsync(site, "POST", "/api/specimen", "", null));
        Assert.Equal(200, await SendAsync(site, "POST", "/connect/specimen", "", null));
        Assert.Equal(400, await SendAsync(site, "POST", "/connected", session.Cookies, null));
    }

    private Task<HardenedSite> StartAsync() => HardenedSite.StartAsync(demo.Database, site =>
    {
        site.MapMethods("/specimen", [.. Unsafe, "GET"], () => "done").RequireAuthorization(Policies.Member);
        site.MapPost("/connected", () => "done").RequireAuthorization(Policies.Member);
        site.MapPost("/api/specimen", () => "done").AllowAnonymous();
        site.MapPost("/connect/specimen", () => "done").AllowAnonymous();
    });

    private static async Task<(string Cookies, string Token)> SessionAsync(
        HardenedSite site, string name = Visitor.Clerk)
    {
        using var visitor = site.Visit();
        await visitor.SignInAsync(name);
        // Every page has the token in the form by which one signs out.
        var page = await visitor.GetAsync("/errors/404");
        return (visitor.CookieHeader, page.Token);
    }

    private static async Task<int> SendAsync(
        HardenedSite site, string method, string path, string cookies, string? token)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}

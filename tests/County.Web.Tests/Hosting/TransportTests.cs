using System.Net;
using System.Text.RegularExpressions;
using County.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed partial class TransportTests(DemoDatabase demo)
{
    [Fact]
    public async Task Over_https_cookies_are_bound_to_it_and_browsers_remember_it()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: HardenedSite.Https);
        using var visitor = site.Visit();

        var form = await visitor.GetAsync("/sign-in");
        var entered = await visitor.SignInAsync(Visitor.Clerk);

        Assert.Contains("Strict-Transport-Security: max-age=31536000", form.Headers, StringComparison.Ordinal);
        Assert.Equal(302, entered.Status);
        foreach (var cookie in Cookies(form.Headers).Concat(Cookies(entered.Headers)))
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(200, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
    }

    [Fact]
    public async Task On_a_countys_own_network_pages_work_and_nothing_pretends_to_be_secure()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database);
        using var visitor = site.Visit();

        var form = await visitor.GetAsync("/sign-in");
        var entered = await visitor.SignInAsync(Visitor.Clerk);

        Assert.DoesNotContain("Strict-Transport-Security", form.Headers, StringComparison.Ordinal);
        Assert.Equal(302, entered.Status);
        foreach (var cookie in Cookies(form.Headers).Concat(Cookies(entered.Headers)))
        {
            Assert.StartsWith("county-", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Where_https_is_set_nothing_is_answered_in_the_clear()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, url: "http://127.0.0.1:0", settings: HardenedSite.Https);
        using var visitor = site.Visit();

        var read = await visitor.GetAsync("/rounds/2019?a=1");
        var written = await visitor.PostAsync("/sign-in", ("name", Visitor.Clerk), ("password", "x"));

        Assert.Equal((307, "https://127.0.0.1/rounds/2019?a=1"), (read.Status, read.Location));
        Assert.Equal(403, written.Status);
        Assert.Contains("只接受 https 连接", written.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", written.Headers, StringComparison.Ordinal);
        Assert.NotEqual(307, (await visitor.GetAsync("/health/live")).Status);
    }

    [Fact]
    public async Task Over_plain_http_tokens_are_given_out_on_the_machine_itself_alone()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, settings: ("County:Proxies", "127.0.0.1"));
        using var client = site.Client();

        using var local = await client.PostAsync("/connect/token", null, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        request.Headers.Add("X-Forwarded-For", "10.1.2.3");
        using var foreign = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.Forbidden, local.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal("application/problem+json", foreign.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_a_proxy_on_the_machine_hands_on_does_not_come_from_the_machine()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database);
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token");
        request.Headers.Add("X-Forwarded-For", "127.0.0.1");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_sites_own_name_is_answered_to()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, settings: ("County:Address", "http://gk.example.gov.cn:8080"));

        Assert.Equal(200, await StatusAsync(site, "gk.example.gov.cn:8080"));
        Assert.Equal(200, await StatusAsync(site, "127.0.0.1"));
        Assert.Equal(400, await StatusAsync(site, "elsewhere.example"));
    }

    [Theory]
    [InlineData("County__Transport", "http", "County:Transport is http: it is https or intranet-http")]
    [InlineData("County__Proxies", "127.0.0.1, gateway", "County:Proxies names gateway: that is no address or network")]
    [InlineData("County__Limits__SignIn", "0", "County:Limits:SignIn is 0: it is requests a minute")]
    [InlineData("County__Address", "gk", "County:Address is gk: it is an address of http or https")]
    public async Task A_setting_that_cannot_be_meant_is_one_line_at_the_start(string name, string value, string line)
    {
        var environment = new Dictionary<string, string>(TestServer.EnvironmentOn(demo.Database)) { [name] = value };

        var ended = await CountyProcess.RunAsync(environment, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, $"county: {line}"), (ended.Status, Assert.Single(ended.ErrorLines)));
    }

    [Fact]
    public async Task Pages_travel_over_https_where_nothing_is_said()
    {
        await using var site = ServeVerb.BuildApplication(
            ["--applicationName=county", "--COUNTY_DB=Host=none;Database=none"]);
        Assert.Equal(Transport.Https, site.Services.GetRequiredService<Settings>().Transport);
    }

    private static async Task<int> StatusAsync(HardenedSite site, string host)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>The cookies that are set; one that is taken away needs nothing.</summary>
    private static IEnumerable<string> Cookies(string headers) => headers.Split('\n')
        .Where(line => line.StartsWith("Set-Cookie: ", StringComparison.Ordinal))
        .SelectMany(line => Next().Split(line["Set-Cookie: ".Length..].Trim()))
        .Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));

    [GeneratedRegex(", (?=[A-Za-z_-]+=)")]
    private static partial Regex Next();
}

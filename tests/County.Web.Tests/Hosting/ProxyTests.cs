using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class ProxyTests(DemoDatabase demo)
{
    [Theory]
    [InlineData("127.0.0.1", "10.1.2.3", "10.1.2.3 https")]
    [InlineData("10.9.0.0/16, 127.0.0.0/8", "10.1.2.3, 10.9.0.1", "10.1.2.3 https")]
    [InlineData("127.0.0.1", "127.0.0.1, 10.1.2.3", "10.1.2.3 https")]
    [InlineData("10.9.0.1", "10.1.2.3", "127.0.0.1 http")]
    [InlineData("", "10.1.2.3", "127.0.0.1 http")]
    public async Task Where_a_request_came_from_is_taken_from_named_proxies_alone(
        string proxies, string forwarded, string expected)
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, Tell, settings: ("County:Proxies", proxies));

        Assert.Equal(expected, await AskAsync(site, forwarded));
    }

    [Fact]
    public async Task A_variable_of_the_framework_does_not_have_everybodys_word_taken()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, Tell, settings: ("FORWARDEDHEADERS_ENABLED", "true"));

        Assert.Equal("127.0.0.1 http", await AskAsync(site, "10.1.2.3"));
    }

    [Fact]
    public async Task Over_https_before_a_named_proxy_the_pages_come_over_plain_http_to_the_program()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, Tell, url: "http://127.0.0.1:0", settings:
            [HardenedSite.Https, ("County:Proxies", "127.0.0.1")]);

        Assert.Equal("10.1.2.3 https", await AskAsync(site, "10.1.2.3"));
    }

    private static void Tell(WebApplication site) => site.MapGet(
        "/specimen", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}");

    private static async Task<string> AskAsync(HardenedSite site, string forwarded)
    {
        using var client = site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/specimen");
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(',').Select(_ => "https")));
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}

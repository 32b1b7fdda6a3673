using System.Net;
using System.Net.Sockets;
using System.Text;
using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class SizeOfRequestTests(DemoDatabase demo)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_too_large_is_refused_with_a_page(bool isChunked)
    {
        await using var site = await HardenedSite.StartAsync(demo.Database);
        using var client = site.Client();

        using var answer = await PostAsync(client, "/sign-in", new string('x', (int)Sizes.Request + 1), isChunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("内容太大", await BodyAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_larger_where_an_endpoint_takes_one()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, more => more
            .MapPost("/api/specimen", async (HttpContext context) =>
            {
                await context.Request.Body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
                return "taken";
            }).AllowAnonymous().TakesFile());
        using var client = site.Client();

        using var fits = await PostAsync(client, "/api/specimen", new string('x', 5 << 20), isChunked: false);
        using var exceeds = await PostAsync(
            client, "/api/specimen", new string('x', (int)Sizes.Upload + 1), isChunked: false);

        Assert.Equal("taken", await BodyAsync(fits));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, exceeds.StatusCode);
    }

    [Fact]
    public async Task A_form_of_too_many_fields_or_too_long_a_name_is_refused()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database);
        using var client = site.Client();
        var many = string.Join('&', Enumerable.Range(0, 1001).Select(i => $"f{i}=1"));

        using var fields = await PostAsync(client, "/sign-in", many, isChunked: false);
        using var name = await PostAsync(client, "/sign-in", new string('n', 201) + "=1", isChunked: false);

        Assert.Equal(HttpStatusCode.BadRequest, fields.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, name.StatusCode);
    }

    [Fact]
    [Trait("slow", "true")]
    public async Task Who_sends_a_form_drop_by_drop_is_cut_off()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database);
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, site.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 100000\r\n\r\nname=a"), TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadLineAsync(limit.Token);

        Assert.Contains("408", answer ?? "408: cut off without a word", StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string path, string text, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(text, Encoding.ASCII, "application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<string> BodyAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}

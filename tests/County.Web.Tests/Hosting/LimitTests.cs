using County.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class LimitTests(DemoDatabase demo)
{
    [Fact]
    public async Task Who_asks_too_often_from_one_address_waits()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: ("County:Limits:Address", "3"));
        using var visitor = site.Visit();
        for (var times = 0; times < 3; times++) Assert.Equal(200, (await visitor.GetAsync("/sign-in")).Status);

        var refused = await visitor.GetAsync("/sign-in");

        Assert.Equal(429, refused.Status);
        Assert.Contains("操作过于频繁", refused.Html, StringComparison.Ordinal);
        Assert.InRange(RetryAfter(refused), 1, 60);
        Assert.Contains("Content-Security-Policy", refused.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_system_is_told_as_systems_are()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: ("County:Limits:Address", "1"));
        using var client = site.Client();
        await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        using var refused = await client.GetAsync("/api/v1/round", TestContext.Current.CancellationToken);

        Assert.Equal(429, (int)refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task Passwords_are_guessed_a_few_times_a_minute_and_pages_read_all_the_same()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: ("County:Limits:SignIn", "2"));
        using var visitor = site.Visit();
        for (var times = 0; times < 2; times++)
        {
            Assert.Equal(422, (await visitor.SignInAsync("nobody-of-this-name", "wrong")).Status);
        }

        Assert.Equal(429, (await visitor.SignInAsync(Visitor.Clerk)).Status);
        Assert.Equal(200, (await visitor.GetAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task One_account_changes_only_so_much_a_minute_and_hinders_nobody_else()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database,
            more => more.MapPost("/specimen", () => "done").RequireAuthorization(Policies.Member),
            settings: ("County:Limits:Writes", "2"));
        using var clerk = site.Visit();
        using var colleague = site.Visit();

        Assert.Equal("200 200 429", await WriteAsync(clerk, Visitor.Clerk));
        Assert.Equal("200 200 429", await WriteAsync(colleague, "maoli"));
        Assert.Equal(200, (await clerk.GetAsync("/rounds/2019/units/8")).Status);
    }

    [Fact]
    public async Task Machines_of_one_network_with_long_addresses_count_as_one()
    {
        await using var site = await HardenedSite.StartAsync(
            demo.Database, settings: [("County:Limits:Address", "1"), ("County:Proxies", "127.0.0.1")]);
        using var client = site.Client();

        Assert.Equal(200, await FromAsync(client, "2001:db8:1:1::1"));
        Assert.Equal(429, await FromAsync(client, "2001:db8:1:1:ffff::2"));
        Assert.Equal(200, await FromAsync(client, "2001:db8:1:2::1"));
    }

    private static async Task<int> FromAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-For", address);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    private static async Task<string> WriteAsync(Visitor visitor, string name)
    {
        await visitor.SignInAsync(name);
        var token = (await visitor.GetAsync("/rounds/2019/units/8")).Token;
        if (token.Length == 0) token = (await visitor.GetAsync("/rounds/2019/units/9")).Token;
        var statuses = new List<int>();
        for (var times = 0; times < 3; times++)
        {
            statuses.Add((await visitor.PostAsync("/specimen", ("__RequestVerificationToken", token))).Status);
        }

        return string.Join(' ', statuses);
    }

    private static int RetryAfter(Visitor.Answer answer) => int.Parse(
        answer.Headers.Split('\n').Single(line => line.StartsWith("Retry-After: ", StringComparison.Ordinal))
            ["Retry-After: ".Length..],
        System.Globalization.CultureInfo.InvariantCulture);
}

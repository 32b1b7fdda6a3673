using System.Net;
using System.Net.Sockets;

namespace County.Web.Tests.Attacks;

/// <summary>Two real processes that serve one database: whichever answers, it is the same site.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
[Trait("slow", "true")]
public sealed class ReplicaTests(DemoDatabase demo) : IAsyncLifetime
{
    private const string Report = "/rounds/2019/units/8";

    private readonly List<Replica> replicas = [];

    private sealed record Replica(CountyProcess Process, Uri Address);

    public async ValueTask InitializeAsync()
    {
        replicas.Add(await StartAsync());
        replicas.Add(await StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas) await replica.Process.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Who_signed_in_at_one_acts_at_the_other_and_goes_on_when_either_is_killed(int killed)
    {
        using var here = new Visitor(replicas[killed].Address, demo.Database);
        using var there = new Visitor(replicas[1 - killed].Address, demo.Database);
        Assert.Equal(302, (await here.SignInAsync(Visitor.Clerk)).Status);
        there.Cookies.Add(here.Cookies.GetAllCookies());
        Assert.Equal(200, (await here.GetAsync(Report)).Status);
        Assert.Equal(200, (await there.GetAsync(Report)).Status);

        await replicas[killed].Process.KillAsync();
        Assert.Equal(200, (await there.GetAsync(Report)).Status);
    }

    [Fact]
    public async Task A_form_of_one_is_taken_by_the_other_and_who_leaves_there_has_left_here()
    {
        using var here = new Visitor(replicas[0].Address, demo.Database);
        using var there = new Visitor(replicas[1].Address, demo.Database);
        var form = await here.GetAsync("/sign-in");
        there.Cookies.Add(here.Cookies.GetAllCookies());
        var entered = await there.PostAsync(
            "/sign-in", ("__RequestVerificationToken", form.Token), ("name", Visitor.Clerk),
            ("password", TestServer.DemoPassword), ("from", "/"));
        Assert.Equal(302, entered.Status);

        // Whoever keeps the cookie keeps nothing: the session has ended for both.
        here.Cookies.Add(there.Cookies.GetAllCookies());
        var page = await here.GetAsync(Report);
        Assert.Equal(200, page.Status);
        there.Cookies.Add(here.Cookies.GetAllCookies());
        Assert.Equal(302, (await there.PostAsync("/sign-out", ("__RequestVerificationToken", page.Token))).Status);
        Assert.Equal(302, (await here.GetAsync(Report)).Status);
    }

    private async Task<Replica> StartAsync()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = CountyProcess.Start(TestServer.EnvironmentOn(demo.Database), ["serve", "--urls", $"{address}"]);
        using var client = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);
                return new Replica(process, address);
            }
            catch (HttpRequestException) when (!process.HasEnded)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

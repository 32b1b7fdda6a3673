using County.Web.Tests.Conventions;

namespace County.Web.Tests.Attacks;

/// <summary>One connection serves one tenant after the other, and nothing of the first may be left in it.</summary>
[Collection(AttackedWorld.Name)]
[Trait("shows", "isolation")]
public sealed class PooledTests(World world)
{
    private const int Requests = 400;

    [Fact]
    public async Task Four_hundred_requests_at_once_over_two_connections_a_role_see_each_their_own()
    {
        await using var site = await world.StartAsync(on: $"{world.Database};Maximum Pool Size=2;Timeout=60");
        Verdict.NotGuilty(await Crowd.RushAsync(Requests, site));
    }

    [Fact]
    public async Task The_same_behind_a_pooler_that_hands_a_connection_on_after_each_transaction()
    {
        await using var pooler = await Pooler.StartAsync(world.Database, connections: 3);
        await using var first = await world.StartAsync(on: pooler.Database);
        await using var second = await world.StartAsync(on: pooler.Database);
        Verdict.NotGuilty(await Crowd.RushAsync(Requests, first, second));
        // The rules hold through it as they do without.
        var matrix = await new Matrix(first, world.Database).RunAsync(target => target.Method == "GET");
        Verdict.NotGuilty(matrix.Offences);

        // And they did go through it.
        await pooler.StopAsync();
        using var late = await Intruder.ArriveAsync(world.Site, Attacker.Entitled[0]);
        Assert.Equal(200, (await late.GetAsync("/rounds/2019")).Status);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Intruder.ArriveAsync(first, Attacker.Entitled[0]));
    }

    [Fact]
    public async Task A_setting_of_a_session_would_reach_the_next_client_of_the_pooler()
    {
        // Why the tenant is named for a transaction: this is what would happen to it otherwise.
        await using var pooler = await Pooler.StartAsync(world.Database, connections: 1);
        Assert.Equal("110102", await pooler.LeftBehindAsync("select set_config('county.county', '110102', false)"));
        Assert.Equal("", await pooler.LeftBehindAsync("select set_config('county.county', '110102', true)"));
    }
}

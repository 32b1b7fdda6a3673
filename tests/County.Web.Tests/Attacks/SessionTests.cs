using System.Net;

namespace County.Web.Tests.Attacks;

/// <summary>What is stolen or planted: the token of another's form, the cookie of a session that is to be.</summary>
[Collection(AttackedWorld.Name)]
[Trait("shows", "isolation")]
public sealed class SessionTests(World world)
{
    private const string Review = "POST /rounds/{year:int}/units/{unit:int}/acceptance/undoing";

    [Fact]
    public async Task The_token_of_anothers_form_opens_nothing()
    {
        var target = Target.Of(world.Site).Single(one => one.Name == Review);
        using var office = await Intruder.ArriveAsync(world.Site, Attacker.Entitled[0]);
        using var thief = await Intruder.ArriveAsync(
            world.Site, Attacker.All.Single(one => one.Name == "own office without the right"));
        await using var before = Npgsql.NpgsqlDataSource.Create(world.Database);
        var rows = await Snapshot.TakeAsync(before);

        foreach (var token in new[] { thief.Token, "", "CfDJ8" + new string('A', 150) })
        {
            var answer = await office.SendAsync(
                target, input => Values.Find(input)!.Victim, request => Replace(request, office.Token, token));
            Assert.Equal(400, answer.Status);
        }

        Assert.Empty(rows.Differences(await Snapshot.TakeAsync(before), [], []));
    }

    [Fact]
    public async Task A_session_cookie_that_was_planted_is_worth_nothing_and_is_replaced()
    {
        using var victim = new Visitor(world.Site.Address, world.Database);
        victim.Cookies.Add(world.Site.Address, new Cookie("county-session", "planted", "/"));
        Assert.Equal(302, (await victim.GetAsync("/rounds/2019")).Status);

        // Sign-in opens another session each time: one that was known before never becomes somebody's.
        await victim.GetAsync($"/attacks/sessions/{Attacker.Entitled[0].Account}");
        var first = Session(victim.Cookies);
        Assert.NotEqual("planted", first);
        await victim.GetAsync($"/attacks/sessions/{Attacker.Entitled[0].Account}");
        Assert.NotEqual(first, Session(victim.Cookies));
        Assert.Equal(200, (await victim.GetAsync("/rounds/2019")).Status);
    }

    [Fact]
    public async Task A_session_cookie_with_one_bit_changed_is_worth_nothing()
    {
        using var victim = new Visitor(world.Site.Address, world.Database);
        await victim.GetAsync($"/attacks/sessions/{Attacker.Entitled[0].Account}");
        var honest = Session(victim.Cookies);
        var middle = honest.Length / 2;
        using var forger = new Visitor(world.Site.Address, world.Database);
        forger.Cookies.Add(world.Site.Address, new Cookie(
            "county-session", $"{honest[..middle]}{(honest[middle] == 'A' ? 'B' : 'A')}{honest[(middle + 1)..]}", "/"));
        Assert.Equal(302, (await forger.GetAsync("/rounds/2019")).Status);
    }

    private static string Session(CookieContainer cookies) =>
        cookies.GetAllCookies().Single(cookie => cookie.Name == "county-session").Value;

    private static void Replace(HttpRequestMessage request, string token, string other)
    {
        var form = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
        request.Content = new StringContent(
            form.Replace(Uri.EscapeDataString(token), Uri.EscapeDataString(other), StringComparison.Ordinal),
            System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
    }
}

namespace County.Web.Tests.Features.Connect;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class ConsentTests(ConnectedCounty county)
{
    private const string Report = "/api/v1/report?year=2021";
    private const string Wanted = "reports.read reports.write offline_access";

    [Fact]
    public async Task A_clerk_lets_a_system_act_for_them()
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        var before = await ConsentsAsync();
        var page = await clerk.GetAsync(system.Ask(Wanted).Address);
        Assert.Contains("药山镇", page.Html, StringComparison.Ordinal);
        Assert.Contains("测试对接系统", page.Html, StringComparison.Ordinal);
        Assert.Contains("填写、送审签并报送年度报告", page.Html, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' https://oa.example;", page.Headers, StringComparison.Ordinal);

        var tokens = await system.ConsentedAsync(clerk, Wanted);

        Assert.NotNull(tokens["refresh_token"]);
        var report = await system.GetAsync(Report);
        Assert.Equal((200, 8), (report.Status, (int)report.Json["unit"]!["unit"]!));
        Assert.Equal(before + 1, await ConsentsAsync());
    }

    [Fact]
    public async Task A_stranger_signs_in_first_and_comes_back_to_the_consent()
    {
        using var system = await AddAsync("8");
        using var stranger = county.Visit();
        var address = system.Ask(Wanted).Address;

        var asked = await stranger.GetAsync(address);

        Assert.Equal(302, asked.Status);
        Assert.EndsWith("/sign-in?from=" + Uri.EscapeDataString(address), asked.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_agree_or_sends_a_forged_form_gives_no_code()
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        var address = system.Ask(Wanted).Address;

        var refused = await ClientSystem.DecideAsync(clerk, address, "deny");
        var forged = await clerk.PostAsync(address, ("decision", "allow"));

        Assert.Equal("access_denied", ClientSystem.Parameter(refused.Location!, "error"));
        Assert.Equal("", ClientSystem.Parameter(refused.Location!, "code"));
        Assert.Equal(400, forged.Status);
        Assert.Null(forged.Location);
    }

    [Theory]
    [InlineData("maoli")]
    [InlineData("jinshi-office")]
    public async Task Somebody_of_another_place_gives_no_code(string name)
    {
        using var system = await AddAsync("8");
        using var person = await county.EnterAsync(name);

        var answer = await person.GetAsync(system.Ask(Wanted).Address);

        Assert.Equal(302, answer.Status);
        Assert.Equal("access_denied", ClientSystem.Parameter(answer.Location!, "error"));
    }

    [Fact]
    public async Task The_rights_are_those_of_the_person_too()
    {
        using var system = await AddAsync("8");
        using var leader = await county.EnterAsync("yaoshan-leader");

        var tokens = await system.ConsentedAsync(leader, Wanted);

        Assert.DoesNotContain("reports.write", (string?)tokens["scope"] ?? "", StringComparison.Ordinal);
        var report = await system.GetAsync(Report);
        Assert.Equal(200, report.Status);
        Assert.Equal(403, (await system.PutAsync(2021, new { }, report.Tag)).Status);
    }

    [Fact]
    public async Task Without_a_challenge_nobody_is_even_asked()
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        foreach (var method in new[] { null, "plain" })
        {
            var answer = await clerk.GetAsync(system.Ask(Wanted, method).Address);
            Assert.Equal((400, null), (answer.Status, answer.Location));
            Assert.Contains("invalid_request", answer.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_is_led_to_an_address_that_was_not_given_beforehand()
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);

        var answer = await clerk.GetAsync(system.Ask(Wanted).Address
            .Replace("oa.example", "elsewhere.example", StringComparison.Ordinal));

        Assert.Equal((400, null), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_code_needs_its_verifier_and_is_good_once()
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        var (stolen, _) = await system.CodeAsync(clerk, Wanted);
        Assert.NotNull((await system.RedeemAsync(stolen, new string('a', 64)))["error"]);
        Assert.NotNull((await system.RedeemAsync(stolen, null))["error"]);

        var (code, verifier) = await system.CodeAsync(clerk, Wanted);
        system.Token = (string?)(await system.RedeemAsync(code, verifier))["access_token"];
        Assert.Equal(200, (await system.GetAsync(Report)).Status);

        Assert.Equal("invalid_grant", (string?)(await system.RedeemAsync(code, verifier))["error"]);
        // Who sent it twice is not known to be its owner: what came of it ends.
        Assert.Equal(401, (await system.GetAsync(Report)).Status);
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_its_second_use_ends_the_chain()
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        var first = (string)(await system.ConsentedAsync(clerk, Wanted))["refresh_token"]!;

        var refreshed = await system.RefreshAsync(first);
        system.Token = (string?)refreshed["access_token"];
        var second = (string)refreshed["refresh_token"]!;
        Assert.NotEqual(first, second);
        Assert.Equal(200, (await system.GetAsync(Report)).Status);

        Assert.Equal("invalid_grant", (string?)(await system.RefreshAsync(first))["error"]);
        Assert.Equal("invalid_grant", (string?)(await system.RefreshAsync(second))["error"]);
        Assert.Equal(401, (await system.GetAsync(Report)).Status);
    }

    [Theory]
    [InlineData("update county.memberships set closed_at = now() where person = '药山镇党政办'")]
    [InlineData("update county.memberships set sessions_ended_at = now() + interval '1 second' "
        + "where person = '药山镇党政办'")]
    [InlineData("update accounts.accounts set password_set_at = now() + interval '1 second' "
        + "where user_name = 'yaoshan'")]
    [InlineData("update county.counties set suspended_at = now() where county_id = 430781")]
    [InlineData("update county.clients set revoked_at = now() where unit_id = 8")]
    public async Task What_ends_the_person_or_the_system_ends_the_token_and_its_refreshing(string sql)
    {
        using var system = await AddAsync("8");
        using var clerk = await county.EnterAsync(Visitor.Clerk);
        var refresh = (string)(await system.ConsentedAsync(clerk, Wanted))["refresh_token"]!;
        Assert.Equal(200, (await system.GetAsync(Report)).Status);
        try
        {
            await county.RunAsync(sql);

            Assert.Equal(401, (await system.GetAsync(Report)).Status);
            Assert.Equal("invalid_grant", (string?)(await system.RefreshAsync(refresh))["error"]);
        }
        finally
        {
            await county.RunAsync(
                "update county.memberships set closed_at = null, sessions_ended_at = null "
                + "where person = '药山镇党政办'; update county.counties set suspended_at = null; "
                + "update accounts.accounts set password_set_at = now() - interval '1 day'");
        }
    }

    private Task<long> ConsentsAsync() => county.RunAsync<long>(
        "select count(*) from county.audit where act = '授权对接系统' and unit_id = 8 and account_id is not null");

    private Task<ClientSystem> AddAsync(string place) =>
        county.AddAsync(place, ["reports.read", "reports.write"], isForPeople: true);
}

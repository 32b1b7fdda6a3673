using System.Net;

namespace County.Web.Tests.Features.SignIn;

/// <summary>Sessions: new at each sign-in, ended in the database, and looked up at every request.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public class SessionTests(DemoDatabase demo)
{
    private readonly TestAccounts accounts = new(demo);

    [Fact]
    public async Task A_cookie_from_before_signing_in_is_worth_nothing_afterwards()
    {
        await accounts.AddAsync("fixed");
        using var attacker = await demo.VisitAsync();
        await attacker.SignInAsync("fixed");
        var planted = CookieOf(attacker);
        using var victim = await demo.VisitAsync();
        victim.Cookies.Add(await AddressAsync(victim), new Cookie("county-session", planted));

        // Somebody else signs in over it.
        await accounts.AddAsync("victim");
        var form = await victim.GetAsync("/forgotten-password");
        Assert.Equal(200, form.Status);
        await SignInOverAsync(victim, "victim");

        Assert.NotEqual(planted, CookieOf(victim));
        Assert.True(await TestAccounts.IsInsideAsync(victim));
        Assert.False(await TestAccounts.IsInsideAsync(attacker));
        Assert.Equal(1, await accounts.ReadAsync<long>(
            "select count(*) from accounts.sessions where account_id = 'victim' and ended_at is null"));
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_is_worth_nothing()
    {
        using var visitor = await demo.VisitAsync();
        visitor.Cookies.Add(await AddressAsync(visitor), new Cookie("county-session", Guid.NewGuid().ToString("N")));
        visitor.Cookies.Add(await AddressAsync(visitor), new Cookie("county-sign-in", "made-up", "/sign-in"));

        Assert.False(await TestAccounts.IsInsideAsync(visitor));
        Assert.Equal("/sign-in?notice=expired", (await visitor.GetAsync("/sign-in/code")).Location);
    }

    [Fact]
    public async Task A_form_token_of_somebody_elses_session_is_refused()
    {
        await accounts.AddAsync("token-owner");
        await accounts.AddAsync("token-thief");
        using var owner = await demo.VisitAsync();
        using var thief = await demo.VisitAsync();
        await owner.SignInAsync("token-owner");
        await thief.SignInAsync("token-thief");
        var stolen = (await thief.GetAsync("/account")).Token;

        var answer = await owner.PostAsync("/account/sessions/ending", ("__RequestVerificationToken", stolen));

        Assert.Equal(400, answer.Status);
        // Nor with the cookie that belongs to it: the token names whose it is.
        foreach (Cookie cookie in thief.Cookies.GetAllCookies())
        {
            if (cookie.Name == "county-form") owner.Cookies.Add(await AddressAsync(owner), new Cookie(cookie.Name, cookie.Value));
        }

        Assert.Equal(400, (await owner.PostAsync(
            "/account/sessions/ending", ("__RequestVerificationToken", stolen))).Status);
    }

    [Theory]
    [InlineData("sessions_ended_at")]
    [InlineData("password_reset_at")]
    [InlineData("second_factor_reset_at")]
    public async Task What_ends_sessions_ends_them_at_the_next_request(string mark)
    {
        var name = $"by-{mark.Replace('_', '-')}";
        await accounts.AddAsync(name);
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync(name);
        Assert.True(await TestAccounts.IsInsideAsync(visitor));

        await accounts.RunAsync($"update county.memberships set {mark} = now() where account_id = '{name}'");

        Assert.False(await TestAccounts.IsInsideAsync(visitor));
    }

    [Fact]
    public async Task A_closed_place_is_left_at_the_next_request_and_not_signed_in_to_again()
    {
        await accounts.AddAsync("closing");
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync("closing");
        Assert.Equal(200, (await visitor.GetAsync("/rounds/2019/units/8")).Status);

        await accounts.RunAsync("update county.memberships set closed_at = now() where account_id = 'closing'");

        Assert.Equal(403, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
        using var again = await demo.VisitAsync();
        var answer = await again.SignInAsync("closing");
        Assert.Equal(409, answer.Status);
        Assert.Contains("账号已停用", answer.Html, StringComparison.Ordinal);
        Assert.False(await TestAccounts.IsInsideAsync(again));
    }

    [Fact]
    public async Task A_password_that_was_reset_does_not_sign_in_and_says_so_only_to_who_knows_it()
    {
        await accounts.AddAsync("was-reset");
        await accounts.RunAsync("update county.memberships set password_reset_at = now() where account_id = 'was-reset'");
        using var visitor = await demo.VisitAsync();

        var wrong = await visitor.SignInAsync("was-reset", "wrong");
        var right = await visitor.SignInAsync("was-reset");

        Assert.DoesNotContain("已被重置", wrong.Html, StringComparison.Ordinal);
        Assert.Equal(422, right.Status);
        Assert.Contains("密码已被重置", right.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/invitation\"", right.Html, StringComparison.Ordinal);
        Assert.False(await TestAccounts.IsInsideAsync(visitor));
    }

    [Fact]
    public async Task Idle_and_old_sessions_end()
    {
        await accounts.AddAsync("idle");
        foreach (var age in new[] { "seen_at = now() - interval '61 minutes'", "opened_at = now() - interval '13 hours'" })
        {
            using var visitor = await demo.VisitAsync();
            await visitor.SignInAsync("idle");
            Assert.True(await TestAccounts.IsInsideAsync(visitor));
            await accounts.RunAsync($"update accounts.sessions set {age} where account_id = 'idle'");
            Assert.False(await TestAccounts.IsInsideAsync(visitor));
        }
    }

    [Fact]
    public async Task Signing_in_and_out_stands_in_the_record_of_the_place()
    {
        await accounts.AddAsync("recorded");
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync("recorded", "wrong");
        await visitor.SignInAsync("recorded");
        await visitor.FillAsync("/account", "/sign-out");

        Assert.Equal("登录失败,登录,退出", await accounts.ReadAsync<string>(
            "select string_agg(act, ',' order by audit_id) from county.audit "
            + "where account_id = 'recorded' and county_id = 430781 and unit_id = 8"));
        using var machine = await demo.VisitAsync();
        await machine.SignInAsync("operator");
        Assert.True(await accounts.ReadAsync<long>(
            "select count(*) from county.audit where county_id = 0 and act = '登录' and actor = '运维人员'") > 0);
    }

    private static string CookieOf(Visitor visitor) =>
        visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "county-session").Value;

    private static async Task<Uri> AddressAsync(Visitor visitor)
    {
        await visitor.GetAsync("/sign-in");
        return visitor.Address;
    }

    /// <summary>The form's token is one of the account that is signed in.</summary>
    private static async Task SignInOverAsync(Visitor visitor, string name)
    {
        var token = (await visitor.GetAsync("/account")).Token;
        var answer = await visitor.PostAsync(
            "/sign-in", ("__RequestVerificationToken", token), ("name", name), ("password", TestServer.DemoPassword));
        Assert.Equal(302, answer.Status);
    }
}

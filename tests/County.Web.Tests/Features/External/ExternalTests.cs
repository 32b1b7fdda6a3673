using County.Web.Tests.Conventions;
using County.Web.Tests.Hosting;
using Npgsql;
using OpenIddict.Abstractions;

namespace County.Web.Tests.Features.External;

/// <summary>Sign-in with an identity provider: real redirects between two real servers.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class ExternalTests(DemoDatabase demo) : IAsyncLifetime
{
    private Provider? provider;
    private HardenedSite? site;

    public async ValueTask InitializeAsync()
    {
        provider = await Provider.StartAsync();
        provider.Subject = $"person-{Guid.NewGuid()}";
        site = await HardenedSite.StartAsync(demo.Database, settings:
        [
            ("County:Oidc:Authority", provider.Address), ("County:Oidc:ClientId", "county"),
            ("County:Oidc:ClientSecret", Provider.Secret), ("County:Oidc:Name", "统一身份认证"),
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
        if (provider is not null) await provider.DisposeAsync();
        await ExecuteAsync("delete from accounts.logins");
    }

    [Fact]
    public async Task Who_has_linked_an_identity_signs_in_with_it_until_the_link_is_undone()
    {
        await LinkAsync(Visitor.Clerk);
        using var visitor = site!.Visit();
        var form = await visitor.GetAsync("/sign-in?from=/rounds/2019/units/8");
        Assert.Contains("用统一身份认证登录", form.Html, StringComparison.Ordinal);

        var entered = await GoAsync(visitor, "/sign-in/external?from=/rounds/2019/units/8");

        Assert.Equal(200, entered.Status);
        Assert.Contains("药山镇", entered.Html, StringComparison.Ordinal);
        Assert.Equal("统一身份认证", await ScalarAsync(
            "select after::jsonb ->> '方式' from county.audit where act = '登录' order by audit_id desc limit 1"));

        await visitor.FillAsync("/account/identity", "/account/identity/removal");
        using var later = site.Visit();
        Assert.Equal(409, (await GoAsync(later, "/sign-in/external")).Status);
    }

    [Theory]
    [InlineData(new[] { "pwd" }, "验证码")]
    [InlineData(new[] { "pwd", "mfa" }, "政务公开股")]
    public async Task The_second_factor_is_asked_for_unless_the_provider_has(string[] methods, string expected)
    {
        await LinkAsync(Visitor.Office);
        provider!.Methods = methods;
        using var visitor = site!.Visit();

        var answer = await GoAsync(visitor, "/sign-in/external");

        Assert.Equal(200, answer.Status);
        Assert.Contains(expected, answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_nobody_has_linked_is_nobody_whatever_it_says_of_itself()
    {
        await ExecuteAsync("update accounts.accounts set email = 'yaoshan@example.gov.cn' where user_name = 'yaoshan'");
        var before = await ScalarAsync("select count(*) from accounts.accounts");
        using var visitor = site!.Visit();

        var answer = await GoAsync(visitor, "/sign-in/external");

        Assert.Equal(409, answer.Status);
        Assert.Contains("还没有关联账号", answer.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
        Assert.Equal(before, await ScalarAsync("select count(*) from accounts.accounts"));
        Assert.Equal("0", await ScalarAsync("select count(*) from accounts.logins"));
        Assert.Equal("外部身份没有关联账号", await ScalarAsync(
            "select refused from county.audit where act = '登录失败' order by audit_id desc limit 1"));
    }

    [Fact]
    public async Task One_identity_is_linked_to_one_account_and_only_by_a_form_of_the_site()
    {
        await LinkAsync(Visitor.Clerk);
        using var other = site!.Visit();
        await other.SignInAsync("maoli");
        var page = await GoAsync(other, "/account/identity/new");
        Assert.Contains("确认您是“张三”", page.Html, StringComparison.Ordinal);

        Assert.Equal(400, (await other.PostAsync("/account/identity")).Status);
        var refused = await other.PostAsync("/account/identity", Fields(page.Token, TestServer.DemoPassword));

        Assert.Equal(409, refused.Status);
        Assert.Contains("已经关联了另一个账号", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_for_one_account_links_no_other_and_signs_nobody_in()
    {
        using var visitor = site!.Visit();
        await visitor.SignInAsync(Visitor.Clerk);
        await GoAsync(visitor, "/account/identity/new");
        await visitor.FillAsync("/rounds/2019/units/8", "/sign-out");
        await visitor.SignInAsync("maoli");

        await visitor.FillAsync("/account/identity", null, ("current", TestServer.DemoPassword));

        Assert.Equal("0", await ScalarAsync("select count(*) from accounts.logins"));
        await GoAsync(visitor, "/account/identity/new");
        Assert.Equal("/sign-in/external/failure", (await visitor.GetAsync("/sign-in/external/arrival")).Location);
    }

    [Fact]
    public async Task A_token_with_another_nonce_is_refused()
    {
        await LinkAsync(Visitor.Clerk);
        provider!.Corrupt = token => token.IdentityTokenPrincipal?.SetClaim(OpenIddictConstants.Claims.Nonce, "other");
        await RefusedAsync();
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await LinkAsync(Visitor.Clerk);
        provider!.Issuer = "https://elsewhere.example/";
        await RefusedAsync();
    }

    [Fact]
    public async Task An_answer_with_another_state_or_in_another_browser_is_refused()
    {
        await LinkAsync(Visitor.Clerk);
        using var visitor = site!.Visit();
        using var another = site.Visit();
        var asked = await visitor.GetAsync("/sign-in/external");
        var back = (await visitor.GetAsync(asked.Location!)).Location!;

        var elsewhere = await FollowAsync(another, await another.GetAsync(back));
        var altered = await FollowAsync(
            visitor, await visitor.GetAsync(back.Replace("state=", "state=x", StringComparison.Ordinal)));

        foreach (var answer in new[] { elsewhere, altered })
        {
            Assert.Equal(409, answer.Status);
            Assert.Contains("没有确认您的身份", answer.Html, StringComparison.Ordinal);
        }

        Assert.Equal(302, (await another.GetAsync("/rounds/2019/units/8")).Status);
    }

    [Fact]
    public async Task Where_no_provider_is_configured_there_is_no_trace_of_one()
    {
        await using var plain = await HardenedSite.StartAsync(demo.Database);
        using var visitor = plain.Visit();

        Assert.DoesNotContain("external", (await visitor.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
        foreach (var path in new[] { "/sign-in/external", "/sign-in/external/callback", "/account/identity" })
        {
            Assert.Equal(404, (await visitor.GetAsync(path)).Status);
        }
    }

    [Fact]
    public void Every_endpoint_that_a_provider_brings_says_who_may_come_in() =>
        Verdict.NotGuilty(AuthorisationLaw.Offences(AuthorisationLaw.Endpoints(site!.Application)));

    [Theory]
    [InlineData("County__Oidc__Name", "", "County:Oidc:Name is not set, but County:Oidc:Authority is")]
    [InlineData("County__Oidc__Authority", "http://sso.example.gov.cn", "County:Oidc:Authority is "
        + "http://sso.example.gov.cn: it is an address of https, or of http where County:Transport is too")]
    public async Task A_provider_that_is_half_configured_is_one_line_at_the_start(
        string name, string value, string line)
    {
        var environment = new Dictionary<string, string>(TestServer.EnvironmentOn(demo.Database))
        {
            ["County__Transport"] = "https",
            ["County__Oidc__Authority"] = "https://sso.example.gov.cn",
            ["County__Oidc__ClientId"] = "county",
            ["County__Oidc__ClientSecret"] = "x",
            ["County__Oidc__Name"] = "统一身份认证",
            [name] = value,
        };

        var ended = await CountyProcess.RunAsync(environment, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, $"county: {line}"), (ended.Status, Assert.Single(ended.ErrorLines)));
    }

    private async Task LinkAsync(string name)
    {
        using var visitor = site!.Visit();
        await visitor.SignInAsync(name);
        var page = await GoAsync(visitor, "/account/identity/new");
        var unproved = await visitor.PostAsync("/account/identity", Fields(page.Token, "wrong"));
        Assert.Equal(422, unproved.Status);
        Assert.Contains("当前密码不对", unproved.Html, StringComparison.Ordinal);
        var linked = await visitor.PostAsync("/account/identity", Fields(page.Token, TestServer.DemoPassword));
        Assert.Equal((302, "/account/identity"), (linked.Status, linked.Location));
        Assert.Contains("已关联", (await visitor.GetAsync("/account/identity")).Html, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Fields(string token, string password) =>
        [("__RequestVerificationToken", token), ("current", password)];

    private async Task RefusedAsync()
    {
        using var visitor = site!.Visit();
        var answer = await GoAsync(visitor, "/sign-in/external");
        Assert.Equal(409, answer.Status);
        Assert.Contains("没有确认您的身份", answer.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
    }

    private static async Task<Visitor.Answer> GoAsync(Visitor visitor, string path) =>
        await FollowAsync(visitor, await visitor.GetAsync(path));

    private static async Task<Visitor.Answer> FollowAsync(Visitor visitor, Visitor.Answer answer)
    {
        for (var steps = 0; steps < 10 && answer.Location is not null; steps++)
        {
            answer = await visitor.GetAsync(answer.Location);
        }

        return answer;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(demo.Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(demo.Database);
        await using var command = source.CreateCommand(sql);
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))?.ToString();
    }
}

namespace County.Web.Tests.Features.SignIn;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public class SignInTests(DemoDatabase demo)
{
    private readonly TestAccounts accounts = new(demo);

    [Theory]
    [InlineData("/")]
    [InlineData("/rounds/2019")]
    [InlineData("/rounds/2019/units/8")]
    [InlineData("/rounds/2019/units/8/submissions/1")]
    [InlineData("/rounds/2019/summary")]
    [InlineData("/rounds/2019/summary/figures/t2_art20_1.normative_docs.published")]
    public async Task A_stranger_is_asked_to_sign_in_and_comes_back_to_where_they_wanted(string path)
    {
        using var visitor = await demo.VisitAsync();

        var answer = await visitor.GetAsync(path);
        Assert.Equal(302, answer.Status);
        Assert.EndsWith($"/sign-in?from={Uri.EscapeDataString(path)}", answer.Location, StringComparison.Ordinal);
        Assert.Equal("", answer.Html);

        var entered = await visitor.SignInAsync(Visitor.Office, from: path);
        Assert.Equal((302, path), (entered.Status, entered.Location));
    }

    [Theory]
    [InlineData("jinshi-office", "wrong", "用户名或密码不对，或者账号已被锁定。")]
    [InlineData("nobody-of-this-name", "wrong", "用户名或密码不对，或者账号已被锁定。")]
    [InlineData("jinshi-office", "", "请填写用户名（或者手机号）和密码。")]
    [InlineData("", "Only-for-tests-1", "请填写用户名（或者手机号）和密码。")]
    public async Task Who_cannot_be_signed_in_is_told_so_and_stays_outside(string name, string password, string problem)
    {
        using var visitor = await demo.VisitAsync();

        var answer = await visitor.SignInAsync(name, password);

        Assert.Equal(422, answer.Status);
        Assert.Contains(problem, answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("county-session", answer.Headers, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.GetAsync("/rounds/2019")).Status);
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_get_the_same_page()
    {
        using var visitor = await demo.VisitAsync();

        var known = await visitor.SignInAsync(Visitor.Clerk, "wrong");
        var unknown = await visitor.SignInAsync("nobody", "wrong");

        Assert.Equal(
            known.Html.Replace("value=\"yaoshan\"", "value=\"nobody\"", StringComparison.Ordinal), unknown.Html);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_off_the_site(string from)
    {
        using var visitor = await demo.VisitAsync();

        Assert.Equal("/", (await visitor.SignInAsync(Visitor.Office, from: from)).Location);
    }

    [Fact]
    public async Task A_form_that_is_not_the_sites_own_is_refused()
    {
        using var visitor = await demo.VisitAsync();

        var answer = await visitor.PostAsync(
            "/sign-in", ("name", Visitor.Office), ("password", TestServer.DemoPassword));

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("county-session", answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var visitor = await demo.VisitAsync();
        var entered = await visitor.SignInAsync(Visitor.Office);
        Assert.Contains("httponly", entered.Headers, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", entered.Headers, StringComparison.OrdinalIgnoreCase);
        var board = await visitor.GetAsync("/rounds/2019");
        Assert.Equal(200, board.Status);

        Assert.Equal(400, (await visitor.PostAsync("/sign-out")).Status);
        var left = await visitor.PostAsync("/sign-out", ("__RequestVerificationToken", board.Token));

        Assert.Equal((302, "/sign-in"), (left.Status, left.Location));
        Assert.Equal(302, (await visitor.GetAsync("/rounds/2019")).Status);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too()
    {
        await accounts.AddAsync("locked-out");
        using var visitor = await demo.VisitAsync();
        for (var tries = 0; tries < 5; tries++) await visitor.SignInAsync("locked-out", "wrong");

        var answer = await visitor.SignInAsync("locked-out");

        Assert.Equal(422, answer.Status);
        Assert.Contains("账号已被锁定", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_membership_ends_at_once()
    {
        await accounts.AddWithoutPlaceAsync("leaving");
        using var visitor = await demo.VisitAsync();
        Assert.Equal(409, (await visitor.SignInAsync("leaving")).Status);

        await accounts.RunAsync("insert into county.memberships (county_id, membership_id, unit_id, account_id, person, rights, "
            + "joined_at) values (430781, 77, 8, 'leaving', '借调人员', '{Author}', now())");
        await visitor.SignInAsync("leaving");
        Assert.Equal(200, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
        await accounts.RunAsync("delete from county.memberships where membership_id = 77");

        Assert.Equal(403, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
    }
}

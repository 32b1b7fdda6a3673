namespace County.Web.Tests.Features.SignIn;

/// <summary>Codes at sign-in: required where they are, taken once, enrolled before there is a session.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public class SecondFactorTests(DemoDatabase demo)
{
    private readonly TestAccounts accounts = new(demo);

    [Theory]
    [InlineData("jinshi-office")]
    [InlineData("jinshi-reviewer")]
    [InlineData("operator")]
    public async Task The_office_and_operators_are_outside_until_the_code_is_given(string name)
    {
        using var visitor = await demo.VisitAsync();

        var answer = await visitor.GivePasswordAsync(name, from: "/account");

        Assert.Equal((302, "/sign-in/code"), (answer.Status, answer.Location));
        Assert.DoesNotContain("county-session", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("httponly", answer.Headers, StringComparison.OrdinalIgnoreCase);
        Assert.False(await TestAccounts.IsInsideAsync(visitor));
        Assert.Equal((302, "/account"), (await visitor.SignInAsync(name, from: "/account")) is var entered
            ? (entered.Status, entered.Location) : default);
        Assert.True(await TestAccounts.IsInsideAsync(visitor));
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        await accounts.AddAsync("once", unit: null, isEnrolled: true);
        using var first = await demo.VisitAsync();
        using var second = await demo.VisitAsync();
        var code = TestServer.DemoCode();
        await first.GivePasswordAsync("once");
        await second.GivePasswordAsync("once");

        Assert.Equal(302, (await first.FillAsync("/sign-in/code", null, ("code", code))).Status);
        Assert.Equal(422, (await second.FillAsync("/sign-in/code", null, ("code", code))).Status);
        Assert.False(await TestAccounts.IsInsideAsync(second));
    }

    [Fact]
    public async Task Of_two_who_send_one_code_at_once_one_comes_in()
    {
        await accounts.AddAsync("two-at-once", unit: null, isEnrolled: true);
        for (var round = 0; round < 5; round++)
        {
            await accounts.RunAsync("update accounts.second_factors set last_step = 0 where account_id = 'two-at-once'; "
                + "update accounts.accounts set access_failed_count = 0 where id = 'two-at-once'");
            using var first = await demo.VisitAsync();
            using var second = await demo.VisitAsync();
            await first.GivePasswordAsync("two-at-once");
            await second.GivePasswordAsync("two-at-once");
            var code = TestServer.DemoCode();

            var answers = await Task.WhenAll(
                first.FillAsync("/sign-in/code", null, ("code", code)),
                second.FillAsync("/sign-in/code", null, ("code", code)));

            Assert.Equal([302, 422], answers.Select(answer => answer.Status).Order());
        }
    }

    [Fact]
    public async Task Without_the_password_the_code_page_leads_back()
    {
        using var visitor = await demo.VisitAsync();
        var form = await visitor.GetAsync("/sign-in");

        var answer = await visitor.PostAsync(
            "/sign-in/code", ("__RequestVerificationToken", form.Token), ("code", TestServer.DemoCode()));

        Assert.Equal((302, "/sign-in?notice=expired"), (answer.Status, answer.Location));
        Assert.Equal("/sign-in?notice=expired", (await visitor.GetAsync("/sign-in/code")).Location);
        Assert.Equal("/sign-in?notice=expired", (await visitor.GetAsync("/sign-in/enrolment")).Location);
    }

    [Fact]
    public async Task A_password_set_meanwhile_makes_the_half_way_worthless()
    {
        await accounts.AddAsync("meanwhile", unit: null, isEnrolled: true);
        using var visitor = await demo.VisitAsync();
        await visitor.GivePasswordAsync("meanwhile");
        await accounts.RunAsync("update accounts.accounts set security_stamp = 'another' where id = 'meanwhile'");

        Assert.Equal("/sign-in?notice=expired", (await visitor.GetAsync("/sign-in/code")).Location);
    }

    [Fact]
    public async Task Who_must_have_a_second_factor_enrols_before_there_is_a_session()
    {
        await accounts.AddAsync("newcomer", unit: null);
        using var visitor = await demo.VisitAsync();
        Assert.Equal("/sign-in/enrolment", (await visitor.GivePasswordAsync("newcomer", from: "/rounds/2019")).Location);
        Assert.False(await TestAccounts.IsInsideAsync(visitor));
        Assert.Equal("/sign-in/enrolment", (await visitor.GetAsync("/sign-in/code")).Location);
        var page = await visitor.GetAsync("/sign-in/enrolment");
        Assert.Contains("src=\"data:image/svg&#x2B;xml;base64,", page.Html.Replace("svg+xml", "svg&#x2B;xml",
            StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("不再使用二次验证", page.Html, StringComparison.Ordinal);

        var wrong = await EnrolAsync(visitor, page, "000000");
        Assert.Equal(422, wrong.Status);
        Assert.False(await TestAccounts.IsInsideAsync(visitor));
        Assert.Equal(TestAccounts.CodeOn(page), TestAccounts.CodeOn(wrong));
        var code = TestAccounts.CodeOn(page);
        var enrolled = await EnrolAsync(visitor, wrong, code);

        Assert.Equal(200, enrolled.Status);
        Assert.Equal(10, TestAccounts.BackupCodesOn(enrolled).Distinct().Count());
        Assert.Contains("href=\"/rounds/2019\"", enrolled.Html, StringComparison.Ordinal);
        Assert.True(await TestAccounts.IsInsideAsync(visitor));
        Assert.Equal(1, await accounts.EntriesAsync("启用二次验证", "newcomer"));
        Assert.Equal(1, await accounts.EntriesAsync("登录", "newcomer"));

        await LaterAsync("newcomer", code, TestAccounts.BackupCodesOn(enrolled)[3]);
    }

    [Fact]
    public async Task A_second_factor_that_was_reset_is_enrolled_anew_and_the_old_one_opens_nothing()
    {
        await accounts.AddAsync("reset", unit: null, isEnrolled: true);
        using var inside = await demo.VisitAsync();
        await inside.SignInAsync("reset");
        await accounts.RunAsync(
            "update county.memberships set second_factor_reset_at = now() where account_id = 'reset'");

        Assert.False(await TestAccounts.IsInsideAsync(inside));
        using var visitor = await demo.VisitAsync();
        Assert.Equal("/sign-in/enrolment", (await visitor.GivePasswordAsync("reset")).Location);
        var form = await visitor.GetAsync("/sign-in/enrolment");
        var old = await visitor.PostAsync(
            "/sign-in/code", ("__RequestVerificationToken", form.Token), ("code", TestServer.DemoCode()));
        Assert.Equal("/sign-in?notice=expired", old.Location);
        Assert.Contains("已由管理员重置", form.Html, StringComparison.Ordinal);
        Assert.Equal(200, (await EnrolAsync(visitor, form, TestAccounts.CodeOn(form))).Status);
        Assert.True(await TestAccounts.IsInsideAsync(visitor));
    }

    [Fact]
    public async Task Who_needs_none_and_lost_theirs_may_come_in_without_one_from_then_on()
    {
        await accounts.AddAsync("waived", isEnrolled: true);
        await accounts.RunAsync(
            "update county.memberships set second_factor_reset_at = now() where account_id = 'waived'");
        using var visitor = await demo.VisitAsync();
        Assert.Equal("/sign-in/enrolment", (await visitor.GivePasswordAsync("waived")).Location);

        await visitor.FillAsync("/sign-in/enrolment", "/sign-in/enrolment/waiver");

        Assert.True(await TestAccounts.IsInsideAsync(visitor));
        using var again = await demo.VisitAsync();
        Assert.Equal("/", (await again.GivePasswordAsync("waived")).Location);
    }

    [Fact]
    public async Task Who_needs_one_cannot_waive_it()
    {
        await accounts.AddAsync("not-waived", unit: null, isEnrolled: true);
        using var visitor = await demo.VisitAsync();
        await visitor.GivePasswordAsync("not-waived");

        var answer = await visitor.FillAsync("/sign-in/code", "/sign-in/enrolment/waiver");

        Assert.Equal("/sign-in?notice=expired", answer.Location);
        Assert.False(await TestAccounts.IsInsideAsync(visitor));
    }

    /// <summary>The code that confirmed is used up; a backup code opens once.</summary>
    private async Task LaterAsync(string name, string used, string backup)
    {
        using var visitor = await demo.VisitAsync();
        await visitor.GivePasswordAsync(name);
        Assert.Equal(422, (await visitor.FillAsync("/sign-in/code", null, ("code", used))).Status);
        Assert.Equal(302, (await visitor.FillAsync(
            "/sign-in/code", null, ("code", $" {backup.ToLowerInvariant()} "))).Status);
        Assert.True(await TestAccounts.IsInsideAsync(visitor));
        using var again = await demo.VisitAsync();
        await again.GivePasswordAsync(name);
        Assert.Equal(422, (await again.FillAsync("/sign-in/code", null, ("code", backup))).Status);
    }

    private static Task<Visitor.Answer> EnrolAsync(Visitor visitor, Visitor.Answer page, string code) =>
        visitor.PostAsync(
            "/sign-in/enrolment", ("__RequestVerificationToken", page.Token),
            ("ticket", TestAccounts.TicketOn(page)), ("newCode", code));
}

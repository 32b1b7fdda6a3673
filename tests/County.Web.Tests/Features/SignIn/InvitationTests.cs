using County.Data;

namespace County.Web.Tests.Features.SignIn;

/// <summary>Slips and mails open an account or set a password once; what does not open looks all the same.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public class InvitationTests(DemoDatabase demo)
{
    private readonly TestAccounts accounts = new(demo);

    [Fact]
    public async Task A_slip_opens_an_account_with_the_name_that_is_chosen()
    {
        var secret = await InviteAsync("新来的人", telephone: "139-0736-1111");
        using var visitor = await demo.VisitAsync();

        var typed = secret.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        var found = await visitor.FillAsync("/invitation", null, ("secret", typed));
        Assert.Equal(302, found.Status);
        var page = await visitor.GetAsync(found.Location!);
        Assert.Contains("新来的人", page.Html, StringComparison.Ordinal);
        Assert.Contains("药山镇", page.Html, StringComparison.Ordinal);
        Assert.Contains("填报人、审核人", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"13907361111\"", page.Html, StringComparison.Ordinal);
        var used = await UseAsync(visitor, secret, "13907361111", TestAccounts.NewPassword);

        Assert.Equal((302, "/sign-in?notice=account"), (used.Status, used.Location));
        Assert.Equal("/", (await visitor.SignInAsync("13907361111", TestAccounts.NewPassword)).Location);
        Assert.Equal(200, (await visitor.GetAsync("/rounds/2019/units/8")).Status);
        await GoneAsync(secret);
    }

    [Theory]
    [InlineData("some body", TestAccounts.NewPassword, "用户名不符合规则")]
    [InlineData("13800000000", TestAccounts.NewPassword, "全是数字的用户名只能是本人手机号")]
    [InlineData("yaoshan", TestAccounts.NewPassword, "这个用户名已经有人使用")]
    [InlineData("chosen-name", "Short-1", "密码至少要有 10 位")]
    [InlineData("chosen-name", "no-capitals-at-all-1", "密码要有大写字母")]
    [InlineData("chosen-name", "Is-Chosen-Name-1", "密码不能包含用户名或者手机号")]
    [InlineData("chosen-name", "Zhengwu-Gongkai-2025", "这个密码太常见")]
    [InlineData("chosen-name", "Passw0rd123456", "这个密码太常见")]
    [InlineData("chosen-name", "", "请填写新密码")]
    public async Task What_cannot_be_taken_is_said_in_chinese_and_uses_nothing_up(
        string name, string password, string problem)
    {
        var secret = await InviteAsync("某人");
        using var visitor = await demo.VisitAsync();

        var refused = await UseAsync(visitor, secret, name, password);

        Assert.Equal(422, refused.Status);
        Assert.Contains(problem, refused.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{name}\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(200, (await visitor.GetAsync($"/invitation/{secret}")).Status);
    }

    [Fact]
    public async Task Two_passwords_that_differ_are_refused()
    {
        var secret = await InviteAsync("某人");
        using var visitor = await demo.VisitAsync();

        var refused = await visitor.FillAsync(
            $"/invitation/{secret}", null,
            ("name", "differs"), ("password", TestAccounts.NewPassword), ("again", "other"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("两次填写的密码不一样", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Used_expired_revoked_and_unknown_are_one_page()
    {
        var revoked = await InviteAsync("某人");
        await accounts.RunAsync(
            $"update county.invitations set revoked_at = now() where token_hash = '{Secret.Hash(revoked)}'");
        var expired = await InviteAsync("某人", expires: "now() - interval '1 second'");
        var used = await InviteAsync("某人");
        using var visitor = await demo.VisitAsync();
        await UseAsync(visitor, used, "one-page", TestAccounts.NewPassword);

        var pages = new List<string>();
        string[] worthless = [revoked, expired, used, Secret.New(), "x", new string('y', 5000), "' or 1=1 --"];
        foreach (var secret in worthless)
        {
            pages.Add(await GoneAsync(secret));
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task Of_two_who_use_one_slip_at_once_one_gets_the_account()
    {
        var secret = await InviteAsync("某人");
        using var first = await demo.VisitAsync();
        using var second = await demo.VisitAsync();

        var answers = await Task.WhenAll(
            UseAsync(first, secret, "slip-first", TestAccounts.NewPassword),
            UseAsync(second, secret, "slip-second", TestAccounts.NewPassword));

        Assert.Equal([302, 404], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, await accounts.ReadAsync<long>(
            "select count(*) from accounts.accounts where user_name like 'slip-%'"));
    }

    [Fact]
    public async Task A_reset_slip_sets_the_password_and_unlocks_the_account_its_owner_alone()
    {
        await accounts.AddAsync("forgot");
        await accounts.RunAsync("update county.memberships set password_reset_at = now() where account_id = 'forgot'; "
            + "update accounts.accounts set access_failed_count = 9, lockout_end = now() + interval '1 hour' "
            + "where id = 'forgot'");
        var secret = await InviteAsync("某forgot", account: "forgot");
        using var visitor = await demo.VisitAsync();
        var form = await visitor.GetAsync($"/invitation/{secret}");
        Assert.DoesNotContain("name=\"name\"", form.Html, StringComparison.Ordinal);

        var used = await UseAsync(visitor, secret, "ignored", TestAccounts.NewPassword);

        Assert.Equal("/sign-in?notice=password", used.Location);
        Assert.Equal(422, (await visitor.SignInAsync("forgot")).Status);
        Assert.Equal("/", (await visitor.SignInAsync("forgot", TestAccounts.NewPassword)).Location);
        await GoneAsync(secret);
    }

    [Fact]
    public async Task Who_forgot_the_password_is_told_whom_to_see()
    {
        using var visitor = await demo.VisitAsync();

        var page = await visitor.GetAsync("/forgotten-password");

        Assert.Equal(200, page.Status);
        Assert.Contains("本单位签发人", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page.Html.Split("<main")[1], StringComparison.Ordinal);
    }

    private static Task<Visitor.Answer> UseAsync(Visitor visitor, string secret, string name, string password) =>
        visitor.FillAsync(
            $"/invitation/{secret}", null, ("name", name), ("password", password), ("again", password));

    /// <summary>Both ways to it lead to the same page.</summary>
    private async Task<string> GoneAsync(string secret)
    {
        using var visitor = await demo.VisitAsync();
        var page = await visitor.GetAsync($"/invitation/{Uri.EscapeDataString(secret)}");
        var typed = await visitor.FillAsync("/invitation", null, ("secret", secret));
        Assert.Equal((404, 404), (page.Status, typed.Status));
        Assert.Contains("已失效", page.Html, StringComparison.Ordinal);
        Assert.Equal(page.Html, typed.Html);
        return page.Html;
    }

    private async Task<string> InviteAsync(
        string person, string? account = null, string? telephone = null, string expires = "now() + interval '1 day'")
    {
        var secret = Secret.New();
        await accounts.RunAsync(
            "insert into county.invitations (county_id, invitation_id, unit_id, kind, account_id, person, telephone, "
            + "rights, token_hash, made_at, made_by, expires_at) values (430781, gen_random_uuid(), 8, "
            + $"'{(account is null ? "Account" : "Password")}', {Quoted(account)}, '{person}', {Quoted(telephone)}, "
            + $"'{{Author,Reviewer}}', '{Secret.Hash(secret)}', now(), '镇长', {expires})");
        return secret;
    }

    private static string Quoted(string? text) => text is null ? "null" : $"'{text}'";
}

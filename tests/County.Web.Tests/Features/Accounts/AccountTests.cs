using System.Text.RegularExpressions;
using County.Web.Features.Accounts;
using County.Web.Tests.Features.SignIn;

namespace County.Web.Tests.Features.Accounts;

/// <summary>我的账号: password, sessions and second factor of whoever is signed in, and of nobody else.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public partial class AccountTests(DemoDatabase demo)
{
    private readonly TestAccounts accounts = new(demo);

    [Theory]
    [InlineData("yaoshan-leader", "药山镇镇长", "津市市药山镇", "审核人、保密审查人、签发人")]
    [InlineData("jinshi-office", "政务公开股", "津市市人民政府办公室", "审核员、管理员")]
    [InlineData("operator", "运维人员", "系统运维", "")]
    public async Task It_says_who_and_where_one_is(string name, string person, string place, string rights)
    {
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync(name);

        var page = await visitor.GetAsync("/account");

        Assert.Equal(200, page.Status);
        Assert.All([person, place, rights], part => Assert.Contains(part, page.Html, StringComparison.Ordinal));
        Assert.Contains("href=\"/account\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_all_other_sessions()
    {
        await accounts.AddAsync("changer");
        using var here = await demo.VisitAsync();
        using var elsewhere = await demo.VisitAsync();
        await here.SignInAsync("changer");
        await elsewhere.SignInAsync("changer");

        var changed = await ChangeAsync(here, TestServer.DemoPassword, TestAccounts.NewPassword);

        Assert.Equal((302, "/account?notice=password"), (changed.Status, changed.Location));
        Assert.True(await TestAccounts.IsInsideAsync(here));
        Assert.False(await TestAccounts.IsInsideAsync(elsewhere));
        Assert.Equal(1, await accounts.EntriesAsync("修改密码", "changer"));
        Assert.Equal(422, (await elsewhere.SignInAsync("changer")).Status);
        Assert.Equal(302, (await elsewhere.SignInAsync("changer", TestAccounts.NewPassword)).Status);
    }

    [Theory]
    [InlineData("Wrong-password-1", TestAccounts.NewPassword, "当前密码不对")]
    [InlineData(TestServer.DemoPassword, "Short-1", "密码至少要有 10 位")]
    [InlineData(TestServer.DemoPassword, TestServer.DemoPassword, "新密码不能与当前密码相同")]
    [InlineData("", TestAccounts.NewPassword, "请填写当前密码")]
    public async Task A_password_that_cannot_be_changed_stays(string current, string password, string problem)
    {
        var name = $"stays-{Guid.NewGuid():N}";
        await accounts.AddAsync(name);
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync(name);

        var refused = await ChangeAsync(visitor, current, password);

        Assert.Equal(422, refused.Status);
        Assert.Contains(problem, refused.Html, StringComparison.Ordinal);
        using var again = await demo.VisitAsync();
        Assert.Equal(302, (await again.SignInAsync(name)).Status);
    }

    [Fact]
    public async Task The_current_password_cannot_be_guessed_here_either()
    {
        await accounts.AddAsync("guessed");
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync("guessed");
        for (var tries = 0; tries < 5; tries++) await ChangeAsync(visitor, "wrong", TestAccounts.NewPassword);

        var right = await ChangeAsync(visitor, TestServer.DemoPassword, TestAccounts.NewPassword);

        Assert.Equal(422, right.Status);
        Assert.Contains("已暂时锁定", right.Html, StringComparison.Ordinal);
        Assert.Equal(6, await accounts.EntriesAsync("核对身份失败", "guessed"));
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_or_all_and_only_ones_own()
    {
        await accounts.AddAsync("many");
        await accounts.AddAsync("other-person");
        using var here = await demo.VisitAsync();
        using var second = await demo.VisitAsync();
        using var third = await demo.VisitAsync();
        using var foreign = await demo.VisitAsync();
        await foreign.SignInAsync("other-person");
        foreach (var visitor in new[] { here, second, third }) await visitor.SignInAsync("many");
        var page = await here.GetAsync("/account");
        var endings = Ending().Matches(page.Html).Select(match => match.Value).ToList();
        Assert.Equal(2, endings.Count);

        Assert.Equal(404, (await foreign.FillAsync("/account", endings[0])).Status);
        Assert.True(await TestAccounts.IsInsideAsync(second));
        Assert.True(await TestAccounts.IsInsideAsync(third));
        await here.FillAsync("/account", endings[0]);
        // The newest stands first.
        Assert.False(await TestAccounts.IsInsideAsync(third));
        Assert.True(await TestAccounts.IsInsideAsync(second));
        await here.FillAsync("/account", "/account/sessions/ending");
        Assert.False(await TestAccounts.IsInsideAsync(second));
        Assert.True(await TestAccounts.IsInsideAsync(here));
        Assert.True(await TestAccounts.IsInsideAsync(foreign));
        Assert.Equal(2, await accounts.EntriesAsync("结束会话", "many"));
    }

    [Fact]
    public async Task A_second_factor_is_enrolled_replaced_and_switched_off_where_none_is_required()
    {
        await accounts.AddAsync("volunteer");
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync("volunteer");
        var offer = await visitor.GetAsync("/account/second-factor");
        Assert.Equal(422, (await EnrolAsync(visitor, offer, "000000")).Status);
        var enrolled = await EnrolAsync(visitor, offer, TestAccounts.CodeOn(offer));
        var codes = TestAccounts.BackupCodesOn(enrolled);
        Assert.Equal(10, codes.Count);
        using var again = await demo.VisitAsync();
        Assert.Equal("/sign-in/code", (await again.GivePasswordAsync("volunteer")).Location);

        var other = await visitor.GetAsync("/account/second-factor");
        Assert.Equal(422, (await EnrolAsync(visitor, other, TestAccounts.CodeOn(other))).Status);
        var replaced = await EnrolAsync(visitor, other, TestAccounts.CodeOn(other), codes[0]);
        Assert.Equal(200, replaced.Status);
        var renewed = await visitor.FillAsync(
            "/account", "/account/backup-codes", ("code", TestAccounts.BackupCodesOn(replaced)[0]));
        Assert.Equal(422, (await visitor.FillAsync(
            "/account", "/account/second-factor/removal", ("code", codes[1]))).Status);
        var removed = await visitor.FillAsync(
            "/account", "/account/second-factor/removal", ("code", TestAccounts.BackupCodesOn(renewed)[0]));

        Assert.Equal("/account?notice=removal", removed.Location);
        Assert.Equal("/", (await again.GivePasswordAsync("volunteer")).Location);
        Assert.Equal(2, await accounts.EntriesAsync("启用二次验证", "volunteer"));
        Assert.Equal(1, await accounts.EntriesAsync("更换备用码", "volunteer"));
        Assert.Equal(1, await accounts.EntriesAsync("停用二次验证", "volunteer"));
    }

    [Fact]
    public async Task The_office_cannot_switch_it_off()
    {
        await accounts.AddAsync("required", unit: null, isEnrolled: true);
        using var visitor = await demo.VisitAsync();
        await visitor.SignInAsync("required");

        var refused = await visitor.FillAsync("/account", "/account/second-factor/removal", ("code", "000000"));

        Assert.Equal(422, refused.Status);
        Assert.Contains("不能停用二次验证", refused.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("formaction", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_on_its_way_to_somebody_else_enrols_nobody()
    {
        await accounts.AddAsync("on-its-way");
        await accounts.AddAsync("not-theirs");
        using var mine = await demo.VisitAsync();
        using var theirs = await demo.VisitAsync();
        await mine.SignInAsync("on-its-way");
        await theirs.SignInAsync("not-theirs");
        var offer = await mine.GetAsync("/account/second-factor");
        var form = await theirs.GetAsync("/account/second-factor");

        var refused = await theirs.PostAsync(
            "/account/second-factor", ("__RequestVerificationToken", form.Token),
            ("ticket", TestAccounts.TicketOn(offer)), ("newCode", TestAccounts.CodeOn(offer)));

        Assert.Equal(422, refused.Status);
        Assert.NotEqual(TestAccounts.CodeOn(offer), TestAccounts.CodeOn(refused));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge 浏览器，Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; UOS) Chrome/108.0 Safari/537.36", "Chrome 类浏览器，统信")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) MicroMessenger/8.0", "微信，苹果手机")]
    [InlineData("", "其他程序，其他系统")]
    [InlineData(null, "其他程序，其他系统")]
    public void A_browser_is_named_in_plain_words(string? agent, string name) =>
        Assert.Equal(name, Browsers.Name(agent).ToString());

    private static Task<Visitor.Answer> ChangeAsync(Visitor visitor, string current, string password) =>
        visitor.FillAsync(
            "/account", "/account/password", ("current", current), ("password", password), ("again", password));

    private static Task<Visitor.Answer> EnrolAsync(
        Visitor visitor, Visitor.Answer offer, string newCode, string code = "") => visitor.PostAsync(
        "/account/second-factor", ("__RequestVerificationToken", offer.Token),
        ("ticket", TestAccounts.TicketOn(offer)), ("newCode", newCode), ("code", code));

    [GeneratedRegex("/account/sessions/[0-9a-f-]{36}/ending")]
    private static partial Regex Ending();
}

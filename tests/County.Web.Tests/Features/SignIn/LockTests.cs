using County.Data;

namespace County.Web.Tests.Features.SignIn;

/// <summary>Guessing: failures are counted, lock the account longer and longer, and tell the guesser nothing.</summary>
[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public class LockTests(DemoDatabase demo)
{
    private readonly TestAccounts accounts = new(demo);

    [Fact]
    public async Task Unknown_wrong_and_locked_get_the_same_page_whatever_the_password()
    {
        await accounts.AddAsync("same-page");
        using var visitor = await demo.VisitAsync();

        var pages = new List<string>();
        for (var tries = 0; tries < 6; tries++)
        {
            pages.Add(Named((await visitor.SignInAsync("same-page", "wrong")).Html, "same-page"));
            pages.Add(Named((await visitor.SignInAsync("nobody-here", "wrong")).Html, "nobody-here"));
        }

        pages.Add(Named((await visitor.SignInAsync("same-page")).Html, "same-page"));
        pages.Add(Named((await visitor.SignInAsync("operator", "wrong")).Html, "operator"));
        Assert.Single(pages.Distinct());
        Assert.Contains("账号已被锁定", pages[0], StringComparison.Ordinal);
        static string Named(string html, string name) =>
            html.Replace($"value=\"{name}\"", "value=\"NAME\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_failure_from_the_fifth_on_locks_twice_as_long_up_to_an_hour()
    {
        await accounts.AddAsync("longer");
        using var visitor = await demo.VisitAsync();
        var minutes = new List<int>();
        for (var tries = 0; tries < 13; tries++)
        {
            await visitor.SignInAsync("longer", "wrong");
            minutes.Add(await accounts.ReadAsync<int>(
                "select coalesce(round(extract(epoch from lockout_end - now()) / 60), 0)::int "
                + "from accounts.accounts where id = 'longer'"));
            // The lock ends, the count stays.
            await accounts.RunAsync(
                "update accounts.accounts set lockout_end = now() - interval '1 second' where id = 'longer' "
                + "and lockout_end is not null");
        }

        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60], minutes);
        Assert.Equal(302, (await visitor.SignInAsync("longer")).Status);
        Assert.Equal(0, await accounts.FailuresAsync("longer"));
    }

    [Fact]
    public async Task While_it_is_locked_the_right_password_is_not_even_looked_at()
    {
        await accounts.AddAsync("locked");
        using var visitor = await demo.VisitAsync();
        for (var tries = 0; tries < 5; tries++) await visitor.SignInAsync("locked", "wrong");

        Assert.Equal(422, (await visitor.SignInAsync("locked")).Status);
        Assert.Equal(5, await accounts.FailuresAsync("locked"));
        Assert.False(await TestAccounts.IsInsideAsync(visitor));
        Assert.Equal(6, await accounts.EntriesAsync("登录失败", "locked"));
    }

    [Fact]
    public async Task Wrong_passwords_sent_at_once_are_all_counted_and_none_slips_past_the_lock()
    {
        await accounts.AddAsync("at-once");
        var visitors = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => demo.VisitAsync()));

        await Task.WhenAll(visitors.Take(4).Select(visitor => visitor.SignInAsync("at-once", "wrong")));
        Assert.Equal(4, await accounts.FailuresAsync("at-once"));
        await Task.WhenAll(visitors.Select(visitor => visitor.SignInAsync("at-once", "wrong")));

        Assert.Equal(5, await accounts.FailuresAsync("at-once"));
        foreach (var visitor in visitors) visitor.Dispose();
    }

    [Fact]
    public async Task Wrong_codes_count_as_wrong_passwords_do_and_the_right_password_forgives_none()
    {
        await accounts.AddAsync("codes", unit: null, isEnrolled: true);
        using var visitor = await demo.VisitAsync();
        for (var tries = 0; tries < 4; tries++)
        {
            Assert.Equal("/sign-in/code", (await visitor.GivePasswordAsync("codes")).Location);
            Assert.Equal(422, (await visitor.FillAsync("/sign-in/code", null, ("code", "000000"))).Status);
            Assert.Equal(tries + 1, await accounts.FailuresAsync("codes"));
        }

        await visitor.GivePasswordAsync("codes");
        await visitor.FillAsync("/sign-in/code", null, ("code", "111111"));

        var right = await visitor.FillAsync("/sign-in/code", null, ("code", TestServer.DemoCode()));
        Assert.Equal(422, right.Status);
        Assert.Contains("登录失败次数过多", right.Html, StringComparison.Ordinal);
        Assert.Equal(422, (await visitor.GivePasswordAsync("codes")).Status);
    }

    [Fact]
    public async Task A_name_that_is_nobodys_is_recorded_without_what_was_typed()
    {
        using var visitor = await demo.VisitAsync();

        await visitor.SignInAsync("My-secret-Password-9", "wrong");

        Assert.Equal(0, await accounts.ReadAsync<long>(
            "select count(*) from county.audit a where a::text like '%My-secret%'"));
        Assert.True(await accounts.ReadAsync<long>(
            "select count(*) from county.audit where county_id = 0 and act = '登录失败' and account_id is null") > 0);
    }

    [Theory]
    [InlineData("13907360001")]
    [InlineData("139 0736 0001")]
    [InlineData("１３９０７３６０００１")]
    [InlineData("+86 13907360001")]
    [InlineData("by-mobile")]
    [InlineData("　ＢＹ-ｍｏｂｉｌｅ ")]
    public async Task Name_and_mobile_number_sign_in_in_whatever_width_they_are_typed(string typed)
    {
        if (await accounts.ReadAsync<long>("select count(*) from accounts.accounts where id = 'by-mobile'") == 0)
        {
            await accounts.AddAsync("by-mobile", mobile: "13907360001");
        }

        using var visitor = await demo.VisitAsync();
        Assert.Equal((302, "/"), (await visitor.SignInAsync(typed)) is var entered ? (entered.Status, entered.Location) : default);
        Assert.True(await TestAccounts.IsInsideAsync(visitor));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(10, 32)]
    [InlineData(11, 60)]
    [InlineData(5000, 60)]
    public void The_lock_grows_to_an_hour_and_no_further(int failures, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), SignInTries.Lock(failures));
}

using System.Text;
using County.Web.Tests.Hosting;

namespace County.Web.Tests.Features.Passkeys;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed class PasskeyTests(DemoDatabase demo)
{
    private const string Forged = """
        {"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},
        "response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA",
        "attestationObject":"AAAA","transports":[]}}
        """;

    [Fact]
    public async Task Over_plain_http_there_are_no_passkeys()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database);
        using var visitor = site.Visit();

        Assert.DoesNotContain("通行密钥", (await visitor.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
        Assert.Equal(404, (await visitor.FillAsync("/sign-in", "/sign-in/passkey/options")).Status);
        await visitor.SignInAsync(Visitor.Clerk);
        Assert.Equal(404, (await visitor.GetAsync("/account/passkeys")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData(Forged)]
    public async Task What_is_no_answer_to_the_question_signs_nobody_in_and_adds_nothing(string credential)
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: HardenedSite.Https);
        using var stranger = site.Visit();
        await stranger.FillAsync("/sign-in", "/sign-in/passkey/options");
        var entered = await stranger.FillAsync("/sign-in", "/sign-in/passkey", ("credential", credential));
        Assert.Equal(422, entered.Status);
        Assert.Contains("请用密码登录", entered.Html, StringComparison.Ordinal);
        Assert.Equal(302, (await stranger.GetAsync("/account/passkeys")).Status);

        using var clerk = site.Visit();
        await clerk.SignInAsync(Visitor.Clerk);
        var unproved = await clerk.FillAsync("/account/passkeys", "/account/passkeys/options", ("current", "wrong"));
        Assert.Equal((422, "当前密码不对，没有办理。"), (unproved.Status, unproved.Html));
        Assert.DoesNotContain("county-passkey", unproved.Headers, StringComparison.Ordinal);
        var asked = await clerk.FillAsync(
            "/account/passkeys", "/account/passkeys/options", ("current", TestServer.DemoPassword));
        Assert.Contains("\"userVerification\":\"required\"", asked.Html, StringComparison.Ordinal);
        var added = await clerk.FillAsync("/account/passkeys", null, ("name", "电脑"), ("credential", credential));
        Assert.Equal(422, added.Status);
        Assert.Contains("还没有通行密钥", added.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: HardenedSite.Https);
        using var stranger = site.Visit();

        Assert.Equal(422, (await stranger.FillAsync("/sign-in", "/sign-in/passkey", ("credential", Forged))).Status);
    }

    [Fact]
    public async Task A_passkey_needs_a_name_of_its_own_and_a_removal_one_that_is_there()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: HardenedSite.Https);
        using var clerk = site.Visit();
        await clerk.SignInAsync(Visitor.Clerk);

        var nameless = await clerk.FillAsync("/account/passkeys", null, ("name", " "), ("credential", Forged));
        var absent = await clerk.FillAsync("/account/passkeys", $"/account/passkeys/{Id("nobody's")}/removal");

        Assert.Equal(422, nameless.Status);
        Assert.Contains("请填写名称", nameless.Html, StringComparison.Ordinal);
        Assert.Equal(404, absent.Status);
    }

    private static string Id(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');
}

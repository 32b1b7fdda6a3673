using System.Security.Cryptography;
using County.Web.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace County.Web.Tests.Features.Connect;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class ForgedTokenTests(ConnectedCounty county)
{
    private static readonly Keys Installation = new(TestServer.KeysFolder);

    [Theory]
    [InlineData(200, "http://127.0.0.1/", "county-api", "at+jwt", true)]
    [InlineData(401, "http://127.0.0.1/", "county-api", "at+jwt", false)]
    [InlineData(401, "https://elsewhere.example/", "county-api", "at+jwt", true)]
    [InlineData(401, "http://127.0.0.1/", "another-api", "at+jwt", true)]
    [InlineData(401, "http://127.0.0.1/", "county-api", "JWT", true)]
    [InlineData(401, "http://127.0.0.1/", "county-api", "oi_reft+jwt", true)]
    public async Task Only_a_token_of_this_installation_for_this_api_is_taken(
        int status, string issuer, string audience, string type, bool isOwnKey)
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        using var other = RSA.Create(3072);
        SecurityKey key = isOwnKey ? new X509SecurityKey(Installation.Signing) : new RsaSecurityKey(other);

        system.Token = await TokenAsync(system, issuer, audience, type, key);

        Assert.Equal(status, (await system.GetAsync("/api/v1/report?year=2021")).Status);
    }

    [Theory]
    [InlineData("yaoshan", 200)]
    [InlineData("maoli", 401)]
    [InlineData("jinshi-office", 401)]
    public async Task A_units_system_acts_for_nobody_of_another_place_whatever_its_token_says(string name, int status)
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        var account = await county.RunAsync<string>($"select id from accounts.accounts where user_name = '{name}'");
        system.Token = await TokenAsync(
            system, "http://127.0.0.1/", "county-api", "at+jwt", new X509SecurityKey(Installation.Signing),
            ("sub", account!));

        Assert.Equal(status, (await system.GetAsync("/api/v1/report?year=2021")).Status);
    }

    [Fact]
    public async Task A_token_that_names_another_unit_or_more_scopes_gives_neither()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        system.Token = await TokenAsync(
            system, "http://127.0.0.1/", "county-api", "at+jwt", new X509SecurityKey(Installation.Signing),
            ("unit_id", "9"), ("county_id", "1"), ("scope", "reports.read reports.write summary.read"));

        Assert.Equal(8, (int)(await system.GetAsync("/api/v1/report?year=2021")).Json["unit"]!["unit"]!);
        Assert.Equal(403, (await system.PutAsync(2021, new { }, "\"x\"")).Status);
    }

    /// <summary>What the server would write for the system's newest token, but for what is asked.</summary>
    private async Task<string> TokenAsync(
        ClientSystem system, string issuer, string audience, string type, SecurityKey key,
        params (string Name, string Value)[] more)
    {
        var entry = await county.RunAsync<string>(
            "select t.id from accounts.\"OpenIddictTokens\" t join accounts.\"OpenIddictApplications\" a "
            + $"on a.id = t.application_id where a.client_id = '{system.Id}' and t.type = 'access_token'");
        var claims = new Dictionary<string, object>
        {
            ["sub"] = system.Id,
            ["client_id"] = system.Id,
            ["scope"] = "reports.read",
            ["oi_tkn_id"] = entry!,
        };
        foreach (var (name, value) in more) claims[name] = value;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            TokenType = type,
            Claims = claims,
            IssuedAt = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            EncryptingCredentials = new EncryptingCredentials(
                new X509SecurityKey(Installation.Encryption), SecurityAlgorithms.RsaOAEP,
                SecurityAlgorithms.Aes256CbcHmacSha512),
        });
    }
}

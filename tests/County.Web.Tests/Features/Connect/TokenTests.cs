namespace County.Web.Tests.Features.Connect;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class TokenTests(ConnectedCounty county)
{
    private const string Report = "/api/v1/report?year=2021";

    [Fact]
    public async Task A_system_comes_in_by_its_secret_and_the_other_replica_takes_its_token()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        using var elsewhere = system.At(county.Other);

        Assert.Equal(200, (await system.GetAsync(Report)).Status);
        Assert.Equal(200, (await elsewhere.GetAsync(Report)).Status);
        Assert.Equal(1, await county.RunAsync<long>(
            $"select count(*) from county.audit where client_id = '{system.Id}' and act = '取得令牌' and unit_id = 8"));
    }

    [Theory]
    [InlineData("", "invalid_request")]
    [InlineData("wrong", "invalid_client")]
    public async Task A_wrong_secret_gets_no_token(string secret, string error)
    {
        using var system = await county.AddAsync("8", ["reports.read"]);
        using var pretender = system.At(county.Address, secret);

        Assert.Equal(error, (string?)(await pretender.EnterAsync())["error"]);
    }

    [Fact]
    public async Task A_system_gets_only_the_scopes_it_was_given()
    {
        using var system = await county.AddAsync("8", ["reports.read"]);

        Assert.NotNull((await system.EnterAsync("reports.write"))["error"]);
        Assert.NotNull((await system.EnterAsync("summary.read"))["error"]);
        Assert.Equal("reports.read", (string?)(await system.EnterAsync("reports.read"))["scope"] ?? "reports.read");
        await county.RunAsync($"update county.clients set scopes = '{{}}' where client_id = '{system.Id}'");
        Assert.Equal(403, (await system.GetAsync(Report)).Status);
        Assert.Equal("invalid_scope", (string?)(await system.EnterAsync("reports.read"))["error"]);
    }

    [Fact]
    public async Task A_revoked_token_ends_at_once_everywhere()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        using var elsewhere = system.At(county.Other);
        Assert.Contains(
            "\"active\":true", Compact(await system.PostAsync("/connect/introspect", ("token", system.Token))),
            StringComparison.Ordinal);

        await system.PostAsync("/connect/revoke", ("token", system.Token));

        Assert.Equal(401, (await elsewhere.GetAsync(Report)).Status);
        Assert.Contains(
            "\"active\":false", Compact(await system.PostAsync("/connect/introspect", ("token", system.Token))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_cannot_look_into_the_token_of_another()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        using var other = await county.EnteredAsync("9", "reports.read");

        var answer = await other.PostAsync("/connect/introspect", ("token", system.Token));
        await other.PostAsync("/connect/revoke", ("token", system.Token));

        Assert.DoesNotContain(system.Id, answer, StringComparison.Ordinal);
        Assert.Equal(200, (await system.GetAsync(Report)).Status);
    }

    [Fact]
    public async Task A_system_that_is_stopped_ends_with_its_tokens()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        using var office = await county.EnterAsync(Visitor.Office);
        var page = await office.GetAsync("/clients");

        var stopped = await office.PostAsync(
            $"/clients/{system.Id}/revocation", ("__RequestVerificationToken", page.Token));

        Assert.Equal(302, stopped.Status);
        Assert.Equal(401, (await system.GetAsync(Report)).Status);
        Assert.Equal("unauthorized_client", (string?)(await system.EnterAsync())["error"]);
        Assert.Equal(0, await county.RunAsync<long>(
            "select count(*) from accounts.\"OpenIddictTokens\" t join accounts.\"OpenIddictApplications\" a "
            + $"on a.id = t.application_id where a.client_id = '{system.Id}' and t.status = 'valid'"));
    }

    [Fact]
    public async Task The_row_alone_stops_a_system_whose_token_is_still_good()
    {
        using var system = await county.EnteredAsync("8", "reports.read");

        await county.RunAsync($"update county.clients set revoked_at = now() where client_id = '{system.Id}'");

        var answer = await system.GetAsync(Report);
        Assert.Equal((401, "application/problem+json"), (answer.Status, answer.Type));
        Assert.StartsWith("Bearer", answer.Challenge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_its_row_has_no_rights_at_all()
    {
        using var system = await county.EnteredAsync("8", "reports.read");

        await county.RunAsync($"delete from county.clients where client_id = '{system.Id}'");

        Assert.Equal(401, (await system.GetAsync(Report)).Status);
        Assert.Equal("unauthorized_client", (string?)(await system.EnterAsync())["error"]);
    }

    [Fact]
    public async Task A_new_secret_ends_the_old_one_and_its_tokens()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        using var office = await county.EnterAsync(Visitor.Office);
        var page = await office.GetAsync("/clients");

        var renewed = await office.PostAsync(
            $"/clients/{system.Id}/secret", ("__RequestVerificationToken", page.Token));

        Assert.Equal(200, renewed.Status);
        Assert.Contains("no-store", renewed.Headers, StringComparison.Ordinal);
        Assert.Equal(401, (await system.GetAsync(Report)).Status);
        Assert.Equal("invalid_client", (string?)(await system.EnterAsync())["error"]);
        var secret = renewed.Html.Split("<code>")[2].Split("</code>")[0];
        using var again = system.At(county.Address, secret);
        await again.EnterAsync();
        Assert.Equal(200, (await again.GetAsync(Report)).Status);
    }

    [Fact]
    public async Task A_suspended_county_ends_at_once()
    {
        using var system = await county.EnteredAsync("8", "reports.read");
        try
        {
            await county.RunAsync("update county.counties set suspended_at = now() where county_id = 430781");

            Assert.Equal(401, (await system.GetAsync(Report)).Status);
            Assert.Equal("unauthorized_client", (string?)(await system.EnterAsync())["error"]);
        }
        finally
        {
            await county.RunAsync("update county.counties set suspended_at = null where county_id = 430781");
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwiY2xpZW50X2lkIjoieCJ9.")]
    public async Task A_made_up_token_gets_nowhere(string token)
    {
        using var system = await county.AddAsync("8", ["reports.read"]);
        system.Token = token;

        Assert.Equal(401, (await system.GetAsync(Report)).Status);
    }

    private static string Compact(string json) => string.Concat(json.Where(letter => !char.IsWhiteSpace(letter)));
}

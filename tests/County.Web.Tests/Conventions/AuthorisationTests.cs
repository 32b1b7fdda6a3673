using County.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace County.Web.Tests.Conventions;

[Trait("shows", "main-job")]
public sealed class AuthorisationTests
{
    [Fact]
    public async Task Every_endpoint_of_the_site_is_open_to_whom_this_list_says()
    {
        // Reloading, which only a build that is worked on does, would add an endpoint of the framework's own.
        await using var site = ServeVerb.BuildApplication([
            "--applicationName=county", "--COUNTY_DB=Host=none;Database=none", "--ReloadStaticAssetsAtRuntime=false"]);
        var endpoints = AuthorisationLaw.Endpoints(site).ToList();
        Verdict.NotGuilty(AuthorisationLaw.Offences(endpoints));
        Verdict.Same(AuthorisationSnapshot.Expected, AuthorisationLaw.Snapshot(endpoints));
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_or_both_is_caught()
    {
        await using var site = WebApplication.CreateSlimBuilder().Build();
        site.MapGet("/nothing", () => "");
        site.MapPost("/both", () => "").RequireAuthorization("office").AllowAnonymous();
        site.MapGet("/right", () => "").RequireAuthorization("office");
        Assert.Equal(
            ["GET /nothing → nobody said: says nothing", "POST /both → anonymous: says both"],
            AuthorisationLaw.Offences(AuthorisationLaw.Endpoints(site)));
    }

    [Fact]
    public void No_component_carries_an_attribute_that_would_guard_nothing() =>
        Verdict.NotGuilty(AuthorisationLaw.Offences(typeof(ServeVerb).Assembly.GetTypes()));

    [Fact]
    public void An_attribute_on_a_component_is_caught() => Assert.Equal(
        ["Specimen: [Authorize] on a component guards nothing"],
        AuthorisationLaw.Offences([typeof(Specimen), typeof(AuthorisationTests)]));

    [Authorize]
    private sealed class Specimen : ComponentBase;
}

using System.Security.Claims;
using County.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace County.Web.Features.Connect;

/// <summary>What the server is told to answer: a token or code, or why not.</summary>
internal static class Tickets
{
    /// <summary>A token or code in somebody's name. It says who, and for what; never what they may do.</summary>
    /// <param name="subject">The person's account, or the system's own identifier where it acts for itself.</param>
    public static IResult Give(string subject, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, subject);
        identity.SetScopes(scopes).SetResources(ApiScopes.Audience);
        return Give(new ClaimsPrincipal(identity));
    }

    /// <summary>A token in the name in which the code or the refresh token was given out.</summary>
    public static IResult Give(ClaimsPrincipal principal)
    {
        principal.SetDestinations(static _ => [OpenIddictConstants.Destinations.AccessToken]);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    public static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}

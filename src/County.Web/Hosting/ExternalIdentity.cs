using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace County.Web.Hosting;

/// <summary>Somebody as the identity provider knows them.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">The provider's own, lasting name for them.</param>
/// <param name="Name">What to call them on a page.</param>
/// <param name="HasSecondFactor">Whether the provider has asked for more than a password.</param>
/// <param name="ForAccount">The account that asked to be linked; null where somebody wants to sign in.</param>
internal sealed record ExternalIdentity(
    string Issuer, string Subject, string Name, bool HasSecondFactor, string? ForAccount)
{
    private const string Account = "account";

    /// <summary>Sends the browser to the provider; it comes back to a page of this site.</summary>
    public static IResult Ask(string back, string? forAccount)
    {
        var properties = new AuthenticationProperties { RedirectUri = back };
        if (forAccount is not null) properties.Items[Account] = forAccount;
        return Results.Challenge(properties, [OidcSetup.Scheme]);
    }

    /// <summary>Who has come back in this browser; null where nobody has within the last minutes.</summary>
    public static async Task<ExternalIdentity?> ReadAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (result.Principal?.FindFirst("sub")?.Value is not { Length: > 0 } subject
            || result.Principal.FindFirst("iss")?.Value is not { Length: > 0 } issuer)
        {
            return null;
        }

        var name = result.Principal.FindFirst("name") ?? result.Principal.FindFirst("preferred_username");
        return new ExternalIdentity(
            issuer, subject, name?.Value ?? subject, result.Principal.HasClaim("amr", "mfa"),
            result.Properties?.Items.TryGetValue(Account, out var account) == true ? account : null);
    }

    /// <summary>The same, once.</summary>
    public static async Task<ExternalIdentity?> TakeAsync(HttpContext context)
    {
        var identity = await ReadAsync(context);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        return identity;
    }
}

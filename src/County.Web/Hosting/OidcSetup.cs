using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace County.Web.Hosting;

/// <summary>Sign-in with an identity provider: authorization code with PKCE, no token is kept.</summary>
internal static class OidcSetup
{
    public const string Scheme = "oidc";

    public const string FailurePage = "/sign-in/external/failure";

    public static IServiceCollection AddOidc(this IServiceCollection services, Settings settings)
    {
        if (settings.Oidc is not { } oidc) return services;
        services.AddAuthentication()
            .AddCookie(IdentityConstants.ExternalScheme, options =>
            {
                // Who the provider says somebody is; no session, and gone once it has been looked at.
                options.Cookie.Name = "county-external";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddOpenIdConnect(Scheme, oidc.Name, options => Set(options, oidc, settings.Transport));
        return services;
    }

    private static void Set(OpenIdConnectOptions options, OidcSettings oidc, Transport transport)
    {
        options.Authority = oidc.Authority.AbsoluteUri;
        options.ClientId = oidc.ClientId;
        options.ClientSecret = oidc.ClientSecret;
        options.RequireHttpsMetadata = oidc.Authority.Scheme == Uri.UriSchemeHttps;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = "/sign-in/external/callback";
        options.AccessDeniedPath = FailurePage;
        options.MapInboundClaims = false;
        // Kept: a subject is somebody only together with who names it.
        options.ClaimActions.Remove("iss");
        var policy = transport == Transport.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, policy);
        }

        options.Events.OnRemoteFailure = failed =>
        {
            failed.HandleResponse();
            failed.Response.Redirect(FailurePage);
            return Task.CompletedTask;
        };
    }
}

using County.Data;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace County.Web.Hosting;

/// <summary>
/// Other systems' way in: OAuth 2.0 with authorisation code and PKCE, client credentials and refresh, its tokens in
/// the accounts' schema, and the check of those tokens before the API.
/// </summary>
internal static class ConnectSetup
{
    /// <summary>The stores alone, for a process that gives out no tokens.</summary>
    public static IServiceCollection AddTokenStore(this IServiceCollection services)
    {
        services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AccountsContext>());
        return services;
    }

    public static IServiceCollection AddConnect(this IServiceCollection services)
    {
        services.AddTokenStore().AddOpenIddict().AddServer(Serve).AddValidation(validation =>
        {
            validation.UseLocalServer();
            validation.UseAspNetCore();
            validation.AddAudiences(ApiScopes.Audience);
            // A revoked token is worth nothing at once, and not only when it runs out.
            validation.EnableTokenEntryValidation();
            validation.EnableAuthorizationEntryValidation();
        });
        services.AddOptions<OpenIddictServerOptions>().Configure<Settings>((options, settings) =>
        {
            // Fixed: by default it is the address of the request, and a second replica, reached by another port or
            // name, would refuse the first one's tokens.
            options.Issuer = settings.Issuer;
            // A plain challenge is the verifier itself, for whoever reads the address to use.
            options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain);
            // Only ever the installation's mounted files; those made for development stop a production process at its
            // start. There is no certificate that the program makes up.
            options.SigningCredentials.Add(new SigningCredentials(
                new X509SecurityKey(settings.Keys.Signing), SecurityAlgorithms.RsaSha256));
            options.EncryptionCredentials.Add(new EncryptingCredentials(
                new X509SecurityKey(settings.Keys.Encryption), SecurityAlgorithms.RsaOAEP,
                SecurityAlgorithms.Aes256CbcHmacSha512));
        });
        return services.AddSingleton<Bearers>();
    }

    private static void Serve(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
            .SetIntrospectionEndpointUris("connect/introspect").SetRevocationEndpointUris("connect/revoke");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow()
            .AllowRefreshTokenFlow();
        server.RegisterScopes([.. ApiScopes.All]);
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(30)).SetRefreshTokenLifetime(TimeSpan.FromDays(14));
        // Each refresh token is good once. One that comes a second time was stolen: without a leeway, all that came of
        // the same consent ends then.
        server.SetRefreshTokenReuseLeeway(TimeSpan.Zero);
        // Whether http will do is the site's own rule, not this library's: see TransportGuard.
        server.UseAspNetCore().DisableTransportSecurityRequirement()
            .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough();
    }
}

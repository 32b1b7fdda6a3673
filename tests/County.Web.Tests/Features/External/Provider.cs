using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace County.Web.Tests.Features.External;

/// <summary>A county's identity provider: a real OpenID Connect server on a port of its own.</summary>
internal sealed class Provider : IAsyncDisposable
{
    public const string Secret = "the-providers-own-secret";

    private readonly WebApplication application;

    private Provider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(Describe);
        application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.UseAuthentication();
    }

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "person-1";

    /// <summary>How they showed who they are.</summary>
    public string[] Methods { get; set; } = ["pwd"];

    /// <summary>What is changed in a token before it is signed.</summary>
    public Action<ProcessSignInContext>? Corrupt { get; set; }

    /// <summary>In whose name a token is signed, where it is not the provider's own.</summary>
    public string? Issuer { get; set; }

    public string Address => application.Urls.First();

    public static async Task<Provider> StartAsync()
    {
        var provider = new Provider();
        await provider.application.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private void Describe(OpenIddictServerBuilder options)
    {
        options.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token");
        options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        options.RegisterScopes(Scopes.Profile);
        options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        options.UseAspNetCore().DisableTransportSecurityRequirement();
        // No database behind it: what it takes is said here.
        options.EnableDegradedMode();
        options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != "county") context.Reject(Errors.InvalidClient);
            return default;
        }));
        options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientSecret != Secret) context.Reject(Errors.InvalidClient);
            return default;
        }));
        options.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            context.SignIn(Person(context.Request.GetScopes()));
            return default;
        }));
        options.AddEventHandler<ProcessSignInContext>(handler => handler.UseInlineHandler(context =>
        {
            Corrupt?.Invoke(context);
            return default;
        }).SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
        options.AddEventHandler<GenerateTokenContext>(handler => handler.UseInlineHandler(context =>
        {
            if (Issuer is not null && context.TokenType == TokenTypeIdentifiers.IdentityToken)
            {
                context.SecurityTokenDescriptor.Issuer = Issuer;
            }

            return default;
        }).SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1));
    }

    private ClaimsPrincipal Person(IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Name, "张三");
        identity.SetClaim(Claims.Email, "yaoshan@example.gov.cn");
        identity.SetClaims(Claims.AuthenticationMethodReference, [.. Methods]);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        return principal;
    }
}

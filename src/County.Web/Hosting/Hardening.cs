using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;

namespace County.Web.Hosting;

/// <summary>What holds off attacks on every page and endpoint alike.</summary>
internal static class Hardening
{
    // Takes them from nobody but this very host, and only over https.
    public const string HostOnly = "__Host-";

    /// <summary>After sign-in has been set up: its cookies are made safe here.</summary>
    public static void AddHardening(this WebApplicationBuilder builder, Settings settings)
    {
        builder.LimitSizes();
        builder.Services.AddRateLimiter(_ => { });
        KeepSecretsOutOf(builder.Logging);
        var isSecure = settings.Transport == Transport.Https;
        builder.Services.PostConfigureAll<CookieAuthenticationOptions>(options => Secure(options.Cookie, isSecure));
        builder.Services.PostConfigure<AntiforgeryOptions>(options => Secure(options.Cookie, isSecure));
        builder.Services.Configure<CookiePolicyOptions>(options =>
        {
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
            options.Secure = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        var proxies = settings.Proxies;
        // Afterwards: a variable of the framework's would have everybody's word taken.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // From one named proxy to the next, up to the first that nobody named.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) options.KnownIPNetworks.Add(proxy);
        });
    }

    private static void Secure(CookieBuilder cookie, bool isSecure)
    {
        cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        if (isSecure && cookie.Name is { } name && !name.StartsWith(HostOnly, StringComparison.Ordinal))
        {
            (cookie.Name, cookie.Path) = (HostOnly + name, "/");
        }
    }

    /// <summary>
    /// An address may hold a secret, an invitation's or a code's. These would write it down, and stay silent whatever
    /// level is configured for the rest.
    /// </summary>
    private static void KeepSecretsOutOf(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.StaticFiles", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.StaticAssets", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Http", LogLevel.Warning)
        .AddFilter("OpenIddict", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Information);
}

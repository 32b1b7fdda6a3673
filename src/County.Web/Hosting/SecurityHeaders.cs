using Microsoft.AspNetCore.StaticAssets;

namespace County.Web.Hosting;

/// <summary>Headers that every answer carries.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Settings settings)
{
    private const string OwnForms = "form-action 'self'";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + $"{OwnForms}; base-uri 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=()";

    private readonly bool isSecure = settings.Transport == Transport.Https;

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: the page of a failure begins by clearing the answer.
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Features.Get<FormTarget>() is { Origin: var origin }
            ? Policy.Replace(OwnForms, $"{OwnForms} {origin}", StringComparison.Ordinal)
            : IsSandboxed(context) ? $"{Policy}; sandbox" : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        if (!IsFile(context) && MayNotBeKept(context))
        {
            headers.CacheControl = "no-store";
        }

        // Browsers ignore both over plain http, and say so aloud.
        if (!isSecure) return;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
    }

    /// <summary>What is the same for everybody says itself how long it keeps.</summary>
    private static bool IsFile(HttpContext context) => context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || (metadata.GetMetadata<Unchanging>() is not null && context.Response.StatusCode == 200));

    private static bool IsSandboxed(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Sandboxed>() is not null;

    /// <summary>Whatever a signed-in person sees, and everything else that does not say how long it keeps.</summary>
    private static bool MayNotBeKept(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true || context.Response.Headers.CacheControl.Count == 0;
}

/// <summary>Where the answer to a form of this page may lead on to beside the site itself.</summary>
internal sealed record FormTarget(string Origin);

/// <summary>Marks an endpoint whose answer somebody uploaded: whatever is in it runs nothing.</summary>
internal sealed class Sandboxed;

namespace County.Web.Hosting;

/// <summary>Headers that every answer carries.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string OwnForms = "form-action 'self'";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + $"{OwnForms}; base-uri 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: the page of a failure begins by clearing the answer.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Features.Get<FormTarget>() is { Origin: var origin }
                ? Policy.Replace(OwnForms, $"{OwnForms} {origin}", StringComparison.Ordinal)
                : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>Where the answer to a form of this page may lead on to beside the site itself.</summary>
internal sealed record FormTarget(string Origin);

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace County.Web.Hosting;

/// <summary>
/// Takes nothing from a page of another site: whatever changes something carries the site's own token, in its form or,
/// where it sends none, in a header. The framework asks this of forms alone. Other systems' addresses take no cookie.
/// </summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsGuarded(context))
        {
            try
            {
                await antiforgery.ValidateRequestAsync(context);
            }
            catch (AntiforgeryValidationException invalid)
            {
                // Too large to be read to the end is a reason of its own.
                context.Response.StatusCode = invalid.InnerException is BadHttpRequestException unread
                    ? unread.StatusCode
                    : StatusCodes.Status400BadRequest;
                return;
            }
        }

        await next(context);
    }

    private static bool IsGuarded(HttpContext context) =>
        !RateLimits.IsSafe(context) && context.GetEndpoint() is not null
        && !EarlyRefusal.IsForSystems(context)
        // The page of an error, shown in place of an answer that has already been refused.
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null;
}

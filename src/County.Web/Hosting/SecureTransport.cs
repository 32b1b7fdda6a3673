using System.Net;

namespace County.Web.Hosting;

/// <summary>
/// Tokens and secrets travel encrypted or not at all: over http the endpoints of /connect refuse, except on the
/// machine itself.
/// </summary>
internal sealed class SecureTransport(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/connect") || context.Request.IsHttps || IsLoopback(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsJsonAsync(new
        {
            error = "invalid_request",
            error_description = "This endpoint is served over https only.",
        });
    }

    private static bool IsLoopback(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}

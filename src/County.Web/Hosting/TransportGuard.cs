using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;

namespace County.Web.Hosting;

/// <summary>
/// Over https nothing is answered in the clear. Over plain http the pages are, but no token leaves the machine.
/// Probes of the program's health come by its inner address and pass.
/// </summary>
internal sealed class TransportGuard(RequestDelegate next, Settings settings, ILogger<TransportGuard> logger)
{
    private static readonly string[] Forwarded = ["X-Forwarded-For", "X-Original-For", "Forwarded", "Via"];

    private readonly Transport transport = settings.Transport;
    private readonly Uri? address = settings.Site;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // The page of an error stands in place of an answer that got as far as it may.
        if (request.Path.StartsWithSegments("/health")
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return next(context);
        }

        if (!IsOurs(request.Host)) return EarlyRefusal.WriteAsync(context, 400, "请求无效", "请用本系统公布的网址访问。");
        if (transport == Transport.Https && !request.IsHttps) return RefuseOrRedirect(context);
        if (transport == Transport.IntranetHttp && request.Path.StartsWithSegments("/connect") && !IsLocal(context))
        {
            return EarlyRefusal.WriteAsync(
                context, 403, "须用 https", "本系统以内网 http 方式运行，不向其他计算机上的系统发放令牌。");
        }

        return next(context);
    }

    /// <summary>Whether a request was made on this very machine, and not handed on by a proxy on it.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !Forwarded.Any(context.Request.Headers.ContainsKey);

    private Task RefuseOrRedirect(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers["X-Forwarded-Proto"] == "https")
        {
            logger.LogWarning(
                "{Proxy} says it was asked over https, but County:Proxies does not name it",
                context.Connection.RemoteIpAddress);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return EarlyRefusal.WriteAsync(context, 403, "须用 https", "本系统只接受 https 连接，请把网址开头改为 https。");
        }

        var host = address is null ? new HostString(request.Host.Host) : new HostString(address.Authority);
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location =
            UriHelper.BuildAbsolute("https", host, request.PathBase, request.Path, request.QueryString);
        return Task.CompletedTask;
    }

    /// <summary>A foreign name in the request would stand in the links and redirects of the answer.</summary>
    private bool IsOurs(HostString host) =>
        address is null || string.Equals(host.Host, address.Host, StringComparison.OrdinalIgnoreCase)
        || host.Host is "localhost" or "127.0.0.1" or "[::1]";
}

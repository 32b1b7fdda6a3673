using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace County.Web.Hosting;

/// <summary>
/// How often an address, an account, another system may ask. Counted in each process: with two of them twice as much
/// passes, which still wears nobody's password out.
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Before anybody is looked up: a flood costs no query.</summary>
    public static void UseAddressLimits(this IApplicationBuilder site, Limits limits) => Use(
        site,
        PerMinute(limits.Address, Address),
        PerMinute(limits.SignIn, context => IsAttempt(context) ? Address(context) : null));

    /// <summary>Once it is known who asks.</summary>
    public static void UseCallerLimits(this IApplicationBuilder site, Limits limits) => Use(
        site,
        PerMinute(limits.Writes, context => IsSafe(context) ? null : Caller(context).AccountId),
        PerMinute(limits.Client, context => Caller(context).Client?.ClientId));

    /// <summary>Whether a request changes nothing, as its method promises.</summary>
    public static bool IsSafe(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
        || HttpMethods.IsOptions(context.Request.Method) || HttpMethods.IsTrace(context.Request.Method);

    private static void Use(IApplicationBuilder site, params PartitionedRateLimiter<HttpContext>[] limiters) =>
        site.UseRateLimiter(new RateLimiterOptions
        {
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            GlobalLimiter = PartitionedRateLimiter.CreateChained(limiters),
            OnRejected = RefuseAsync,
        });

    /// <param name="key">Who is counted; null for what does not count.</param>
    private static PartitionedRateLimiter<HttpContext> PerMinute(int limit, Func<HttpContext, string?> key) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => key(context) is { } who
            ? RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = limit,
                Window = Window,
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(""));

    private static bool IsAttempt(HttpContext context) =>
        !IsSafe(context) && context.GetEndpoint()?.Metadata.GetMetadata<SignInAttempt>() is not null;

    private static Caller Caller(HttpContext context) => context.RequestServices.GetRequiredService<Caller>();

    /// <summary>Of the long addresses the part that a network has: its machines choose the rest at will.</summary>
    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address =>
            new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        var address => address.MapToIPv4().ToString(),
    };

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : Window;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        await EarlyRefusal.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests, Words.Key("操作过于频繁"),
            Words.Say("请在{0}秒后再试。", seconds));
    }
}

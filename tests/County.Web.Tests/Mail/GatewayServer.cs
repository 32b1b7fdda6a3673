using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace County.Web.Tests.Mail;

/// <summary>What the gateway of the tests does with a short message.</summary>
public enum GatewayBehaviour
{
    Accept,

    /// <summary>Answers 200, and says within that it has not taken the message.</summary>
    Decline,

    /// <summary>403: the key is wrong.</summary>
    Forbid,

    /// <summary>503.</summary>
    Busy,

    /// <summary>302, to itself.</summary>
    Redirect,

    /// <summary>Says nothing.</summary>
    Stall,

    /// <summary>Takes the message and hangs up without an answer.</summary>
    Drop,
}

/// <summary>A request as the gateway got it.</summary>
public sealed record GatewayRequest(
    string Method, string Path, string Body, string? ContentType, string? Key);

/// <summary>
/// A short-message gateway: a real HTTP server on a port of this machine that misbehaves where told to.
/// </summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    public const string Secret = "key-of-the-gateway";

    private readonly WebApplication application;
    private readonly CancellationTokenSource end = new();

    private GatewayServer(WebApplication application) => this.application = application;

    public GatewayBehaviour Behaviour { get; set; }

    /// <summary>What came in, whether it was taken or not.</summary>
    public ConcurrentQueue<GatewayRequest> Requests { get; } = new();

    public string Address => application.Urls.First();

    public static async Task<GatewayServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new GatewayServer(application);
        application.Run(server.AnswerAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Settings of a program that sends by this gateway, as its environment names them.</summary>
    public Dictionary<string, string> Settings(int limit = 20) => new()
    {
        ["County__ShortMessage__Address"] = $"{Address}/sms/send",
        ["County__ShortMessage__Body"] =
            """{"serial":"{id}","phones":["{mobile}"],"content":"【政务公开】{text}"}""",
        ["County__ShortMessage__Header__X-Key"] = Secret,
        ["County__ShortMessage__Success"] = "$.result.code=0",
        ["County__ShortMessage__LimitSeconds"] = $"{limit}",
    };

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await application.DisposeAsync();
        end.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue(new GatewayRequest(
            context.Request.Method, $"{context.Request.Path}{context.Request.QueryString}",
            await reader.ReadToEndAsync(end.Token), context.Request.ContentType, context.Request.Headers["X-Key"]));
        switch (Behaviour)
        {
            case GatewayBehaviour.Stall:
                await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case GatewayBehaviour.Drop:
                context.Abort();
                break;
            case GatewayBehaviour.Redirect:
                context.Response.Redirect($"{Address}/elsewhere");
                break;
            case GatewayBehaviour.Forbid or GatewayBehaviour.Busy:
                context.Response.StatusCode = Behaviour == GatewayBehaviour.Busy ? 503 : 403;
                break;
            default:
                var code = Behaviour == GatewayBehaviour.Decline ? 1004 : 0;
                await context.Response.WriteAsync(
                    $$$"""{"result":{"code":{{{code}}},"phone":"13800001234"}}""", end.Token);
                break;
        }
    }
}

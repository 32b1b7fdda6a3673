using System.Diagnostics;
using Npgsql;

namespace County.Web.Hosting;

/// <summary>Bugs and outages: logged once with the trace id, answered with a page that names it.</summary>
internal sealed class Failures(RequestDelegate next, IServiceScopeFactory scopes, ILogger<Failures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has left; there is nobody to answer.
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await EarlyRefusal.WriteAsync(context, bad.StatusCode, "请求无效", "内容太大、传得太慢或者不完整，请稍后再试。");
        }
        catch (Exception failure) when (!context.Response.HasStarted && IsUnstorable(failure))
        {
            context.Response.Clear();
            await EarlyRefusal.WriteAsync(context, 400, "请求无效", "内容含有不能保存的字符，请删去后再试。");
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, failure);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        logger.LogError(failure, "{Method} {Path} failed; trace {Trace}",
            context.Request.Method, Route(context), trace);
        var isOutage = IsOutage(failure);
        if (ApiProblems.IsApi(context))
        {
            context.Response.Clear();
            await ApiProblems.WriteAsync(
                context, isOutage ? 503 : 500, $"请稍后再试；仍然不行时，请把编号{trace}告诉系统管理员。");
            return;
        }

        // A page that broke half-way has left its traces in the request's services.
        await using var fresh = scopes.CreateAsyncScope();
        context.RequestServices = fresh.ServiceProvider;
        context.Response.Clear();
        await MessagePage.Show(
            isOutage ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            isOutage ? Words.Key("暂时连接不上数据库") : Words.Key("系统出错了"),
            Words.Say("请稍后再试；仍然不行时，请把编号 {0} 告诉系统管理员。", trace)).ExecuteAsync(context);
    }

    /// <summary>The route and not the path, in which a secret may stand.</summary>
    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    /// <summary>Whether a text holds what no text of the database may, such as a NUL: that is bad input.</summary>
    private static bool IsUnstorable(Exception? failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
    } || (failure?.InnerException is { } inner && IsUnstorable(inner));

    /// <summary>Whether the database could not be asked; what it was asked and refused is a bug.</summary>
    private static bool IsOutage(Exception? failure) => failure switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.ObjectNotInPrerequisiteState } => true,
        PostgresException refused => refused.SqlState[..2] is "08" or "28" or "3D" or "53" or "57",
        NpgsqlException => true,
        _ => IsOutage(failure.InnerException),
    };
}

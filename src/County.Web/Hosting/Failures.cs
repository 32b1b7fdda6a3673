using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace County.Web.Hosting;

/// <summary>Bugs and outages: logged once with the trace id, answered with a page that names it.</summary>
internal sealed class Failures(RequestDelegate next, ILogger<Failures> logger)
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
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
            logger.LogError(failure, "{Method} {Path} failed; trace {Trace}",
                context.Request.Method, context.Request.Path, trace);
            var isOutage = failure is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException };
            context.Response.Clear();
            context.Response.StatusCode = isOutage
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError;
            await new RazorComponentResult<MessagePage>(new
            {
                Heading = isOutage ? "暂时连接不上数据库" : "系统出错了",
                Text = $"请稍后再试；仍然不行时，请把编号 {trace} 告诉系统管理员。",
            }).ExecuteAsync(context);
        }
    }
}

using County.Data;

namespace County.Web.Hosting;

/// <summary>
/// Opens the request's transaction, in which the tenant is named; commits for a success and before the result is
/// written, rolls back for everything else.
/// </summary>
internal sealed class TenantTransaction : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<CountyContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var result = await next(context);
        // A handler of several answers returns a shell around the one it chose.
        var answer = result is INestedHttpResult { Result: var chosen } ? chosen : result;
        var isRefusal = answer is IStatusCodeHttpResult { StatusCode: >= 400 };
        if (!isRefusal) await transaction.CommitAsync(http.RequestAborted);
        return result;
    }
}

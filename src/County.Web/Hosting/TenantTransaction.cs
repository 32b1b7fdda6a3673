using County.Data;
using Microsoft.AspNetCore.Http.HttpResults;

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
        RefusedActs.Note(http, result);
        if (IsPage(result)) await http.RequestServices.GetRequiredService<Inbox>().CountAsync(http.RequestAborted);
        if (!IsRefusal(result)) await transaction.CommitAsync(http.RequestAborted);
        return result;
    }

    private static bool IsPage(object? result) => result switch
    {
        INestedHttpResult nested => IsPage(nested.Result),
        RazorComponentResult => true,
        _ => false,
    };

    // A handler of several results returns one inside another.
    private static bool IsRefusal(object? result) => result switch
    {
        INestedHttpResult nested => IsRefusal(nested.Result),
        IStatusCodeHttpResult { StatusCode: >= 400 } => true,
        _ => false,
    };
}

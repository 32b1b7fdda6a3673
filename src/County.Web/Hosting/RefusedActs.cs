using System.Globalization;
using County.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace County.Web.Hosting;

/// <summary>What a page shows that refuses an act.</summary>
public interface IRefusal
{
    /// <summary>Why, in office Chinese; null where nothing was refused.</summary>
    string? Why { get; }
}

/// <summary>
/// Writes down the refused acts of who is signed in, each in a transaction of its own: the act's was rolled back. Of a
/// stranger nothing is written, or anybody could fill the record; of nobody what a form held.
/// </summary>
internal sealed class RefusedActs(RequestDelegate next, Tenancy tenancy)
{
    private const int Longest = 200;

    private static readonly object Key = new();

    /// <summary>Keeps the reason that a result tells, for the record.</summary>
    public static void Note(HttpContext context, object? result)
    {
        while (result is INestedHttpResult nested) result = nested.Result;
        context.Items[Key] = result switch
        {
            Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult problem =>
                problem.ProblemDetails.Detail ?? problem.ProblemDetails.Title,
            IStatusCodeHttpResult { StatusCode: >= 400 }
                and Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult page =>
                (page.Parameters.GetValueOrDefault("Model") as IRefusal)?.Why,
            _ => null,
        };
    }

    public async Task InvokeAsync(HttpContext context, Caller caller)
    {
        await next(context);
        var isSafe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || HttpMethods.IsOptions(context.Request.Method);
        // The page behind a status is asked for a second time, by the program itself.
        if (isSafe || context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        if (Why(context) is { } why) await WriteAsync(context, caller, why);
    }

    private static string? Why(HttpContext context)
    {
        var said = context.Items[Key] as string;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => said ?? "没有权限",
            StatusCodes.Status404NotFound => said ?? "不存在，或者不属于本人所在的单位",
            StatusCodes.Status409Conflict => said ?? "与当前状态不符",
            StatusCodes.Status422UnprocessableEntity => said,
            _ => null,
        };
    }

    private async Task WriteAsync(HttpContext context, Caller caller, string why)
    {
        if (Place(caller) is not var (scope, tenant)) return;
        await using var work = await tenancy.BeginAsync(scope, tenant, caller.Actor);
        work.Audit.Write(
            Short($"尝试 {context.Request.Method} {Pattern(context)}"), Short(Subject(context)), refused: Short(why));
        await work.Db.SaveChangesAsync();
        await work.CommitAsync();
    }

    /// <summary>In whose record, and as whom; null for a stranger.</summary>
    private static (Scope Scope, TenantInfo Tenant)? Place(Caller caller)
    {
        if (caller.HasPlace)
        {
            return (caller.UnitId is null ? Scope.Office : Scope.Unit, new TenantInfo(caller.CountyId, caller.UnitId));
        }

        if (caller.Operator is not null) return (Scope.Operator, TenantInfo.None);
        // Whose county is suspended, or who has no place: the county's own record, else the installation's.
        return caller.AccountId is null ? null : (Scope.Accounts, new TenantInfo(caller.County?.CountyId));
    }

    private static string Pattern(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "不存在的地址";

    /// <summary>The numbers in the address. What else stands there may be a secret.</summary>
    private static string Subject(HttpContext context) => string.Join('，', context.Request.RouteValues
        .Where(value => int.TryParse(
            value.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(value => $"{value.Key} {value.Value}"));

    private static string Short(string text) => text.Length <= Longest ? text : text[..Longest];
}

/// <summary>Notes why an endpoint refused, where no transaction of the request does.</summary>
internal sealed class NotedRefusals : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        RefusedActs.Note(context.HttpContext, result);
        return result;
    }
}

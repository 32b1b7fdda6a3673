namespace County.Web.Hosting;

/// <summary>Answers of the API that have no body of their own, as problem details (RFC 9457): never a page.</summary>
internal static class ApiProblems
{
    /// <summary>Whether another system asks: everything under /api but the page that describes it.</summary>
    public static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/api/reference");

    public static Task WriteAsync(HttpContext context, int status, string? detail = null) =>
        TypedResults.Problem(detail, statusCode: status, title: Title(status)).ExecuteAsync(context);

    private static string Title(int status) => status switch
    {
        400 => "请求的写法不对",
        401 => "没有有效的令牌",
        403 => "令牌没有这项权限",
        404 => "没有这份内容，或者不属于令牌所属的单位",
        405 => "这个地址不接受这种方法",
        413 => "请求的内容过大",
        415 => "请求的内容须是application/json",
        429 => "请求过于频繁，请稍后再试",
        503 => "暂时连接不上数据库",
        >= 500 => "系统出错了",
        _ => "无法完成",
    };
}

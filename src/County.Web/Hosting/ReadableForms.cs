namespace County.Web.Hosting;

/// <summary>
/// Refuses a form to the token server that cannot be read, such as one with a NUL in it: the server reads it before any
/// endpoint is reached, and would break on it. Pages' forms are read, and refused, by <see cref="FormGuard"/>.
/// </summary>
internal sealed class ReadableForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/connect") && context.Request.HasFormContentType
            && !await IsReadableAsync(context))
        {
            await EarlyRefusal.WriteAsync(context, 400, "请求无效", "表单含有不能读取的内容。");
            return;
        }

        await next(context);
    }

    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // The decoder's word for a NUL.
            return false;
        }
    }
}

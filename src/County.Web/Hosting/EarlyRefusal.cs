namespace County.Web.Hosting;

/// <summary>A refusal before any page was reached: for people a page, for other systems problem details.</summary>
internal static class EarlyRefusal
{
    /// <summary>Whether an address is one that other systems call: they bring a token and read no pages.</summary>
    public static bool IsForSystems(HttpContext context) =>
        ApiProblems.IsApi(context) || context.Request.Path.StartsWithSegments("/connect");

    public static Task WriteAsync(HttpContext context, int status, Sentence heading, Sentence text)
    {
        if (IsForSystems(context))
        {
            return Results.Problem(text.ToString(), statusCode: status, title: heading.ToString())
                .ExecuteAsync(context);
        }

        return MessagePage.Show(status, heading, text).ExecuteAsync(context);
    }
}

namespace County.Web.Hosting;

/// <summary>
/// Marks an endpoint that a page's script asks: to a stranger it says 401 and not where to sign in, for a script would
/// take the page it is sent to for the answer.
/// </summary>
internal sealed class ForScripts
{
    public static bool Ask(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ForScripts>() is not null || IsPartial(context);

    /// <summary>Whether a part of a page is asked for, by htmx.</summary>
    public static bool IsPartial(HttpContext context) => context.Request.Headers.ContainsKey("HX-Request");
}

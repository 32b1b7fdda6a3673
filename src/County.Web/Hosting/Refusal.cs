using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Hosting;

/// <summary>Why an act was not done, and where to go on.</summary>
/// <param name="Reason">In office Chinese, without a full stop.</param>
public sealed record Refusal(string Address, string Reason)
{
    /// <summary>The page that says so; nothing of the request is kept.</summary>
    internal static RazorComponentResult<RefusalPage> Show(string address, string reason) =>
        Pages.Show<RefusalPage, Refusal>(new Refusal(address, reason), StatusCodes.Status409Conflict);
}

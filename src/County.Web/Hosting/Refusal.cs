using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Hosting;

/// <summary>Why an act was not done, and where to go on.</summary>
/// <param name="Reason">Without a full stop; the audit record says it too.</param>
/// <param name="Way">What the way on is called.</param>
public sealed record Refusal(string Address, Sentence Reason, string Way) : IRefusal
{
    string IRefusal.Why => Reason.ToString();

    /// <summary>The page that says so; nothing of the request is kept.</summary>
    internal static RazorComponentResult<RefusalPage> Show(string address, Sentence reason, string? way = null) =>
        Pages.Show<RefusalPage, Refusal>(
            new Refusal(address, reason, way ?? Words.Key("返回")), StatusCodes.Status409Conflict);
}

using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Counties;

/// <summary>One county before the operator: its suspension, and the slip of its first administrator.</summary>
public static class CountyEndpoint
{
    /// <summary>What the page shows.</summary>
    /// <param name="Problem">Why the last act was refused; null where none was.</param>
    public sealed record Model(CountyState State, string? Reason, string? Problem) : IRefusal
    {
        string? IRefusal.Why => Problem;
    }

    public static async Task<Results<RazorComponentResult<CountyPage>, NotFound>> Page(
        int county, CountyBook counties, CancellationToken cancellation) =>
        await counties.FindAsync(county, cancellation) is { } state ? Show(state) : TypedResults.NotFound();

    public static async Task<
        Results<RedirectHttpResult, RazorComponentResult<CountyPage>, RazorComponentResult<AccountSlipPage>, NotFound>>
        Suspend(
            int county, [FromForm] string? reason, CountyBook counties, Caller caller, HttpContext context,
            CancellationToken cancellation) =>
        await AnswerAsync(
            county, reason, await counties.SuspendAsync(county, reason?.Trim() ?? "", caller.Actor, cancellation),
            counties, context, cancellation);

    /// <summary>The form holds nothing but its token, which is checked because the form is read.</summary>
    public static async Task<
        Results<RedirectHttpResult, RazorComponentResult<CountyPage>, RazorComponentResult<AccountSlipPage>, NotFound>>
        Resume(
            int county, IFormCollection _, CountyBook counties, Caller caller, HttpContext context,
            CancellationToken cancellation) =>
        await AnswerAsync(
            county, null, await counties.ResumeAsync(county, caller.Actor, cancellation), counties, context,
            cancellation);

    /// <summary>Another slip in place of one that was lost or has lapsed.</summary>
    public static async Task<
        Results<RedirectHttpResult, RazorComponentResult<CountyPage>, RazorComponentResult<AccountSlipPage>, NotFound>>
        Invite(
            int county, IFormCollection _, CountyBook counties, Caller caller, HttpContext context,
            CancellationToken cancellation) =>
        await AnswerAsync(
            county, null, await counties.InviteAgainAsync(county, caller.Actor, cancellation), counties, context,
            cancellation);

    private static async Task<
        Results<RedirectHttpResult, RazorComponentResult<CountyPage>, RazorComponentResult<AccountSlipPage>, NotFound>>
        AnswerAsync(
            int county, string? reason, CountyBook.Outcome outcome, CountyBook counties, HttpContext context,
            CancellationToken cancellation)
    {
        switch (outcome)
        {
            case CountyBook.Outcome.Done: return TypedResults.LocalRedirect("/operator");
            case CountyBook.Outcome.Invited(var slip): return CountiesEndpoint.Slip(context, slip);
            case CountyBook.Outcome.Refused(var problem)
                when await counties.FindAsync(county, cancellation) is { } state:
                return Pages.Show<CountyPage, Model>(
                    new Model(state, reason, problem), StatusCodes.Status409Conflict);
            default: return TypedResults.NotFound();
        }
    }

    private static RazorComponentResult<CountyPage> Show(CountyState state) =>
        Pages.Show<CountyPage, Model>(new Model(state, null, null));
}

using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Reports;

/// <summary>The unit's signatory says whether the unit stands by what the office filled for it.</summary>
internal static class ConfirmationEndpoint
{
    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Confirm(
        int year, int unit, [FromForm] int version, Reviewing reviewing, CancellationToken cancellation) =>
        reviewing.ActAsync(year, unit, version, _ => Task.FromResult<Act>(new Act.Confirm()), cancellation);

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Disown(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, Reviewing reviewing,
        CancellationToken cancellation) =>
        reviewing.ActAsync(
            year, unit, version, _ => Task.FromResult<Act>(new Act.Disown(reason ?? "")), cancellation);
}

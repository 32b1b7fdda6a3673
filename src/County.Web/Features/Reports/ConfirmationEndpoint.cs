using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Reports;

/// <summary>The unit's signatory says whether the unit stands by what the office filled for it.</summary>
public static class ConfirmationEndpoint
{
    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Confirm(
        int year, int unit, [FromForm] int version, CountyContext db, Caller caller, TimeProvider time,
        ReportNotices notices, CancellationToken cancellation) =>
        ReviewEndpoint.ActAsync(year, unit, version, _ => new Act.Confirm(), db, caller, time, notices, cancellation);

    internal static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Disown(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, CountyContext db, Caller caller,
        TimeProvider time, ReportNotices notices, CancellationToken cancellation) =>
        ReviewEndpoint.ActAsync(
            year, unit, version, _ => new Act.Disown(reason ?? ""), db, caller, time, notices, cancellation);
}

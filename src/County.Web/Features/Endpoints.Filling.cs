using County.Web.Features.Filling;
using County.Web.Features.Reports;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    /// <summary>代填: the office fills a report for a unit, whose signatory confirms or disowns it.</summary>
    private static void MapFilling(WebApplication site)
    {
        var report = site.MapGroup("/rounds/{year:int}/units/{unit:int}")
            .AddEndpointFilter<TenantTransaction>();
        var office = FillingEndpoint.Limited(report.MapGroup("").RequireAuthorization(Policies.Office));
        office.MapGet("/filling", FillingEndpoint.Page);
        office.MapPost("/filling", FillingEndpoint.HandIn);
        office.MapPost("/filling/reading", FillingEndpoint.Read);
        office.MapPost("/filling/findings", FillingEndpoint.Check);
        var signatory = report.MapGroup("").RequireAuthorization(Policies.Signatory);
        signatory.MapPost("/filling/confirmation", ConfirmationEndpoint.Confirm);
        signatory.MapPost("/filling/disavowal", ConfirmationEndpoint.Disown);
    }
}

using County.Web.Features.Urging;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapUrging(WebApplication site)
    {
        var round = site.MapGroup("/rounds/{year:int}").RequireAuthorization(Policies.Office)
            .AddEndpointFilter<TenantTransaction>();
        round.MapGet("/urging", UrgingEndpoint.Page);
        round.MapGet("/urging/letter", UrgingEndpoint.Letter);
        round.MapGet("/units/{unit:int}/calls", CallEndpoint.Page);
        round.MapPost("/units/{unit:int}/calls", CallEndpoint.Add);
    }
}

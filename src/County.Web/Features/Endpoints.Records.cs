using County.Web.Features.Audit;
using County.Web.Features.Counties;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapRecords(WebApplication site)
    {
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator);
        administrator.MapGet("/audit", AuditEndpoint.Page).AddEndpointFilter<TenantTransaction>();
        // Reads in a transaction of its own, as long as the reader takes.
        administrator.MapGet("/audit/export", AuditExport.File);
    }

    /// <summary>Pages of the installation. Each act names the county it is for, in a transaction of its own.</summary>
    private static void MapOperator(WebApplication site)
    {
        var installation = site.MapGroup("").RequireAuthorization(Policies.Operator)
            .AddEndpointFilter<NotedRefusals>();
        installation.MapGet("/operator", CountiesEndpoint.Page);
        installation.MapGet("/operator/counties/new", CountiesEndpoint.New);
        installation.MapPost("/operator/counties", CountiesEndpoint.Open);
        installation.MapGet("/operator/counties/{county:int}", CountyEndpoint.Page);
        var county = installation.MapGroup("/operator/counties/{county:int}");
        county.MapPost("/suspension", CountyEndpoint.Suspend);
        county.MapPost("/suspension/undoing", CountyEndpoint.Resume);
        county.MapPost("/invitation", CountyEndpoint.Invite);
    }
}

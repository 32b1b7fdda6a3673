using County.Web.Features.Audit;
using County.Web.Features.Counties;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapAudit(WebApplication site)
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
        installation.MapPost("/operator/counties/{county:int}/suspension", CountyEndpoint.Suspend);
        installation.MapPost("/operator/counties/{county:int}/suspension/undoing", CountyEndpoint.Resume);
        installation.MapPost("/operator/counties/{county:int}/invitation", CountyEndpoint.Invite);
    }
}

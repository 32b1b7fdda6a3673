using County.Web.Features.Schedules;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapSchedules(WebApplication site)
    {
        var installation = site.MapGroup("").RequireAuthorization(Policies.Operator)
            .AddEndpointFilter<NotedRefusals>();
        installation.MapGet("/operator/jobs", ScheduleEndpoint.Page);
        installation.MapPost("/operator/jobs/{job}/runs", ScheduleEndpoint.Run);
        // Reads what is the installation's, in transactions of its own.
        var office = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<NotedRefusals>();
        office.MapGet("/jobs", OfficeScheduleEndpoint.Page);
        office.MapPost("/jobs/{job}/runs", OfficeScheduleEndpoint.Run);
    }
}

using County.Web.Features.Schedules;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapSchedules(WebApplication site)
    {
        var installation = site.MapGroup("/operator/jobs").RequireAuthorization(Policies.Operator)
            .AddEndpointFilter<NotedRefusals>();
        installation.MapGet("", ScheduleEndpoint.Page);
        installation.MapPost("/{job}/runs", ScheduleEndpoint.Run);
        // Reads what is the installation's, in transactions of its own.
        var office = site.MapGroup("/jobs").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<NotedRefusals>();
        office.MapGet("", OfficeScheduleEndpoint.Page);
        office.MapPost("/{job}/runs", OfficeScheduleEndpoint.Run);
    }
}

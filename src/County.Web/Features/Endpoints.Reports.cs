using County.Web.Features.Board;
using County.Web.Features.Reports;
using County.Web.Features.Summaries;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapReports(WebApplication site)
    {
        var member = site.MapGroup("").RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        member.MapGet("/", BoardEndpoint.Home);
        member.MapGet("/rounds/{year:int}/units/{unit:int}", ReportEndpoint.Latest);
        member.MapGet("/rounds/{year:int}/units/{unit:int}/submissions/{version:int}", ReportEndpoint.Version);

        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/rounds/{year:int}", BoardEndpoint.Page);
        var review = office.MapGroup("/rounds/{year:int}/units/{unit:int}");
        review.MapPost("/review", ReviewEndpoint.Start);
        review.MapPost("/acceptance", ReviewEndpoint.Accept);
        review.MapPost("/acceptance/undoing", ReviewEndpoint.UndoAcceptance);
        review.MapPost("/return", ReviewEndpoint.Return);
        review.MapPost("/return/undoing", ReviewEndpoint.UndoReturn);
        review.MapPost("/publication", ReviewEndpoint.Publish);
        office.MapGet("/rounds/{year:int}/summary", SummaryEndpoint.Page);
        office.MapGet("/rounds/{year:int}/summary/figures/{cell}", SummaryEndpoint.Figure);
    }
}

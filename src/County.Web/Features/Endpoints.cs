using County.Web.Features.Audit;
using County.Web.Features.Board;
using County.Web.Features.Counties;
using County.Web.Features.Errors;
using County.Web.Features.Reports;
using County.Web.Features.SignIn;
using County.Web.Features.Summaries;
using County.Web.Hosting;

namespace County.Web.Features;

/// <summary>The whole site: every page and endpoint, each with who may come in.</summary>
internal static class Endpoints
{
    public static void MapCounty(this WebApplication site)
    {
        site.MapGet("/sign-in", SignInEndpoint.Page).AllowAnonymous();
        site.MapPost("/sign-in", SignInEndpoint.Enter).AllowAnonymous();
        site.MapPost("/sign-out", SignInEndpoint.Leave).AllowAnonymous();
        site.Map("/errors/{status:int}", ErrorEndpoint.Page).AllowAnonymous();

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

        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator);
        administrator.MapGet("/audit", AuditEndpoint.Page).AddEndpointFilter<TenantTransaction>();
        // Reads in a transaction of its own, as long as the reader takes.
        administrator.MapGet("/audit/export", AuditExport.File);
        site.MapOperator();
    }

    /// <summary>Pages of the installation. Each act names the county it is for, in a transaction of its own.</summary>
    private static void MapOperator(this WebApplication site)
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

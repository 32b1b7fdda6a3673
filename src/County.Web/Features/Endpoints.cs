using County.Web.Features.Board;
using County.Web.Features.Errors;
using County.Web.Features.Filling;
using County.Web.Features.Mail;
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
        var filling = FillingEndpoint.Limited(review.MapGroup("/filling"));
        filling.MapGet("", FillingEndpoint.Page);
        filling.MapPost("", FillingEndpoint.HandIn);
        filling.MapPost("/reading", FillingEndpoint.Read);
        filling.MapPost("/findings", FillingEndpoint.Check);
        office.MapGet("/rounds/{year:int}/summary", SummaryEndpoint.Page);
        office.MapGet("/rounds/{year:int}/summary/figures/{cell}", SummaryEndpoint.Figure);

        var signatory = site.MapGroup("/rounds/{year:int}/units/{unit:int}/filling")
            .RequireAuthorization(Policies.Signatory).AddEndpointFilter<TenantTransaction>();
        signatory.MapPost("/confirmation", ConfirmationEndpoint.Confirm);
        signatory.MapPost("/disavowal", ConfirmationEndpoint.Disown);

        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/mail", MailEndpoint.Page);
        administrator.MapPost("/mail/{message:guid}/retry", MailEndpoint.Retry);
    }
}

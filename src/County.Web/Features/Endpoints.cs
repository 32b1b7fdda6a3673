using County.Web.Features.Accounts;
using County.Web.Features.Board;
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
        MapSignIn(site);
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
    }

    private static void MapSignIn(WebApplication site)
    {
        site.MapGet("/sign-in", SignInEndpoint.Page).AllowAnonymous();
        site.MapPost("/sign-in", SignInEndpoint.Enter).AllowAnonymous().WithMetadata(new SignInAttempt());
        site.MapGet("/sign-in/code", CodeEndpoint.Page).AllowAnonymous();
        site.MapPost("/sign-in/code", CodeEndpoint.Enter).AllowAnonymous().WithMetadata(new SignInAttempt());
        site.MapGet("/sign-in/enrolment", EnrolmentEndpoint.Page).AllowAnonymous();
        site.MapPost("/sign-in/enrolment", EnrolmentEndpoint.Enter).AllowAnonymous()
            .WithMetadata(new SignInAttempt());
        site.MapPost("/sign-in/enrolment/waiver", EnrolmentEndpoint.DoWithout).AllowAnonymous();
        site.MapPost("/sign-out", SignInEndpoint.Leave).AllowAnonymous();
        site.MapGet("/forgotten-password", ForgottenEndpoint.Page).AllowAnonymous();
        site.MapGet("/invitation", InvitationEndpoint.Page).AllowAnonymous();
        site.MapPost("/invitation", InvitationEndpoint.Find).AllowAnonymous().WithMetadata(new SignInAttempt());
        site.MapGet("/invitation/{secret}", InvitationEndpoint.Show).AllowAnonymous();
        site.MapPost("/invitation/{secret}", InvitationEndpoint.Use).AllowAnonymous()
            .WithMetadata(new SignInAttempt());

        var account = site.MapGroup("").RequireAuthorization(Policies.SignedIn);
        account.MapGet("/account", AccountEndpoint.Show);
        account.MapPost("/account/password", AccountEndpoint.ChangePassword).WithMetadata(new SignInAttempt());
        account.MapPost("/account/sessions/{session:guid}/ending", AccountEndpoint.EndSession);
        account.MapPost("/account/sessions/ending", AccountEndpoint.EndOtherSessions);
        account.MapGet("/account/second-factor", FactorEndpoint.Page);
        account.MapPost("/account/second-factor", FactorEndpoint.Enrol).WithMetadata(new SignInAttempt());
        account.MapPost("/account/second-factor/removal", FactorEndpoint.Remove).WithMetadata(new SignInAttempt());
        account.MapPost("/account/backup-codes", FactorEndpoint.PrintBackupCodes).WithMetadata(new SignInAttempt());
    }
}

using County.Web.Features.Accounts;
using County.Web.Features.Board;
using County.Web.Features.Errors;
using County.Web.Features.Handovers;
using County.Web.Features.People;
using County.Web.Features.Reports;
using County.Web.Features.SignIn;
using County.Web.Features.Summaries;
using County.Web.Features.Units;
using County.Web.Hosting;

namespace County.Web.Features;

/// <summary>The whole site: every page and endpoint, each with who may come in.</summary>
internal static class Endpoints
{
    public static void MapCounty(this WebApplication site)
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
        site.Map("/errors/{status:int}", ErrorEndpoint.Page).AllowAnonymous();
        MapAccount(site);
        MapRounds(site);
        MapPeople(site);
        MapUnits(site);
    }

    private static void MapAccount(WebApplication site)
    {
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

    private static void MapRounds(WebApplication site)
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

    private static void MapPeople(WebApplication site)
    {
        var people = site.MapGroup("/people").RequireAuthorization(Policies.People)
            .AddEndpointFilter<TenantTransaction>();
        people.MapGet("", PeopleEndpoint.Page);
        people.MapGet("/invitations/new", InviteEndpoint.Form);
        people.MapPost("/invitations", InviteEndpoint.Invite);
        people.MapPost("/invitations/{invitation:guid}/revocation", InviteEndpoint.Revoke);
        var person = people.MapGroup("/{membership:int}");
        person.MapGet("", PersonEndpoint.Page);
        person.MapPost("", PersonEndpoint.Change);
        person.MapPost("/contact-views", PersonEndpoint.ViewContact);
        person.MapPost("/contact", PersonEndpoint.ChangeContact);
        person.MapPost("/closing", AccessEndpoint.Close);
        person.MapPost("/password-reset", AccessEndpoint.ResetPassword);
        person.MapPost("/sessions-end", AccessEndpoint.EndSessions);
        person.MapGet("/handover", HandoverEndpoint.Form);
        person.MapPost("/handover", HandoverEndpoint.HandOver);
        site.MapGet("/handovers/{handover:guid}", HandoverEndpoint.Page).RequireAuthorization(Policies.People)
            .AddEndpointFilter<TenantTransaction>();
        site.MapPost("/people/{membership:int}/second-factor-reset", AccessEndpoint.ResetSecondFactor)
            .RequireAuthorization(Policies.Administrator).AddEndpointFilter<TenantTransaction>();
    }

    private static void MapUnits(WebApplication site)
    {
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/units", UnitEndpoint.List);
        office.MapGet("/units/{unit:int}", UnitEndpoint.Page);
        var administrator = site.MapGroup("/units").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/new", UnitEndpoint.New);
        administrator.MapPost("", UnitEndpoint.Add);
        administrator.MapPost("/{unit:int}", UnitEndpoint.Change);
        administrator.MapPost("/{unit:int}/lineage", LineageEndpoint.Add);
        site.MapGet("/units/{unit:int}/cards/{year:int}", CardEndpoint.Page).RequireAuthorization(Policies.Member)
            .AddEndpointFilter<TenantTransaction>();
        site.MapPost("/units/{unit:int}/cards/{year:int}", CardEndpoint.Save)
            .RequireAuthorization(Policies.UnitCard).AddEndpointFilter<TenantTransaction>();
    }
}

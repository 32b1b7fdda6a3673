using County.Web.Features.Accounts;
using County.Web.Features.External;
using County.Web.Features.Passkeys;
using County.Web.Features.SignIn;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
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
        var secure = site.MapGroup("").AddEndpointFilter<HttpsOnly>();
        secure.MapPost("/sign-in/passkey/options", PasskeySignIn.Options).AllowAnonymous();
        secure.MapPost("/sign-in/passkey", PasskeySignIn.Enter).AllowAnonymous().WithMetadata(new SignInAttempt());
        var passkeys = secure.MapGroup("").RequireAuthorization(Policies.SignedIn);
        passkeys.MapGet("/account/passkeys", PasskeyEndpoint.Page);
        passkeys.MapPost("/account/passkeys", PasskeyEndpoint.Add);
        passkeys.MapPost("/account/passkeys/options", PasskeyEndpoint.Options).WithMetadata(new SignInAttempt());
        passkeys.MapPost("/account/passkeys/{id}/removal", PasskeyEndpoint.Remove);

        if (site.Services.GetRequiredService<Settings>().Oidc is not null) MapExternal(site);
    }

    /// <summary>Where an identity provider is configured.</summary>
    private static void MapExternal(WebApplication site)
    {
        site.MapGet("/sign-in/external", ExternalSignIn.Leave).AllowAnonymous();
        site.MapGet("/sign-in/external/arrival", ExternalSignIn.Arrive).AllowAnonymous();
        site.MapGet(OidcSetup.FailurePage, ExternalSignIn.Failure).AllowAnonymous();
        var identity = site.MapGroup("").RequireAuthorization(Policies.SignedIn);
        identity.MapGet("/account/identity", LinkEndpoint.Page);
        identity.MapGet("/account/identity/new", LinkEndpoint.Leave);
        identity.MapGet("/account/identity/confirmation", LinkEndpoint.Confirm);
        identity.MapPost("/account/identity", LinkEndpoint.Link).WithMetadata(new SignInAttempt());
        identity.MapPost("/account/identity/removal", LinkEndpoint.Remove);
    }
}

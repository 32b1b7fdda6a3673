using County.Web.Features.Handovers;
using County.Web.Features.People;
using County.Web.Features.Units;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapPeople(WebApplication site)
    {
        var people = site.MapGroup("").RequireAuthorization(Policies.People)
            .AddEndpointFilter<TenantTransaction>();
        people.MapGet("/people", PeopleEndpoint.Page);
        people.MapGet("/people/invitations/new", InviteEndpoint.Form);
        people.MapPost("/people/invitations", InviteEndpoint.Invite);
        people.MapPost("/people/invitations/{invitation:guid}/revocation", InviteEndpoint.Revoke);
        people.MapGet("/people/{membership:int}", PersonEndpoint.Page);
        people.MapPost("/people/{membership:int}", PersonEndpoint.Change);
        people.MapPost("/people/{membership:int}/contact-views", PersonEndpoint.ViewContact);
        people.MapPost("/people/{membership:int}/contact", PersonEndpoint.ChangeContact);
        people.MapPost("/people/{membership:int}/closing", AccessEndpoint.Close);
        people.MapPost("/people/{membership:int}/password-reset", AccessEndpoint.ResetPassword);
        people.MapPost("/people/{membership:int}/sessions-end", AccessEndpoint.EndSessions);
        people.MapGet("/people/{membership:int}/handover", HandoverEndpoint.Form);
        people.MapPost("/people/{membership:int}/handover", HandoverEndpoint.HandOver);
        site.MapGet("/handovers/{handover:guid}", HandoverEndpoint.Page).RequireAuthorization(Policies.People)
            .AddEndpointFilter<TenantTransaction>();
        site.MapPost("/people/{membership:int}/second-factor-reset", AccessEndpoint.ResetSecondFactor)
            .RequireAuthorization(Policies.Administrator).AddEndpointFilter<TenantTransaction>();
    }

    private static void MapUnits(WebApplication site)
    {
        var member = site.MapGroup("").RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/units", UnitEndpoint.List);
        office.MapGet("/units/{unit:int}", UnitEndpoint.Page);
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/units/new", UnitEndpoint.New);
        administrator.MapPost("/units", UnitEndpoint.Add);
        administrator.MapPost("/units/{unit:int}", UnitEndpoint.Change);
        administrator.MapPost("/units/{unit:int}/lineage", LineageEndpoint.Add);
        member.MapGet("/units/{unit:int}/cards/{year:int}", CardEndpoint.Page);
        site.MapPost("/units/{unit:int}/cards/{year:int}", CardEndpoint.Save)
            .RequireAuthorization(Policies.UnitCard).AddEndpointFilter<TenantTransaction>();
    }
}

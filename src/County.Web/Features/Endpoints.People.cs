using County.Web.Features.Handovers;
using County.Web.Features.People;
using County.Web.Features.Units;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
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
        var member = site.MapGroup("").RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/units", UnitEndpoint.List);
        office.MapGet("/units/{unit:int}", UnitEndpoint.Page);
        var administrator = site.MapGroup("/units").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/new", UnitEndpoint.New);
        administrator.MapPost("", UnitEndpoint.Add);
        administrator.MapPost("/{unit:int}", UnitEndpoint.Change);
        administrator.MapPost("/{unit:int}/lineage", LineageEndpoint.Add);
        member.MapGet("/units/{unit:int}/cards/{year:int}", CardEndpoint.Page);
        site.MapPost("/units/{unit:int}/cards/{year:int}", CardEndpoint.Save)
            .RequireAuthorization(Policies.UnitCard).AddEndpointFilter<TenantTransaction>();
    }
}

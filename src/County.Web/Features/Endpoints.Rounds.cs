using County.Web.Features.Calendars;
using County.Web.Features.History;
using County.Web.Features.Indicators;
using County.Web.Features.Rounds;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapRounds(WebApplication site)
    {
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/rounds", RoundsEndpoint.Page);
        office.MapGet("/history", HistoryEndpoint.Page);
        office.MapGet("/history.xlsx", HistoryEndpoint.Export);
        office.MapGet("/rounds/{year:int}/settings", SettingsEndpoint.Page);
        office.MapGet("/rounds/{year:int}/supplement", SupplementEndpoint.Page);
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/rounds/new", NewRoundEndpoint.Form);
        administrator.MapPost("/rounds", NewRoundEndpoint.Open);
        var round = administrator.MapGroup("/rounds/{year:int}");
        round.MapPost("/supplement", SupplementEndpoint.Add);
        round.MapPost("/supplement/copying", SupplementEndpoint.Copy);
        round.MapGet("/supplement/indicators/{indicator}", IndicatorEndpoint.Page);
        round.MapPost("/supplement/indicators/{indicator}", IndicatorEndpoint.Change);
        round.MapPost("/supplement/indicators/{indicator}/removal", SupplementEndpoint.Remove);
        round.MapPost("/supplement/indicators/{indicator}/move", SupplementEndpoint.Move);
        round.MapPost("/settings", SettingsEndpoint.Change);
        round.MapPost("/settings/redating", SettingsEndpoint.Redate);
        round.MapPost("/extensions", MemberEndpoint.Extend);
        round.MapPost("/exemptions", MemberEndpoint.Exempt);
        round.MapPost("/units", MemberEndpoint.Add);
        round.MapPost("/units/{unit:int}/extension/undoing", MemberEndpoint.UndoExtension);
        round.MapPost("/units/{unit:int}/exemption/undoing", MemberEndpoint.UndoExemption);
    }

    /// <summary>The calendar of a county, which all of it reads, and that of the installation.</summary>
    private static void MapCalendars(WebApplication site)
    {
        var member = site.MapGroup("").RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        member.MapGet("/calendar", CalendarEndpoint.Page);
        member.MapGet("/calendar/derivation", DerivationEndpoint.Page);
        MapNotices(site.MapGroup("/calendar").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>());
        var installation = site.MapGroup("").RequireAuthorization(Policies.Operator)
            .AddEndpointFilter<TenantTransaction>();
        installation.MapGet("/operator/calendar", CalendarEndpoint.Page);
        MapNotices(installation.MapGroup("/operator/calendar"));
    }

    private static void MapNotices(RouteGroupBuilder calendar)
    {
        calendar.MapPost("/preview", NoticeEndpoint.Preview);
        calendar.MapPost("/notices", NoticeEndpoint.Save);
        calendar.MapGet("/notices/{entry:int}/revocation", NoticeEndpoint.Revocation);
        calendar.MapPost("/notices/{entry:int}/revocation", NoticeEndpoint.Revoke);
    }
}

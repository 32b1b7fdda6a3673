using County.Web.Features.Errors;
using County.Web.Features.Language;

namespace County.Web.Features;

/// <summary>The whole site: every page and endpoint, each with who may come in, a file for each of its areas.</summary>
internal static partial class Endpoints
{
    public static void MapCounty(this WebApplication site)
    {
        site.Map("/errors/{status:range(400,599)}", ErrorEndpoint.Page).AllowAnonymous();
        site.MapPost("/language", LanguageEndpoint.Choose).AllowAnonymous();
        MapSignIn(site);
        MapAccount(site);
        MapReports(site);
        MapPeople(site);
        MapUnits(site);
        MapConnect(site);
        MapRecords(site);
        MapOperator(site);
        MapDesk(site);
        MapSignOff(site);
        MapSubmitting(site);
        MapFilling(site);
        MapMail(site);
        MapRounds(site);
        MapOutsideFigures(site);
        MapUpward(site);
        MapCalendars(site);
        MapSchedules(site);
        MapUrging(site);
        MapMessages(site);
    }
}

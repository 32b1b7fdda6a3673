using County.Web.Features.OutsideFigures;
using County.Web.Features.Upward;
using County.Web.Hosting;

namespace County.Web.Features;

/// <summary>What passes between the county's office and other offices.</summary>
internal static partial class Endpoints
{
    /// <summary>部门对账数: what other offices say of the units' figures.</summary>
    private static void MapOutsideFigures(WebApplication site)
    {
        const string address = "/rounds/{year:int}/outside-figures";
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet(address, OutsideEndpoint.Page);
        office.MapGet($"{address}/{{bureau}}", OutsideEndpoint.Source);
        office.MapGet($"{address}/{{bureau}}/template", OutsideEndpoint.Template);
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapPost($"{address}/{{bureau}}", OutsideEndpoint.Upload).TakesFile();
        administrator.MapPost($"{address}/{{bureau}}/taking", OutsideEndpoint.Take);
        administrator.MapPost($"{address}/{{bureau}}/withdrawal", OutsideEndpoint.Withdraw);
    }

    /// <summary>上级报送: the superior's workbooks, what their cells take, what was sent.</summary>
    private static void MapUpward(WebApplication site)
    {
        const string address = "/rounds/{year:int}/upward";
        const string template = $"{address}/templates/{{template:int}}";
        const string sending = $"{address}/sendings/{{sending:int}}";
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet(address, UpwardEndpoint.Page);
        office.MapGet(template, MappingEndpoint.Page);
        office.MapGet($"{template}/file", MappingEndpoint.File);
        office.MapGet($"{template}/letter", CoverEndpoint.Page);
        office.MapGet(sending, SendingEndpoint.Page);
        office.MapGet($"{sending}/file", SendingEndpoint.File);
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapPost(address, UpwardEndpoint.Add).TakesFile();
        administrator.MapPost($"{address}/copying", UpwardEndpoint.Copy);
        administrator.MapPost(template, MappingEndpoint.Save);
        administrator.MapPost($"{template}/removal", UpwardEndpoint.Remove);
        administrator.MapPost($"{address}/sendings", SendingEndpoint.Record);
        administrator.MapPost($"{sending}/receipt", SendingEndpoint.Receive);
        administrator.MapPost($"{sending}/return", SendingEndpoint.Return);
    }
}

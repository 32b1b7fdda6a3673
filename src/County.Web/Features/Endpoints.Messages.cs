using County.Web.Features.Messages;
using County.Web.Features.Reminders;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapMessages(WebApplication site)
    {
        var member = site.MapGroup("").RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        member.MapGet("/messages", MessageEndpoint.List);
        member.MapGet("/messages/{note:guid}", MessageEndpoint.Page);
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/reminders/settings", SettingsEndpoint.Page);
        administrator.MapPost("/reminders/settings", SettingsEndpoint.Save);
    }
}

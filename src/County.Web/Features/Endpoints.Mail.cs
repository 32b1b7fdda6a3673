using County.Web.Features.Mail;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapMail(WebApplication site)
    {
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/mail", MailEndpoint.Page);
        administrator.MapPost("/mail/{message:guid}/retry", MailEndpoint.Retry);
    }
}

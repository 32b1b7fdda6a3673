using County.Web.Features.Desk;
using County.Web.Features.Templates;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private const long LargestChanges = 1024 * 1024;

    /// <summary>The unit's own work on its report.</summary>
    private static void MapDesk(WebApplication site)
    {
        site.MapGet("/formats/{form}.{hash}.json", FormatData.Show).AllowAnonymous().WithMetadata(new Unchanging());
        site.MapGet("/reports/{year:int}", DeskEndpoint.Page).RequireAuthorization(Policies.Unit)
            .AddEndpointFilter<TenantTransaction>();
        site.MapGet("/reports/{year:int}/help", HelpEndpoint.Page).RequireAuthorization(Policies.Unit)
            .AddEndpointFilter<TenantTransaction>();
        site.MapGet("/antiforgery", SavingEndpoint.Token).RequireAuthorization(Policies.SignedIn)
            .WithMetadata(new ForScripts());
        var author = site.MapGroup("/reports/{year:int}").RequireAuthorization(Policies.Author)
            .AddEndpointFilter<TenantTransaction>();
        author.MapPost("/changes", SavingEndpoint.Save)
            .WithMetadata(new RequestSizeLimitAttribute(LargestChanges)).WithMetadata(new ForScripts());
        author.MapGet("/template", DownloadEndpoint.Download);
        author.MapGet("/template/upload", UploadEndpoint.Page);
        author.MapPost("/template", UploadEndpoint.Compare).TakesFile();
        author.MapPost("/template/taking", TakingEndpoint.Take);
    }
}

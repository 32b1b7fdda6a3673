using County.Web.Features.SignOffs;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features;

internal static partial class Endpoints
{
    /// <summary>Beyond the largest scan, so that one a little too large, or several, are refused in words.</summary>
    private const int LargestScans = 64 * 1024 * 1024;

    /// <summary>单位审签: the unit's own people sign its report, on the line or on paper.</summary>
    private static void MapSignOff(WebApplication site)
    {
        var report = site.MapGroup("/reports/{year:int}").AddEndpointFilter<TenantTransaction>();
        var unit = report.MapGroup("").RequireAuthorization(Policies.Unit);
        unit.MapGet("/sign-off", SignOffEndpoint.Page);
        unit.MapGet("/sign-off/form", PrintEndpoint.Form);
        unit.MapGet("/print", PrintEndpoint.Report);
        unit.MapGet("/print/foot.css", PrintEndpoint.FootStyle);
        var author = report.MapGroup("").RequireAuthorization(Policies.Author);
        author.MapPost("/sign-off", SignOffEndpoint.Start);
        author.MapPost("/sign-off/withdrawal", SignOffEndpoint.Withdraw);
        author.MapPost("/sign-off/papers", PaperEndpoint.Register);
        author.MapPost("/sign-off/scans", PaperEndpoint.AddScans)
            .WithFormOptions(multipartBodyLengthLimit: LargestScans)
            .WithMetadata(new RequestSizeLimitAttribute(LargestScans));
        author.MapPost("/sign-off/scans/{page:int}/removal", PaperEndpoint.RemoveScan);
        var signer = report.MapGroup("").RequireAuthorization(Policies.Signer);
        signer.MapPost("/sign-off/signatures", SignOffEndpoint.Sign);
        signer.MapPost("/sign-off/refusal", SignOffEndpoint.Decline);
        var record = site.MapGroup("/rounds/{year:int}/units/{unit:int}/sign-offs/{passage:int}")
            .RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        record.MapGet("/record", RecordEndpoint.Page);
        record.MapGet("/scans/{page:int}", RecordEndpoint.Scan).WithMetadata(new Sandboxed());
        var chain = site.MapGroup("/units/{unit:int}").RequireAuthorization(Policies.People)
            .AddEndpointFilter<TenantTransaction>();
        chain.MapGet("/sign-off", ChainEndpoint.Page);
        chain.MapPost("/sign-off", ChainEndpoint.Save);
    }
}

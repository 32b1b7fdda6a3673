using County.Web.Features.Board;
using County.Web.Features.Comparison;
using County.Web.Features.CountyReports;
using County.Web.Features.Reports;
using County.Web.Features.Summaries;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private static void MapReports(WebApplication site)
    {
        // Every first page leads here, an operator's too.
        site.MapGet("/", BoardEndpoint.Home).RequireAuthorization(Policies.SignedIn)
            .AddEndpointFilter<TenantTransaction>();
        var member = site.MapGroup("").RequireAuthorization(Policies.Member).AddEndpointFilter<TenantTransaction>();
        member.MapGet("/rounds/{year:int}/units/{unit:int}", ReportEndpoint.Latest);
        member.MapGet("/rounds/{year:int}/units/{unit:int}/submissions/{version:int}", ReportEndpoint.Version);

        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/rounds/{year:int}", BoardEndpoint.Page);
        office.MapGet("/rounds/{year:int}/board.xlsx", BoardEndpoint.Export);
        office.MapGet("/rounds/{year:int}/comparison", ComparisonEndpoint.Page);
        office.MapGet("/rounds/{year:int}/comparison/export", ComparisonEndpoint.Export);
        var review = office.MapGroup("/rounds/{year:int}/units/{unit:int}");
        review.MapPost("/review", ReviewEndpoint.Start);
        review.MapPost("/acceptance", ReviewEndpoint.Accept);
        review.MapPost("/acceptance/undoing", ReviewEndpoint.UndoAcceptance);
        review.MapPost("/return", ReviewEndpoint.Return);
        review.MapPost("/return/undoing", ReviewEndpoint.UndoReturn);
        review.MapPost("/publication", ReviewEndpoint.Publish);
        review.MapPost("/remarks", RemarkEndpoint.Add);
        review.MapPost("/remarks/{number:int}/withdrawal", RemarkEndpoint.Withdraw);
        MapSummaries(site);
        MapCountyReport(site);
    }

    /// <summary>本级年度报告: written by the office, signed, published.</summary>
    private static void MapCountyReport(WebApplication site)
    {
        const string address = "/rounds/{year:int}/county-report";
        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet(address, CountyReportEndpoint.Page);
        office.MapPost(address, CountyReportEndpoint.Write);
        office.MapPost($"{address}/editions", EditionEndpoint.Send);
        var edition = office.MapGroup($"{address}/editions/{{number:int}}");
        office.MapGet($"{address}/editions/{{number:int}}", EditionEndpoint.Page);
        edition.MapPost("/signature", EditionEndpoint.Sign);
        edition.MapPost("/ending", EditionEndpoint.End);
        site.MapPost($"{address}/editions/{{number:int}}/publication", EditionEndpoint.Publish)
            .RequireAuthorization(Policies.Administrator).AddEndpointFilter<TenantTransaction>();
    }

    /// <summary>全县汇总: what is in it, what would be, what it was, and how the office adjusts it.</summary>
    private static void MapSummaries(WebApplication site)
    {
        var group = site.MapGroup("/rounds/{year:int}/summary");
        var office = group.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        // Mapped whole: an empty path under a group would end in a stroke.
        site.MapGet("/rounds/{year:int}/summary", SummaryEndpoint.Page).RequireAuthorization(Policies.Office)
            .AddEndpointFilter<TenantTransaction>();
        office.MapGet("/figures/{cell}", SummaryEndpoint.Figure);
        office.MapGet("/preview", PreviewEndpoint.Page);
        office.MapGet("/last-year", LastYearEndpoint.Page);
        office.MapGet("/versions", VersionsEndpoint.List);
        office.MapGet("/versions/{version:int}", VersionsEndpoint.Version);
        office.MapGet("/comparison", VersionsEndpoint.Compare);
        office.MapGet("/adjustments", AdjustmentEndpoint.Page);
        office.MapGet("/supplement", SupplementEndpoint.Page);
        office.MapGet("/supplement/export", SupplementEndpoint.Export);
        var administrator = group.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapPost("/adjustments", AdjustmentEndpoint.Add);
        administrator.MapPost("/adjustments/{number:int}/withdrawal", AdjustmentEndpoint.Withdraw);
        // Adds up as the aggregator, in a transaction of its own.
        group.MapPost("/rolling-up", SummaryEndpoint.RollUp).RequireAuthorization(Policies.Office)
            .AddEndpointFilter<NotedRefusals>();
    }
}

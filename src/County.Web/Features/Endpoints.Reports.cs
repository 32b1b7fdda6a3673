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
        member.MapGet("/rounds/{year:int}/units/{unit:int}/letters/{version:int}", LetterEndpoint.Page);

        var office = site.MapGroup("").RequireAuthorization(Policies.Office).AddEndpointFilter<TenantTransaction>();
        office.MapGet("/rounds/{year:int}", BoardEndpoint.Page);
        office.MapGet("/rounds/{year:int}/board", BoardEndpoint.Parts);
        office.MapGet("/rounds/{year:int}/board.xlsx", BoardEndpoint.Export);
        office.MapGet("/rounds/{year:int}/comparison", ComparisonEndpoint.Page);
        office.MapGet("/rounds/{year:int}/comparison/export", ComparisonEndpoint.Export);
        MapReview(site);
        MapSummaries(site);
    }

    /// <summary>What the office does with a submission.</summary>
    private static void MapReview(WebApplication site)
    {
        var review = site.MapGroup("/rounds/{year:int}/units/{unit:int}").RequireAuthorization(Policies.Office)
            .AddEndpointFilter<TenantTransaction>();
        review.MapPost("/review", ReviewEndpoint.Start);
        review.MapPost("/acceptance", ReviewEndpoint.Accept);
        review.MapPost("/acceptance/undoing", ReviewEndpoint.UndoAcceptance);
        review.MapGet("/return", LetterEndpoint.Preview);
        review.MapPost("/return", LetterEndpoint.Send);
        review.MapPost("/return/undoing", ReviewEndpoint.UndoReturn);
        review.MapPost("/publication", ReviewEndpoint.Publish);
        review.MapPost("/reopening", ReviewEndpoint.Reopen);
        review.MapPost("/remarks", RemarkEndpoint.Add);
        review.MapPost("/remarks/{number:int}/withdrawal", RemarkEndpoint.Withdraw);
        review.MapPost("/explanations/answers", AnswersEndpoint.Explanation);
        review.MapPost("/sealed-copy", AnswersEndpoint.ReceiveCopy);
        review.MapPost("/sealed-copy/withdrawal", AnswersEndpoint.TakeCopyBack);
        MapReleases(site);
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

    /// <summary>放行 and how the county reviews.</summary>
    private static void MapReleases(WebApplication site)
    {
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapPost("/rounds/{year:int}/units/{unit:int}/releases", AnswersEndpoint.Release);
        administrator.MapPost(
            "/rounds/{year:int}/units/{unit:int}/releases/{number:int}/withdrawal", AnswersEndpoint.EndRelease);
        administrator.MapGet("/review/settings", ReviewSettingsEndpoint.Page);
        administrator.MapPost("/review/settings", ReviewSettingsEndpoint.Save);
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

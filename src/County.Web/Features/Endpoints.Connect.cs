using County.Web.Features.Api;
using County.Web.Features.Clients;
using County.Web.Features.Connect;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features;

internal static partial class Endpoints
{
    private const long MaxApiBody = 1024 * 1024;

    /// <summary>
    /// Other systems. What /connect/introspect, /connect/revoke and the documents under /.well-known answer is the
    /// token server's own: it takes the client's identifier and secret, and nobody's cookie.
    /// </summary>
    private static void MapConnect(WebApplication site)
    {
        var administrator = site.MapGroup("").RequireAuthorization(Policies.Administrator)
            .AddEndpointFilter<TenantTransaction>();
        administrator.MapGet("/clients", ClientEndpoint.Page);
        administrator.MapGet("/clients/new", ClientEndpoint.New);
        administrator.MapPost("/clients", ClientEndpoint.Add);
        administrator.MapPost("/clients/{client}/secret", ClientEndpoint.Renew);
        administrator.MapPost("/clients/{client}/revocation", ClientEndpoint.Revoke);

        var consent = site.MapGroup("/connect").RequireAuthorization(Policies.Member)
            .AddEndpointFilter<TenantTransaction>();
        consent.MapGet("/authorize", ConsentEndpoint.Page);
        consent.MapPost("/authorize", ConsentEndpoint.Decide);
        site.MapPost("/connect/token", TokenEndpoint.Give).AllowAnonymous();
        site.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        site.MapGet("/api/reference", ReferenceEndpoint.Page).AllowAnonymous();
        MapApi(site);
    }

    private static void MapApi(WebApplication site)
    {
        var api = site.MapGroup("/api/v1").AddEndpointFilter<TenantTransaction>().WithMetadata(new BearerOnly())
            .WithMetadata(new RequestSizeLimitAttribute(MaxApiBody));
        api.MapGet("/round", RoundApi.Get).RequireAuthorization(Policies.ApiReadReports)
            .WithSummary("读取填报任务").WithDescription("年度、表格格式、各项期限和本单位要报的报告；主管部门读到全部单位。");
        api.MapGet("/report", ReportApi.Get).RequireAuthorization(Policies.ApiReadReports)
            .WithSummary("读取年度报告").WithDescription(
                "单位的系统读到正在填写的内容和校验结果；主管部门的系统用unit写明单位，读到最新的报送稿，读不到草稿。");
        api.MapPut("/report/figures", WriteApi.PutFigures).RequireAuthorization(Policies.ApiWriteReports)
            .WithSummary("填写年度报告").WithDescription(
                "没有写到的格和文字保持原样，合计由系统计算。审签中的报告保存后回到填报中。有一格不能填写，全部不保存（422）。");
        api.MapPost("/report/sign-off", WriteApi.PostSignOff).RequireAuthorization(Policies.ApiWriteReports)
            .WithSummary("送单位审签").WithDescription("填写完毕后送本单位审核、保密审查和签发，审签在页面上办理。");
        api.MapPost("/report/submission", WriteApi.PostSubmission).RequireAuthorization(Policies.ApiWriteReports)
            .WithSummary("报送").WithDescription(
                "只能报送单位审签已经完成的报告，审签由本单位的人员在页面上办理或者登记；"
                + "审签没有完成、有错误、疑问没有说明的不能报送（409，附校验结果）。");
        api.MapGet("/summary", RoundApi.Summary).RequireAuthorization(Policies.ApiReadSummary)
            .WithSummary("读取全县汇总").WithDescription("只给主管部门的系统：汇总数、调整、构成和缺报单位，ETag是汇总的版本。");
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>
/// The county office's answers to a submission, each a resource that is made: 审核、通过、撤销、发布、重新打开更正. Each names
/// the submission that the reviewer was looking at.
/// </summary>
internal static class ReviewEndpoint
{
    private const int LongestPlace = 200;

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Start(
        int year, int unit, [FromForm] int version, Reviewing reviewing, CancellationToken cancellation) =>
        reviewing.ActAsync(year, unit, version, _ => Task.FromResult<Act>(new Act.StartReview()), cancellation);

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Accept(
        int year, int unit, [FromForm] int version, Reviewing reviewing, CancellationToken cancellation) =>
        reviewing.ActAsync(
            year, unit, version, report => reviewing.AcceptingAsync(report, cancellation), cancellation);

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> UndoAcceptance(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, Reviewing reviewing,
        CancellationToken cancellation) =>
        reviewing.ActAsync(
            year, unit, version, _ => Task.FromResult<Act>(new Act.UndoAcceptance(reason ?? "")), cancellation);

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> UndoReturn(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, Reviewing reviewing,
        LetterBook letters, Caller caller, CancellationToken cancellation) =>
        reviewing.ActAsync(
            year, unit, version, report => reviewing.UndoingReturnAsync(report, reason ?? "", cancellation),
            cancellation, report => letters.TakeBackAsync(report, caller.Person, cancellation));

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Reopen(
        int year, int unit, [FromForm] int version, [FromForm] string? reason, Reviewing reviewing,
        CancellationToken cancellation) =>
        reviewing.ActAsync(
            year, unit, version, _ => Task.FromResult<Act>(new Act.Reopen(Typed.CleanLines(reason).Trim())),
            cancellation);

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Publish(
        int year, int unit, [FromForm] int version, [FromForm] string? where, CountyContext db, Reviewing reviewing,
        CancellationToken cancellation)
    {
        var told = Typed.Clean(where).Trim();
        var refusal = told.Length > LongestPlace
            ? $"发布位置不能超过{LongestPlace}个字"
            : await db.Units.AnyAsync(u => u.UnitId == unit && u.Kind == UnitKind.CountyGovernment, cancellation)
                ? "县人民政府（本级）的数据只计入全县汇总，没有单独的年度报告，不能发布"
                : null;
        return refusal is null
            ? await reviewing.ActAsync(
                year, unit, version, _ => Task.FromResult<Act>(new Act.Publish(told)), cancellation)
            : await reviewing.DoAsync(
                year, unit, version, "", _ => Task.FromResult<string?>(refusal), cancellation);
    }
}

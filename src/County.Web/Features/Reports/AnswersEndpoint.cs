using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>What the office says in its review: of the unit's explanations, of errors, of the sealed paper.</summary>
internal static class AnswersEndpoint
{
    /// <summary>采纳, 不采纳 with a reason, or neither again: one explanation by the key of its finding.</summary>
    /// <param name="decision">One of accept, reject, open.</param>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Explanation(
        int year, int unit, [FromForm] int version, [FromForm] string? key, [FromForm] string? decision,
        [FromForm] string? reason, Reviewing reviewing, LetterBook letters, Caller caller,
        CancellationToken cancellation) =>
        reviewing.DoAsync(year, unit, version, At(key), async report =>
        {
            if (WhyClosed(report) is { } closed) return closed;
            var said = Typed.CleanLines(reason).Trim();
            if (decision is not ("accept" or "reject" or "open")) return "请选择采纳或者不采纳";
            if (decision == "reject" && said.Length == 0) return "不采纳说明须写明理由";
            if (said.Length > LetterBook.Longest) return $"理由不能超过{LetterBook.Longest}个字";
            return await letters.AnswerAsync(
                report, key ?? "", decision == "open" ? null : decision == "accept", decision == "reject" ? said : null,
                caller.Person, cancellation)
                ? null
                : "这一稿没有这条说明";
        }, cancellation);

    /// <summary>放行: one error, by the key of its finding.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Release(
        int year, int unit, [FromForm] int version, [FromForm] string? key, [FromForm] string? reason,
        Reviewing reviewing, ReleaseBook releases, Caller caller, CancellationToken cancellation) =>
        reviewing.DoAsync(year, unit, version, At(key), report => releases.AddAsync(
            report, key ?? "", Typed.CleanLines(reason).Trim(), caller.Person, cancellation), cancellation);

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> EndRelease(
        int year, int unit, int number, Reviewing reviewing, ReleaseBook releases, CountyContext db, Caller caller,
        CancellationToken cancellation)
    {
        var isThere = await db.Releases.AnyAsync(
            r => r.Year == year && r.UnitId == unit && r.Number == number, cancellation);
        if (!isThere) return TypedResults.NotFound();
        return await reviewing.DoAsync(year, unit, null, "#findings", async report =>
        {
            if (report.State is ReportState.Accepted or ReportState.Published)
            {
                return $"{report.State.OfficialName()}的报告不能撤销放行";
            }

            return await releases.EndAsync(report, number, caller.Person, cancellation) == true ? null : "放行已经撤销";
        }, cancellation);
    }

    /// <summary>盖章件已收.</summary>
    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> ReceiveCopy(
        int year, int unit, [FromForm] int version, Reviewing reviewing, SealedCopyBook copies, Caller caller,
        CancellationToken cancellation) =>
        reviewing.DoAsync(year, unit, version, "#sealed", report => copies.ReceiveAsync(
            report, caller.Person, cancellation), cancellation);

    public static Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> TakeCopyBack(
        int year, int unit, [FromForm] int version, Reviewing reviewing, SealedCopyBook copies, Caller caller,
        CancellationToken cancellation) =>
        reviewing.DoAsync(year, unit, version, "#sealed", report => copies.TakeBackAsync(
            report, caller.Person, cancellation), cancellation);

    private static string? WhyClosed(Report report) => report switch
    {
        { State: not ReportState.Submitted } => $"{report.State.OfficialName()}的报告不能再答复说明",
        { ReviewStarted: false } => "请先开始审核，再答复说明",
        _ => null,
    };

    private static string At(string? key) => key is { Length: >= 12 } ? $"#finding-{key[..12]}" : "#findings";
}

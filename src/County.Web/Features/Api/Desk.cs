using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Api;

/// <summary>Why something was not done, as the answer that says so.</summary>
internal sealed record Refusal(ProblemHttpResult Answer)
{
    /// <summary>A refusal by the workflow; null where there is none.</summary>
    public static Refusal? Of(string? reason, IReadOnlyList<FindingJson>? findings = null) => reason is null
        ? null
        : new Refusal(TypedResults.Problem(
            reason + "。", statusCode: StatusCodes.Status409Conflict, title: "没有办理",
            extensions: findings is null ? null : new Dictionary<string, object?> { ["findings"] = findings }));
}

/// <summary>Where a unit's system works: its report, locked and compared with what the system has seen.</summary>
internal sealed class Desk(CountyContext db, DraftBook drafts, ReportBook reports, Caller caller)
{
    public DraftBook Drafts => drafts;

    public ReportBook Reports => reports;

    public Caller Caller => caller;

    /// <summary>Does something to the caller's own report; the report as it is afterwards, or why not.</summary>
    public async Task<Results<Ok<ReportJson>, NotFound, ProblemHttpResult>> DoAsync(
        int year, HttpContext context, Func<Working, Task<Refusal?>> act, CancellationToken cancellation)
    {
        var (county, unit) = (caller.CountyId, caller.UnitId!.Value);
        if (await drafts.LockAsync(county, unit, year, cancellation) is not { } work) return TypedResults.NotFound();
        if (Tags.Compare(context.Request, work.Version) is { } stale) return stale;
        if (await act(work) is { } refusal) return refusal.Answer;
        var after = await drafts.FindAsync(county, unit, year, cancellation)
            ?? throw new InvalidOperationException("A locked report has gone");
        return TypedResults.Ok(await ReportApi.ShowAsync(after, context.Response, db, drafts, cancellation));
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Api;

/// <summary>
/// What a unit's system does to the unit's report, by the rules of the pages: it writes the draft, sends it to sign-off
/// and hands it in. Each names in If-Match what it has seen.
/// </summary>
internal static class WriteApi
{
    public static Task<Results<Ok<ReportJson>, NotFound, ProblemHttpResult>> PutFigures(
        int year, ChangesJson changes, HttpContext context, Desk desk, CancellationToken cancellation) =>
        desk.DoAsync(year, context, async work =>
        {
            var (figures, narrative, problems) = Changes.Apply(work.Figures, work.Narrative, changes);
            if (problems.Count > 0)
            {
                return new Refusal(TypedResults.Problem(new HttpValidationProblemDetails(problems)
                {
                    Status = StatusCodes.Status422UnprocessableEntity,
                    Title = "有的格不能这样填写，全部没有保存",
                }));
            }

            return Refusal.Of(await desk.Drafts.SaveAsync(
                work, figures, narrative, desk.Caller.Person, cancellation));
        }, cancellation);

    /// <summary>送单位审签: the unit's people look and sign, in the pages.</summary>
    public static Task<Results<Ok<ReportJson>, NotFound, ProblemHttpResult>> PostSignOff(
        int year, HttpContext context, Desk desk, SignOffBook signOffs, CancellationToken cancellation) =>
        desk.DoAsync(year, context, async work => Refusal.Of(
            await signOffs.StartAsync(work, desk.Caller.Person, cancellation),
            [.. Checker.Check(await desk.Drafts.SubjectAsync(work, cancellation)).Select(ApiJson.Of)]), cancellation);

    /// <summary>报送: only what the unit's people have signed, has no error left and no query without a reason.</summary>
    public static Task<Results<Ok<ReportJson>, NotFound, ProblemHttpResult>> PostSubmission(
        int year, HttpContext context, Desk desk, HandingIn submission, CancellationToken cancellation) =>
        desk.DoAsync(year, context, async work =>
        {
            var ready = await submission.LookAsync(work, cancellation);
            return Refusal.Of(
                (await submission.DoAsync(ready, cancellation))?.ToString(),
                [.. ready.Appraisal.Findings.Select(ApiJson.Of)]);
        }, cancellation);
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Submitting;

/// <summary>The unit answers a remark in writing, while the report is with it.</summary>
internal static class AnswerEndpoint
{
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Answer(
        int year, int version, int number, [FromForm] string? reply, [FromForm] string? back, DraftBook drafts,
        RemarkBook remarks, Caller caller, CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var (report, said, address) = (work.Report, Typed.CleanLines(reply).Trim(), Back.To(year, back));
        var returned = await remarks.ReturnedAsync(report, cancellation);
        if (!returned.Any(one => one.Version == version && one.Number == number)) return TypedResults.NotFound();
        if (!report.State.IsWithUnit())
        {
            return Refusal.Show(address, Words.Say("报告{0}，不能再答复", (Sentence)report.State.OfficialName()));
        }

        if (said.Length == 0) return Refusal.Show(address, Words.Key("请写明改了什么，或者为什么不改"));
        if (said.Length > RemarkBook.Longest)
        {
            return Refusal.Show(address, Words.Say("答复不能超过{0}个字", RemarkBook.Longest));
        }

        await remarks.AnswerAsync(report, version, number, said, caller.Person, cancellation);
        return TypedResults.LocalRedirect($"{address}#remark-{version}-{number}");
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>审核意见: what the office remarks while it reviews; the unit gets all of it with the return.</summary>
internal static class RemarkEndpoint
{
    /// <param name="version">The submission the reviewer was looking at.</param>
    /// <param name="at">A cell's address or a section's id; empty for the whole.</param>
    /// <param name="quote">A sentence of the section, word for word; empty for all of it.</param>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Add(
        int year, int unit, [FromForm] int version, [FromForm] string? at, [FromForm] string? quote,
        [FromForm] string? text, CountyContext db, RemarkBook remarks, Caller caller,
        CancellationToken cancellation)
    {
        var report = await ReportBook.Locked(db, caller.CountyId, unit, year).SingleOrDefaultAsync(cancellation);
        if (report is null) return TypedResults.NotFound();
        var address = $"/rounds/{year}/units/{unit}";
        if (WhyNot(report, version) is { } closed) return Refusal.Show(address, closed, "回到该报告");
        var submission = await db.Submissions.AsNoTracking().SingleAsync(
            s => s.CountyId == report.CountyId && s.UnitId == unit && s.Year == year && s.Version == version,
            cancellation);
        var wanted = new Wanted(
            Typed.Clean(at).Trim(), Typed.CleanLines(quote).Trim(), Typed.CleanLines(text).Trim());
        if (wanted.Problem(submission) is { } problem) return Refusal.Show(address, problem, "回到该报告");
        await remarks.AddAsync(
            report, Given(wanted.Field), Given(wanted.Quote), wanted.Text, caller.Person, cancellation);
        return TypedResults.LocalRedirect($"{address}#remarks");
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Withdraw(
        int year, int unit, int number, CountyContext db, RemarkBook remarks, Caller caller,
        CancellationToken cancellation)
    {
        var report = await ReportBook.Locked(db, caller.CountyId, unit, year).SingleOrDefaultAsync(cancellation);
        if (report is null) return TypedResults.NotFound();
        var address = $"/rounds/{year}/units/{unit}";
        return await remarks.WithdrawAsync(report, number, cancellation) switch
        {
            null => TypedResults.NotFound(),
            true => TypedResults.LocalRedirect($"{address}#remarks"),
            false => Refusal.Show(address, "这条意见已经发出或者已经撤回", "回到该报告"),
        };
    }

    /// <summary>Why no remark can be made now; null where one can.</summary>
    public static string? WhyNot(Report report, int version)
    {
        if (version != report.LatestVersion) return $"已有第{report.LatestVersion}稿，请看过新稿再提意见";
        if (report.State != ReportState.Submitted) return $"{report.State.OfficialName()}的报告不能提审核意见";
        return report.ReviewStarted ? null : "请先开始审核，再提审核意见";
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private sealed record Wanted(string Field, string Quote, string Text)
    {
        public string? Problem(Submission submission)
        {
            if (Text.Length == 0) return "请写明审核意见";
            if (Text.Length > RemarkBook.Longest || Quote.Length > RemarkBook.Longest)
            {
                return $"意见和引用的原句都不能超过{RemarkBook.Longest}个字";
            }

            var format = submission.Figures.Format;
            var section = format.Sections.FirstOrDefault(one => one.Id == Field);
            if (Field.Length > 0 && section is null && format.Find(Field) is null) return "报告没有这一处";
            if (Quote.Length == 0) return null;
            return section is { IsText: true }
                && submission.Narrative[section.Id].Contains(Quote, StringComparison.Ordinal)
                ? null
                : "所选的部分没有这句原文，请照原文引用，或者不引用";
        }
    }
}

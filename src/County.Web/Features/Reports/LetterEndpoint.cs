using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>退回函: all remarks and all rejected explanations in one letter, previewed before it is sent.</summary>
public static class LetterEndpoint
{
    private const string Empty = "退回须有审核意见，或者不采纳的说明，请先写明";

    /// <param name="County">In whose name it comes.</param>
    /// <param name="Closed">Why it cannot be sent, without a full stop; null where it can, or was.</param>
    public sealed record Model(
        string County, string Unit, int Year, int UnitId, Letter Letter, Format Format, string? Closed)
    {
        public bool IsSent => Letter.Sent is not null;

        public string Address => Reviewing.Address(Year, UnitId);
    }

    /// <summary>What would be sent now.</summary>
    internal static async Task<Results<RazorComponentResult<LetterPage>, NotFound>> Preview(
        int year, int unit, CountyContext db, LetterBook letters, Caller caller, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Year == year && r.UnitId == unit, cancellation);
        if (report is null || report.LatestVersion == 0) return TypedResults.NotFound();
        var letter = await letters.ComposeAsync(report, cancellation);
        return await ShowAsync(db, caller, letter, report, WhyNot(report, letter), cancellation);
    }

    /// <summary>What was sent with one submission, for the unit and the office.</summary>
    internal static async Task<Results<RazorComponentResult<LetterPage>, NotFound>> Page(
        int year, int unit, int version, CountyContext db, LetterBook letters, Caller caller,
        CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Year == year && r.UnitId == unit, cancellation);
        return report is not null && await letters.SentAsync(report, version, cancellation) is { } letter
            ? await ShowAsync(db, caller, letter, report, null, cancellation)
            : TypedResults.NotFound();
    }

    /// <param name="seen">What was previewed.</param>
    /// <param name="reason">The office's own words; may be empty.</param>
    internal static async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> Send(
        int year, int unit, [FromForm] int version, [FromForm] string? seen, [FromForm] string? reason,
        Reviewing reviewing, ReportBook reports, LetterBook letters, ReportNotices notices, Caller caller,
        CancellationToken cancellation) =>
        await reviewing.DoAsync(year, unit, version, "", async report =>
        {
            var (letter, text) = (await letters.ComposeAsync(report, cancellation), Typed.CleanLines(reason).Trim());
            if (WhyNot(report, letter) is { } closed) return closed;
            if (letter.Seen != seen) return "退回函的内容已有变动，请看过再发出";
            if (text.Length > LetterBook.Longest) return $"附言不能超过{LetterBook.Longest}个字";
            var act = new Act.Return(letter.Contents + (text.Length > 0 ? $"：{text}" : ""));
            if (await reports.ActAsync(report, act, Party.Office, caller.Person, cancellation) is { } refusal)
            {
                return refusal;
            }

            await letters.SendAsync(report, text, caller.Person, cancellation);
            await notices.WriteAsync(report, act, cancellation, letter.Contents);
            return null;
        }, cancellation);

    /// <summary>Why nothing can be sent, in the workflow's words; null where it can.</summary>
    private static string? WhyNot(Report report, Letter letter) =>
        Workflow.Apply(ReportBook.Life(report), new Act.Return(Empty), Party.Office) is Outcome.Refused(var why)
            ? why
            : letter.IsEmpty ? Empty : null;

    private static async Task<RazorComponentResult<LetterPage>> ShowAsync(
        CountyContext db, Caller caller, Letter letter, Report report, string? closed, CancellationToken cancellation)
    {
        var unit = await db.Units.Where(u => u.UnitId == report.UnitId).Select(u => u.Name).SingleAsync(cancellation);
        var format = await db.Submissions
            .Where(s => s.Year == report.Year && s.UnitId == report.UnitId && s.Version == letter.Version)
            .Select(s => s.Format).SingleAsync(cancellation);
        return Pages.Show<LetterPage, Model>(new Model(
            OfficeName.Of(caller.CountyName), unit, report.Year, report.UnitId, letter, Catalogue.Of(format), closed));
    }
}

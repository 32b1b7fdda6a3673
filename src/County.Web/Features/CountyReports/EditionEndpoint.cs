using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.CountyReports;

/// <summary>送签、签发、撤回或者退回、发布 of the county's own report.</summary>
public static class EditionEndpoint
{
    private const int Longest = 200;

    /// <param name="Figures">Of the version of the summary that it was sent with.</param>
    public sealed record Model(string County, CountyEdition Edition, Figures Figures);

    internal static async Task<Results<RazorComponentResult<EditionPage>, NotFound>> Page(
        int year, int number, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var edition = await db.CountyEditions.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Year == year && e.Number == number, cancellation);
        if (edition is null) return TypedResults.NotFound();
        var summary = await SummaryReading.VersionAsync(
            db, caller.CountyId, year, edition.SummaryVersion, cancellation);
        return Pages.Show<EditionPage, Model>(new Model(caller.CountyName, edition, summary!.Figures));
    }

    internal static async Task<IResult> Send(
        int year, [FromForm] string? seen, CountyContext db, CountyReportBook book, Caller caller,
        CancellationToken cancellation)
    {
        if (await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation) is null)
        {
            return Results.NotFound();
        }

        var address = CountyReportEndpoint.AddressOf(year);
        var report = await book.FindAsync(caller.CountyId, year, cancellation);
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        var editions = await book.EditionsAsync(caller.CountyId, year, cancellation);
        var open = editions.Find(edition => edition.IsOpen);
        if (CountyReportEndpoint.WhyNot(report, summary, open) is { } why) return Refusal.Show(address, why);
        if (report!.Revision != CountyReportEndpoint.Revision(seen))
        {
            return Refusal.Show(address, "文字刚刚被修改过，请看过再送签");
        }

        await book.SendAsync(report, summary!, caller.Person, cancellation);
        return Results.LocalRedirect(address);
    }

    /// <summary>签发 here by the signatory, or put on record by the administrator where it was signed on paper.</summary>
    internal static Task<IResult> Sign(
        int year, int number, IFormCollection form, CountyContext db, CountyReportBook book, Caller caller,
        TimeProvider time, CancellationToken cancellation) => ActAsync(
        year, number, form, db, book, caller, (edition, typed, _) =>
        {
            if (edition.Signer is not null) return $"已由{edition.Signer}签发";
            var today = Times.Day(time.GetUtcNow());
            if (typed["signer"].Length == 0 && caller.Has(Right.Signatory))
            {
                if (edition.SentBy == caller.Person) return "送签人不能签发自己送签的报告，请由另一位签发人签发，或者登记纸质签发";
                (edition.Signer, edition.SignedOn) = (caller.Person, today);
                return null;
            }

            if (!caller.Has(Right.Administrator)) return "只有签发人可以签发，纸质签发由管理员登记";
            var (signer, day) = (typed.Required("signer", "签发人的姓名和职务"), typed.Day("signed"));
            if (day is null) typed.Refuse("signed", "请填写签发日期。");
            if (day > today) typed.Refuse("signed", "签发日期不能晚于今天。");
            if (day < Times.Day(edition.SentAt)) typed.Refuse("signed", "签发日期不能早于送签日期。");
            if (typed.IsGood) (edition.Signer, edition.SignedOn, edition.RegisteredBy) = (signer, day, caller.Person);
            return null;
        }, cancellation);

    /// <summary>撤回 by the office, or 退回 by the signatory: the text can be changed again.</summary>
    internal static Task<IResult> End(
        int year, int number, IFormCollection form, CountyContext db, CountyReportBook book, Caller caller,
        TimeProvider time, CancellationToken cancellation) => ActAsync(
        year, number, form, db, book, caller, (edition, typed, _) =>
        {
            var why = typed.Required("ended", "撤回或者退回的原因", Longest);
            if (typed.IsGood)
            {
                (edition.EndedAt, edition.EndedBy, edition.EndedFor) = (time.GetUtcNow(), caller.Person, why);
            }

            return null;
        }, cancellation);

    /// <summary>发布: of what was signed, while the summary is still the one that was signed.</summary>
    internal static Task<IResult> Publish(
        int year, int number, IFormCollection form, CountyContext db, CountyReportBook book, Caller caller,
        TimeProvider time, CancellationToken cancellation) => ActAsync(
        year, number, form, db, book, caller, (edition, typed, summary) =>
        {
            if (edition.Signer is null) return "还没有签发，不能发布";
            if (summary.Version != edition.SummaryVersion)
            {
                return $"全县汇总已有第{summary.Version}版，签发的是第{edition.SummaryVersion}版：请撤回，核对后重新送签";
            }

            var where = typed.Required("where", "发布位置", Longest);
            var why = summary.IsComplete ? null : typed.Text("incomplete", Longest);
            if (!summary.IsComplete && why is null)
            {
                typed.Refuse("incomplete", $"应报{summary.Required}个单位只计入{summary.Contributions.Count}个，仍要发布的请写明原因。");
            }

            if (!typed.IsGood) return null;
            (edition.PublishedAt, edition.PublishedBy) = (time.GetUtcNow(), caller.Person);
            (edition.PublishedWhere, edition.IncompleteFor) = (where, why);
            return null;
        }, cancellation);

    /// <param name="act">Changes the edition; says why it does not, in office Chinese without a full stop.</param>
    private static async Task<IResult> ActAsync(
        int year, int number, IFormCollection form, CountyContext db, CountyReportBook book, Caller caller,
        Func<CountyEdition, Typed, SummaryView, string?> act, CancellationToken cancellation)
    {
        var round = await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation);
        var editions = await book.EditionsAsync(caller.CountyId, year, cancellation);
        if (round is null || editions.Find(one => one.Number == number) is not { } edition) return Results.NotFound();
        var address = CountyReportEndpoint.AddressOf(year);
        if (!edition.IsOpen) return Refusal.Show(address, edition.PublishedAt is null ? "这一稿已经撤回" : "这一稿已经发布");
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        var typed = new Typed(form);
        if (act(edition, typed, summary!) is { } refusal) return Refusal.Show(address, refusal);
        if (!typed.IsGood)
        {
            return await CountyReportEndpoint.ShowAsync(round, null, null, typed, db, book, caller, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(address);
    }
}

using System.Globalization;
using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.CountyReports;

/// <summary>本级年度报告: the office writes sections one, five and six beside what the figures say.</summary>
public static class CountyReportEndpoint
{
    /// <summary>Characters of one section.</summary>
    private const int Longest = 20_000;

    /// <param name="Narrative">What the form shows.</param>
    /// <param name="Kept">What the database holds, where somebody else changed it meanwhile; else null.</param>
    /// <param name="Signing">What is typed of a signature or a publication.</param>
    public sealed record Model(
        string County, int Year, Format Format, Narrative Narrative, CountyReport? Report, CountyReport? Kept,
        IReadOnlyList<CountyEdition> Editions, SummaryView? Summary, FactSheet? Facts, bool MaySign, bool MayPublish,
        Typed Signing)
    {
        /// <summary>The one that is being signed or waits for its publication; null where none is.</summary>
        public CountyEdition? Open => Editions.FirstOrDefault(edition => edition.IsOpen);

        public CountyEdition? Published => Editions.FirstOrDefault(edition => edition.PublishedAt is not null);

        public string Address => AddressOf(Year);

        /// <summary>Why nothing can be sent to be signed, in office Chinese without a full stop.</summary>
        public string? WhyNotSend => WhyNot(Report, Summary, Open);
    }

    internal static async Task<IResult> Page(
        int year, CountyContext db, CountyReportBook book, Caller caller, CancellationToken cancellation) =>
        await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation) is { } round
            ? await ShowAsync(round, null, null, new Typed(), db, book, caller, cancellation)
            : Results.NotFound();

    internal static async Task<IResult> Write(
        int year, [FromForm] string? overall, [FromForm] string? problems, [FromForm] string? other,
        [FromForm] string? seen, CountyContext db, CountyReportBook book, Caller caller,
        CancellationToken cancellation)
    {
        if (await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation) is not { } round)
        {
            return Results.NotFound();
        }

        var editions = await book.EditionsAsync(caller.CountyId, year, cancellation);
        if (editions.Exists(edition => edition.IsOpen))
        {
            return Refusal.Show(AddressOf(year), "报告正在签发，不能修改；需要修改的，请先撤回");
        }

        var typed = new Narrative(
            Typed.CleanLines(overall).Trim(), Typed.CleanLines(problems).Trim(), Typed.CleanLines(other).Trim());
        if (new[] { typed.Overall, typed.Problems, typed.Other }.Any(text => text.Length > Longest))
        {
            return Refusal.Show(AddressOf(year), $"每一部分不能超过{Longest}个字");
        }

        if (await book.WriteAsync(caller.CountyId, year, typed, Revision(seen), caller.Person, cancellation))
        {
            return Results.LocalRedirect(AddressOf(year));
        }

        // Both stand on the page: nothing that was typed is lost.
        var kept = await book.FindAsync(caller.CountyId, year, cancellation);
        return await ShowAsync(round, typed, kept, new Typed(), db, book, caller, cancellation);
    }

    /// <summary>Which state of the text the form was filled from; none where the form does not say.</summary>
    internal static long Revision(string? seen) =>
        long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;

    internal static string AddressOf(int year) => $"/rounds/{year}/county-report";

    internal static string? WhyNot(CountyReport? report, SummaryView? summary, CountyEdition? open) =>
        (report, summary, open) switch
        {
            (_, _, not null) => "已有一稿在签发",
            (_, null, _) => "还没有全县汇总",
            (null, _, _) => "还没有写文字部分",
            ({ Overall: "" }, _, _) => "第一部分“总体情况”还没有写",
            ({ Problems: "" }, _, _) => "第五部分“存在的主要问题及改进情况”还没有写",
            ({ Other: "" }, _, _) => "第六部分“其他需要报告的事项”还没有写，没有的写明没有",
            _ => null,
        };

    internal static async Task<IResult> ShowAsync(
        Round round, Narrative? typed, CountyReport? kept, Typed signing, CountyContext db, CountyReportBook book,
        Caller caller, CancellationToken cancellation)
    {
        var report = await book.FindAsync(caller.CountyId, round.Year, cancellation);
        var summary = await SummaryReading.LatestAsync(db, caller.CountyId, round.Year, cancellation);
        return Pages.Show<CountyReportPage, Model>(
            new Model(
                caller.CountyName, round.Year, Catalogue.Of(round.Format),
                typed ?? report?.Narrative ?? Narrative.Empty, report, kept,
                await book.EditionsAsync(caller.CountyId, round.Year, cancellation), summary,
                summary is null ? null : await FactSheet.ReadAsync(db, round, summary, cancellation),
                caller.Has(Right.Signatory), caller.Has(Right.Administrator), signing),
            kept is not null ? StatusCodes.Status409Conflict
                : signing.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

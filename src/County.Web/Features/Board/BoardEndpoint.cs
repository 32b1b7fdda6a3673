using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Board;

/// <summary>The county's board: every unit of a round and how far it is.</summary>
public static class BoardEndpoint
{
    private static readonly string[] Heads =
    [
        "单位", "代码", "类别", "状态", "报送稿", "已完成部分", "还差什么", "错误", "疑问", "放行", "期限", "期限日期", "距期限", "是否逾期",
        "最近变动", "填报人", "电话", "电话催报次数", "最近电话催报", "发布日期", "发布位置",
    ];

    /// <param name="All">Every unit of the round.</param>
    /// <param name="Lines">Those that are asked for.</param>
    public sealed record Model(
        string County, int Year, string Format, IReadOnlyList<int> Rounds, IReadOnlyList<BoardLine> All,
        IReadOnlyList<BoardLine> Lines, BoardFilter Filter, DateOnly Today, DateOnly PublishBy, string Remaining,
        int Undelivered, bool MaySeeMail)
    {
        public int Late => All.Count(line => line.IsLate);
    }

    /// <summary>
    /// The newest round's board for the office; for a unit its reports. Who runs the installation and has no place is
    /// led to the list of counties; an account without either, or whose county is suspended, has nothing here.
    /// </summary>
    public static async Task<IResult> Home(CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!caller.HasPlace)
        {
            return caller.Operator is null
                ? Results.StatusCode(StatusCodes.Status403Forbidden)
                : Results.LocalRedirect("/operator");
        }

        if (!caller.IsOffice) return Results.LocalRedirect("/reports");
        var year = await db.Rounds.MaxAsync(round => (int?)round.Year, cancellation);
        return Results.LocalRedirect(year is null ? "/rounds" : $"/rounds/{year}");
    }

    public static async Task<Results<RazorComponentResult<BoardPage>, NotFound>> Page(
        int year, [AsParameters] BoardFilter filter, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation) =>
        await ReadAsync(year, filter, db, caller, time, cancellation) is { } model
            ? Pages.Show<BoardPage, Model>(model, Status(filter))
            : TypedResults.NotFound();

    /// <summary>
    /// The part of the page that changes, for the page to ask for again and again; 304 where nothing has changed.
    /// </summary>
    internal static async Task<Results<RazorComponentResult<BoardParts>, StatusCodeHttpResult, NotFound>> Parts(
        int year, [AsParameters] BoardFilter filter, HttpContext context, CountyContext db, Caller caller,
        TimeProvider time, CancellationToken cancellation)
    {
        if (await ReadAsync(year, filter, db, caller, time, cancellation) is not { } model)
        {
            return TypedResults.NotFound();
        }

        var tag = Tag(model);
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : Pages.Show<BoardParts, Model>(model, Status(filter));
    }

    /// <summary>The same rows as an Excel list.</summary>
    internal static async Task<Results<FileContentHttpResult, RazorComponentResult<BoardPage>, NotFound>> Export(
        int year, [AsParameters] BoardFilter filter, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await ReadAsync(year, filter, db, caller, time, cancellation) is not { } model)
        {
            return TypedResults.NotFound();
        }

        if (filter.Problem is not null) return Pages.Show<BoardPage, Model>(model, Status(filter));
        var title = string.Create(CultureInfo.InvariantCulture, $"{model.County}{year}年度填报看板");
        var asOf = $"{title}（截至{Times.Local(time.GetUtcNow())}，{model.Lines.Count}个单位）";
        return TypedResults.File(
            ListWriter.Write("看板", asOf, Heads, [.. model.Lines.Select(Row)]), ExcelFile.MediaType,
            $"{title}.xlsx");
    }

    /// <summary>All that the board shows; null where there is no such round.</summary>
    public static async Task<Model?> ReadAsync(
        int year, BoardFilter filter, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var rounds = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ToListAsync(cancellation);
        if (rounds.Find(one => one.Year == year) is not { } round) return null;
        var calendar = await CalendarBook.OfAsync(db, round.CountyId, cancellation);
        var today = Times.Day(time.GetUtcNow());
        var all = await BoardReading.LinesAsync(db, round, calendar, today, cancellation);
        return new Model(
            caller.CountyName, year, round.Format, [.. rounds.Select(one => one.Year)], all, filter.Of(all), filter,
            today, round.PublishBy, DaysLeft.InWords(calendar, today, round.PublishBy),
            // What was given up reaches nobody unless somebody sees it here.
            await db.Outbox.CountAsync(m => m.SentAt == null && m.NextTryAt == null, cancellation),
            caller.Has(Right.Administrator));
    }

    private static int Status(BoardFilter filter) =>
        filter.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    /// <summary>Of all that is shown, in which language, and of the program that shows it.</summary>
    private static string Tag(Model model)
    {
        var program = typeof(BoardEndpoint).Assembly.ManifestModule.ModuleVersionId;
        var shown = JsonSerializer.SerializeToUtf8Bytes(new { program, Languages.Current, model });
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(shown))}\"";
    }

    private static IReadOnlyList<object?> Row(BoardLine line) =>
    [
        line.Name, line.Code, line.Kind.OfficialName(), line.State.OfficialName(),
        line.Version is null ? null : $"第{line.Version}稿{line.Origin}",
        line.State.IsWithUnit() ? (decimal)line.Done.Count : null,
        line.Exemption is null ? line.Missing : $"免报：{line.Exemption}", (decimal)line.Errors, (decimal)line.Queries,
        string.Join('；', line.Released.Select(one => one.Release.Reason)),
        line.Next is { IsExtended: true } ? $"{line.Next.Name}（延期）" : line.Next?.Name,
        line.Next is { } next ? Times.Iso(next.Date) : null, line.Next?.Left, line.IsLate ? "逾期" : null,
        line.ChangedAt is { } at ? Times.Local(at) : null, line.Person, line.Telephone, (decimal)line.Calls,
        line.CalledAt is { } called ? Times.Local(called) : null,
        line.PublishedOn is { } day ? Times.Iso(day) : null, line.PublishedWhere,
    ];
}

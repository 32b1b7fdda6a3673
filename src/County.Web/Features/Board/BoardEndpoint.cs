using System.Globalization;
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
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="All">Every unit of the round.</param>
    /// <param name="Lines">Those that are asked for.</param>
    public sealed record Model(
        string County, int Year, string Format, IReadOnlyList<int> Rounds, IReadOnlyList<BoardLine> All,
        IReadOnlyList<BoardLine> Lines, BoardFilter Filter, DateOnly PublishBy, int WorkingDaysLeft, int Undelivered,
        bool MaySeeMail)
    {
        /// <summary>Errors of the newest submissions that were let stand (放行), by unit.</summary>
        public required ILookup<int, ReleasedError> Released { get; init; }
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
            ? Pages.Show<BoardPage, Model>(
                model, filter.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
            : TypedResults.NotFound();

    /// <summary>The same rows as an Excel list.</summary>
    internal static async Task<Results<FileContentHttpResult, NotFound>> Export(
        int year, [AsParameters] BoardFilter filter, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        if (await ReadAsync(year, filter, db, caller, time, cancellation) is not { } model)
        {
            return TypedResults.NotFound();
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{model.County}{year}年度填报看板");
        return TypedResults.File(
            ListWriter.Write(
                "看板", title,
                ["单位", "代码", "类别", "状态", "报送稿", "还差什么", "错误", "疑问", "截止日期", "是否逾期", "最近变动", "填报人", "电话", "电话催报"],
                [.. model.Lines.Select(Row)]),
            Excel, $"{title}.xlsx");
    }

    /// <summary>All that the board shows; null where there is no such round.</summary>
    public static async Task<Model?> ReadAsync(
        int year, BoardFilter filter, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return null;
        var rounds = await db.Rounds.OrderByDescending(r => r.Year).Select(r => r.Year).ToListAsync(cancellation);
        var calendar = await CalendarBook.OfAsync(db, round.CountyId, cancellation);
        var today = Times.Day(time.GetUtcNow());
        var left = today > round.PublishBy ? 0 : calendar.WorkingDaysBetween(today, round.PublishBy);
        var inSignOff = await WithWhom.OfRoundAsync(db, round.CountyId, year, calendar, today, cancellation);
        var all = await BoardReading.LinesAsync(db, round, calendar, today, inSignOff, cancellation);
        var newest = all.ToDictionary(line => line.UnitId, line => line.Version);
        return new Model(
            caller.CountyName, year, round.Format, rounds, all, filter.Of(all), filter, round.PublishBy, left,
            // What was given up reaches nobody unless somebody sees it here.
            await db.Outbox.CountAsync(m => m.SentAt == null && m.NextTryAt == null, cancellation),
            caller.Has(Right.Administrator))
        {
            Released = (await ReleaseBook.OfRoundAsync(db, round.CountyId, year, cancellation))
                .Where(one => one.Version == newest.GetValueOrDefault(one.UnitId)).ToLookup(one => one.UnitId),
        };
    }

    private static IReadOnlyList<object?> Row(BoardLine line) =>
    [
        line.Name, line.Code, line.Kind.OfficialName(), line.State.OfficialName(),
        line.Version is null ? null : $"第{line.Version}稿{line.Origin}",
        line.Exemption is null ? line.Missing : $"免报：{line.Exemption}", line.Errors, line.Queries,
        Times.Iso(line.Due), line.IsLate ? "逾期" : null, line.ChangedAt is { } at ? Times.Local(at) : null, line.Person,
        line.Telephone, line.Calls,
    ];
}

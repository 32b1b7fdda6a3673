using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Board;

/// <summary>The county's board: every unit of a round and how far it is.</summary>
public static class BoardEndpoint
{
    /// <param name="InSignOff">With whom a report in its unit's sign-off is, by its unit.</param>
    public sealed record Model(
        string County, int Year, string Format, IReadOnlyList<int> Rounds, IReadOnlyList<Line> Lines,
        DateOnly PublishBy, int WorkingDaysLeft, int Undelivered, bool MaySeeMail,
        IReadOnlyDictionary<int, WithWhom> InSignOff)
    {
        /// <summary>Errors of the newest submissions that were let stand (放行), by unit.</summary>
        public required ILookup<int, ReleasedError> Released { get; init; }
    }

    /// <param name="WrittenAt">When the unit wrote last; null where it never did.</param>
    /// <param name="Calls">Reminders by telephone in this round.</param>
    public sealed record Line(
        int UnitId, string Name, ReportState State, string? Exemption, bool IsSample, int? Version, bool IsAsPublished,
        int Errors, int Queries, DateTimeOffset ActedAt, DateTimeOffset? WrittenAt, bool IsFilledForUnit, bool AwaitsConfirmation,
        int Calls, DateTimeOffset? CalledAt)
    {
        /// <summary>What is written while drafting is no act in the report's life, and yet a change.</summary>
        public DateTimeOffset ChangedAt => WrittenAt > ActedAt ? WrittenAt.Value : ActedAt;
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
        int year, CountyContext db, Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Year == year, cancellation);
        if (round is null) return TypedResults.NotFound();
        var county = await db.Counties.Select(c => c.Name).SingleAsync(cancellation);
        var rounds = await db.Rounds.OrderByDescending(r => r.Year).Select(r => r.Year).ToListAsync(cancellation);
        var lines = await Lines(db, year).ToListAsync(cancellation);
        var calendar = await CalendarBook.OfAsync(db, round.CountyId, cancellation);
        var today = Times.Day(time.GetUtcNow());
        var released = await ReleaseBook.OfRoundAsync(db, round.CountyId, year, cancellation);
        var newest = lines.ToDictionary(line => line.UnitId, line => line.Version);
        var left = today > round.PublishBy ? 0 : calendar.WorkingDaysBetween(today, round.PublishBy);
        return Pages.Show<BoardPage, Model>(
            new Model(
                county, year, round.Format, rounds, lines, round.PublishBy, left,
                // What was given up reaches nobody unless somebody sees it here.
                await db.Outbox.CountAsync(m => m.SentAt == null && m.NextTryAt == null, cancellation),
                caller.Has(Right.Administrator),
                await WithWhom.OfRoundAsync(db, round.CountyId, year, calendar, today, cancellation))
            {
                Released = released.Where(one => one.Version == newest.GetValueOrDefault(one.UnitId))
                    .ToLookup(one => one.UnitId),
            });
    }

    private static IQueryable<Line> Lines(CountyContext db, int year) => Lines(db, CheckBook.Current(db), year);

    private static IQueryable<Line> Lines(CountyContext db, IQueryable<SubmissionFinding> findings, int year) =>
        from member in db.RoundUnits
        join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
        join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
            equals new { report.CountyId, report.UnitId, report.Year }
        join latest in db.Submissions on new { report.CountyId, report.UnitId, report.Year, V = report.LatestVersion }
            equals new { latest.CountyId, latest.UnitId, latest.Year, V = latest.Version } into found
        from submission in found.DefaultIfEmpty()
        where member.Year == year
        orderby unit.Code
        select new Line(
            unit.UnitId, unit.Name, report.State, member.Exemption, member.IsSample,
            submission == null ? null : submission.Version,
            submission != null && submission.Origin == SubmissionOrigin.AsPublished,
            findings.Count(f => f.CountyId == report.CountyId && f.UnitId == report.UnitId && f.Year == year
                && f.Version == report.LatestVersion && f.Severity == Severity.Error),
            findings.Count(f => f.CountyId == report.CountyId && f.UnitId == report.UnitId && f.Year == year
                && f.Version == report.LatestVersion && f.Severity == Severity.Query),
            report.ChangedAt,
            db.Progress.Where(p => p.CountyId == report.CountyId && p.UnitId == report.UnitId && p.Year == year)
                .Max(p => (DateTimeOffset?)p.ChangedAt),
            submission != null && submission.FilledForUnit != null,
            report.AwaitsConfirmation && report.State == ReportState.Submitted,
            db.PhoneCalls.Count(c => c.CountyId == report.CountyId && c.UnitId == report.UnitId && c.Year == year),
            db.PhoneCalls.Where(c => c.CountyId == report.CountyId && c.UnitId == report.UnitId && c.Year == year)
                .Max(c => (DateTimeOffset?)c.At));
}

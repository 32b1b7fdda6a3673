using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Board;

/// <summary>Reads how far every unit of a round is: a few statements, however many units there are.</summary>
internal static class BoardReading
{
    private static readonly string Published = new Act.Publish().Name;

    public static async Task<IReadOnlyList<BoardLine>> LinesAsync(
        CountyContext db, Round round, Calendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var rows = await Rows(db, round.Year).AsNoTracking().ToListAsync(cancellation);
        var beside = await BesideAsync(db, round, calendar, today, cancellation);
        return [.. rows.Select(row => Line(row, round, calendar, today, beside))];
    }

    private static BoardLine Line(BoardRow row, Round round, Calendar calendar, DateOnly today, Beside beside)
    {
        var (unit, member, report) = (row.Unit.UnitId, row.Member, row.Report);
        var isReported = !new Duty(member, row.Unit.Name, row.Unit.Level, report).IsOwed;
        var isOwed = !isReported && member.Exemption is null && row.Unit.ValidFrom <= today
            && (row.Unit.ValidTo is not { } end || end >= today);
        var isOpen = report.State is ReportState.Drafting or ReportState.Returned or ReportState.InSignOff;
        var author = beside.People[unit].FirstOrDefault(one => one.Rights.Contains(Right.Author));
        var checkedOf = beside.Checks.GetValueOrDefault((unit, row.Version ?? 0));
        var publication = report.PublishedVersion is null ? null : beside.Publications.GetValueOrDefault(unit);
        return new BoardLine(
            unit, row.Unit.Code, row.Unit.Name, row.Unit.Kind, report.State, member.Exemption, member.IsSample)
        {
            Version = row.Version,
            Origin = BoardWords.Origin(row),
            Done = report.State.IsWithUnit() ? row.Progress?.Done ?? [] : [],
            Missing = member.Exemption is null ? BoardWords.Missing(row, beside) : "",
            Errors = isOpen ? row.Progress?.Errors ?? 0 : checkedOf?.Errors ?? 0,
            Queries = isOpen ? row.Progress?.Queries ?? 0 : checkedOf?.Queries ?? 0,
            Released = [.. beside.Released[unit].Where(one => one.Version == row.Version)],
            Next = BoardWords.Next(report.State, member, isOwed, round, calendar, today),
            IsReported = isReported,
            IsOwed = isOwed,
            IsLate = isOwed && today > RoundDates.DueFor(round, member),
            ChangedAt = Later(report.ChangedAt, row.Progress?.ChangedAt),
            Person = author?.Person,
            Telephone = author?.Telephone ?? row.CardTelephone,
            Calls = beside.Calls[unit].Select(one => one.Count).FirstOrDefault(),
            CalledAt = beside.Calls[unit].Select(one => (DateTimeOffset?)one.At).FirstOrDefault(),
            PublishedOn = publication is null ? null : Times.Day(publication.At),
            PublishedWhere = publication?.Reason,
        };
    }

    private static IQueryable<BoardRow> Rows(CountyContext db, int year) =>
        from member in db.RoundUnits
        join unit in db.Units on new { member.CountyId, member.UnitId } equals new { unit.CountyId, unit.UnitId }
        join report in db.Reports on new { member.CountyId, member.UnitId, member.Year }
            equals new { report.CountyId, report.UnitId, report.Year }
        join submitted in db.Submissions
            on new { report.CountyId, report.UnitId, report.Year, V = report.LatestVersion }
            equals new { submitted.CountyId, submitted.UnitId, submitted.Year, V = submitted.Version } into found
        from submission in found.DefaultIfEmpty()
        join kept in db.Progress on new { report.CountyId, report.UnitId, report.Year }
            equals new { kept.CountyId, kept.UnitId, kept.Year } into far
        from progress in far.DefaultIfEmpty()
        join filled in db.UnitCards on new { report.CountyId, report.UnitId, report.Year }
            equals new { filled.CountyId, filled.UnitId, filled.Year } into cards
        from card in cards.DefaultIfEmpty()
        where member.Year == year
        orderby unit.Code
        select new BoardRow(
            member, unit, report, progress, submission == null ? null : submission.Version,
            submission != null && submission.Origin == SubmissionOrigin.AsPublished,
            submission != null && submission.FilledForUnit != null, card == null ? null : card.Telephone);

    /// <summary>What stands in other tables: a statement for each, however many units there are.</summary>
    private static async Task<Beside> BesideAsync(
        CountyContext db, Round round, Calendar calendar, DateOnly today, CancellationToken cancellation)
    {
        var year = round.Year;
        var released = await ReleaseBook.OfRoundAsync(db, round.CountyId, year, cancellation);
        return new Beside(
            await WithWhom.OfRoundAsync(db, round.CountyId, year, calendar, today, cancellation),
            (await CheckBook.Newest(db).Where(check => check.Year == year).ToListAsync(cancellation))
                .ToDictionary(check => (check.UnitId, check.Version)),
            (await db.Remarks.Where(r => r.Year == year && r.SentAt != null && r.WithdrawnAt == null && r.Reply == null)
                .GroupBy(r => new { r.UnitId, r.Version }).Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancellation)).ToDictionary(one => (one.Key.UnitId, one.Key.Version), one => one.Count),
            (await db.StatedExplanations.Where(e => e.Year == year && e.IsAccepted == false)
                .GroupBy(e => new { e.UnitId, e.Version }).Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancellation)).ToDictionary(one => (one.Key.UnitId, one.Key.Version), one => one.Count),
            (await db.Memberships.AsNoTracking().Where(m => m.ClosedAt == null && m.UnitId != null)
                .OrderBy(m => m.MembershipId).ToListAsync(cancellation)).ToLookup(m => m.UnitId!.Value),
            (await db.PhoneCalls.Where(c => c.Year == year).GroupBy(c => c.UnitId)
                .Select(g => new { g.Key, Count = g.Count(), At = g.Max(c => c.At) }).ToListAsync(cancellation))
                .ToLookup(one => one.Key, one => (one.Count, one.At)),
            (await db.Acts.AsNoTracking().Where(a => a.Year == year && a.Act == Published).OrderBy(a => a.Ordinal)
                .ToListAsync(cancellation)).GroupBy(a => a.UnitId).ToDictionary(g => g.Key, g => g.Last()),
            released.ToLookup(one => one.UnitId));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) =>
        other > one ? other.Value : one;
}

/// <summary>A unit of a round as one statement reads it.</summary>
internal sealed record BoardRow(
    RoundUnit Member, Unit Unit, Report Report, Progress? Progress, int? Version, bool IsAsPublished, bool IsFilled,
    string? CardTelephone);

/// <summary>What the other tables say of a round's units.</summary>
/// <param name="Unanswered">Remarks of a returned submission that the unit has not answered.</param>
/// <param name="Rejected">Explanations of a submission that the office did not take.</param>
internal sealed record Beside(
    IReadOnlyDictionary<int, WithWhom> InSignOff, IReadOnlyDictionary<(int Unit, int Version), Check> Checks,
    IReadOnlyDictionary<(int Unit, int Version), int> Unanswered,
    IReadOnlyDictionary<(int Unit, int Version), int> Rejected, ILookup<int, Membership> People,
    ILookup<int, (int Count, DateTimeOffset At)> Calls, IReadOnlyDictionary<int, ReportAct> Publications,
    ILookup<int, ReleasedError> Released);

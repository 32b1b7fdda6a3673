using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Board;

/// <summary>Reads how far every unit of a round is: a few statements, however many units there are.</summary>
internal static class BoardReading
{
    public static async Task<IReadOnlyList<BoardLine>> LinesAsync(
        CountyContext db, Round round, Calendar calendar, DateOnly today,
        IReadOnlyDictionary<int, WithWhom> inSignOff, CancellationToken cancellation)
    {
        var rows = await Rows(db, round.Year).AsNoTracking().ToListAsync(cancellation);
        var findings = (await CheckBook.Current(db).Where(f => f.Year == round.Year)
            .GroupBy(f => new { f.UnitId, f.Version, f.Severity })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation))
            .ToDictionary(one => (one.Key.UnitId, one.Key.Version, one.Key.Severity), one => one.Count);
        var calls = (await db.PhoneCalls.Where(c => c.Year == round.Year).GroupBy(c => c.UnitId)
            .Select(group => new { group.Key, Count = group.Count(), At = group.Max(c => c.At) })
            .ToListAsync(cancellation)).ToDictionary(one => one.Key, one => (one.Count, At: (DateTimeOffset?)one.At));
        var people = (await db.Memberships.AsNoTracking().Where(m => m.ClosedAt == null && m.UnitId != null)
            .OrderBy(m => m.MembershipId).ToListAsync(cancellation)).ToLookup(m => m.UnitId!.Value);
        return
        [
            .. rows.Select(row =>
            {
                var isOpen = row.Report.State is ReportState.Drafting or ReportState.Returned;
                var due = row.Member.ExtendedTo ?? round.SignedCopyDue;
                var isLate = today > due && row.Member.Exemption is null
                    && new Duty(row.Member, row.Unit.Name, row.Unit.Level, row.Report).IsOwed;
                var author = people[row.Unit.UnitId].FirstOrDefault(m => m.Rights.Contains(Right.Author));
                var (made, called) = calls.GetValueOrDefault(row.Unit.UnitId);
                return new BoardLine(
                    row.Unit.UnitId, row.Unit.Code, row.Unit.Name, row.Unit.Kind, row.Report.State,
                    row.Member.Exemption, row.Member.IsSample, row.Version, Origin(row),
                    isOpen ? row.Progress?.Errors ?? 0 : Count(Severity.Error),
                    isOpen ? row.Progress?.Queries ?? 0 : Count(Severity.Query),
                    Later(row.Report.ChangedAt, row.Progress?.ChangedAt),
                    row.Member.Exemption is not null ? "" : Missing(row, inSignOff.GetValueOrDefault(row.Unit.UnitId)),
                    due, row.Member.ExtendedTo is not null, DaysLeft(calendar, today, due), isLate,
                    author?.Person, author?.Telephone ?? row.CardTelephone, made, called);

                int Count(Severity severity) => row.Version is { } version
                    ? findings.GetValueOrDefault((row.Unit.UnitId, version, severity))
                    : 0;
            }),
        ];
    }

    private sealed record Row(
        RoundUnit Member, Unit Unit, Report Report, Progress? Progress, int? Version, bool IsAsPublished, bool IsFilled,
        string? CardTelephone);

    private static IQueryable<Row> Rows(CountyContext db, int year) =>
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
        select new Row(
            member, unit, report, progress, submission == null ? null : submission.Version,
            submission != null && submission.Origin == SubmissionOrigin.AsPublished,
            submission != null && submission.FilledForUnit != null, card == null ? null : card.Telephone);

    private static string Missing(Row row, WithWhom? with) => row.Report.State switch
    {
        ReportState.NotStarted => "尚未开始填报",
        ReportState.Drafting or ReportState.Returned when row.Progress is null => "尚未开始填报",
        ReportState.Drafting or ReportState.Returned => row.Progress.Missing.Length > 0
            ? row.Progress.Missing
            : "已填写完毕，尚未送单位审签",
        ReportState.InSignOff => with?.Line.ToString() ?? "",
        ReportState.Submitted => row.Report.ReviewStarted ? "审核中" : "等待审核",
        _ => "",
    };

    private static string Origin(Row row) => row switch
    {
        { Report: { AwaitsConfirmation: true, State: ReportState.Submitted } } => "（代填，待单位确认）",
        { IsFilled: true } => "（代填）",
        { IsAsPublished: true } => "（按已公布文本导入）",
        _ => "",
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) =>
        other > one ? other.Value : one;

    private static int DaysLeft(Calendar calendar, DateOnly today, DateOnly due) => today > due
        ? -calendar.WorkingDaysBetween(due, today)
        : calendar.WorkingDaysBetween(today, due);
}

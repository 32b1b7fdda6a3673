using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Units;

/// <summary>
/// What a merger or a division does to applications carried over and to the county's sums, told before it is put on
/// record.
/// </summary>
/// <param name="Told">A sentence for each effect.</param>
/// <param name="Loss">Why it cannot be: applications still open would be nobody's; null where none would.</param>
public sealed record LineageEffect(IReadOnlyList<string> Told, Sentence? Loss)
{
    private const string CarriedOut = "t3_applications.carried_out.total";

    /// <summary>Names what is told: who confirms has seen just this.</summary>
    public string Seen => ContentHash.OfText(string.Join('\n', Told));

    internal static async Task<LineageEffect> OfAsync(
        UnitLineage line, CountyContext db, CancellationToken cancellation)
    {
        var (from, year) = (line.NameBefore, line.Since.Year);
        var to = await db.Units.Where(u => u.UnitId == line.SuccessorId).Select(u => u.Name).SingleAsync(cancellation);
        if (line.Kind == LineageKind.SplitInto)
        {
            return new LineageEffect(
                [
                    $"{year}年度，{from}和{to}的报告都不与上年比较；“上年结转”各填各的，不再自动带出。",
                    $"{to}从列入应报单位的那个年度起单独报送，数字各计各的，全县汇总不重不漏。",
                ], null);
        }

        var open = await OpenAsync(line, db, cancellation);
        var (isFrom, isTo) = (await ReportsAsync(db, line.UnitId, year, cancellation),
            await ReportsAsync(db, line.SuccessorId, year, cancellation));
        return new LineageEffect(
            [Carried(line, to, open, isFrom == true), Summed(line, to, isFrom), Compared(line, to)],
            await LossAsync(line, to, open, isFrom, isTo, db, cancellation));
    }

    private static string Carried(UnitLineage line, string to, long? open, bool reportsItself)
    {
        var (from, year) = (line.NameBefore, line.Since.Year);
        return (open, reportsItself) switch
        {
            (null, _) => $"{from}还没有计入汇总的{year - 1}年度报告；它通过以后，结转的申请按同样的办法承接。",
            (0, _) => $"{from}{year - 1}年度没有结转下年度继续办理的申请。",
            (_, true) => $"{from}{year - 1}年度结转的{open}件申请，仍由{from}自己的{year}年度报告承接。",
            _ => $"{from}{year - 1}年度结转的{open}件申请由{to}承接，并入{to}{year}年度报告的“上年结转”核对。",
        };
    }

    private static string Summed(UnitLineage line, string to, bool? reportsItself)
    {
        var (from, year) = (line.NameBefore, line.Since.Year);
        return reportsItself switch
        {
            null => $"{year}年度任务开启时，{from}不再列为应报单位，全年的数由{to}报送。",
            true => $"{from}仍列在{year}年度应报单位中，要单独报送并计入汇总；不再单独报送的，请在“日期和应报单位”里列为免报。",
            false => $"{from}不单独报送{year}年度报告，全年的数由{to}报送，汇总不重复计算。",
        };
    }

    private static string Compared(UnitLineage line, string to) =>
        $"与以前年度对比时，{to}的上年数包括{line.NameBefore}；{line.NameBefore}以前的报告原样保留。";

    /// <summary>Applications that its counted report of the year before leaves open; null where none counts.</summary>
    private static async Task<long?> OpenAsync(UnitLineage line, CountyContext db, CancellationToken cancellation)
    {
        var counted = await (
            from report in db.Reports
            join submission in db.Submissions.AsNoTracking()
                on new { report.CountyId, report.UnitId, report.Year, V = report.AcceptedVersion ?? 0 }
                equals new { submission.CountyId, submission.UnitId, submission.Year, V = submission.Version }
            where report.UnitId == line.UnitId && report.Year == line.Since.Year - 1
            select submission).SingleOrDefaultAsync(cancellation);
        return counted?.Figures[CarriedOut];
    }

    /// <summary>Whether a unit has a report of a year to hand in; null where the year has no round yet.</summary>
    private static async Task<bool?> ReportsAsync(
        CountyContext db, int unit, int year, CancellationToken cancellation) =>
        !await db.Rounds.AnyAsync(round => round.Year == year, cancellation)
            ? null
            : await db.RoundUnits.AnyAsync(
                member => member.UnitId == unit && member.Year == year && member.Exemption == null, cancellation);

    private static async Task<Sentence?> LossAsync(
        UnitLineage line, string to, long? open, bool? isFrom, bool? isTo, CountyContext db,
        CancellationToken cancellation)
    {
        if (open is null or 0 || isFrom == true) return null;
        var other = await (
            from one in db.Lineage
            join unit in db.Units on one.SuccessorId equals unit.UnitId
            where one.UnitId == line.UnitId && one.Kind == LineageKind.MergedInto && one.SuccessorId != line.SuccessorId
            select unit.Name).FirstOrDefaultAsync(cancellation);
        if (other is not null)
        {
            return $"{line.NameBefore}已登记并入{other}；再并入{to}，上年结转的{open}件申请就分不清归谁办理。";
        }

        return isTo == false
            ? $"{line.NameBefore}上年结转的{open}件申请还在办理，而{to}没有{line.Since.Year}年度报告要报，并入后无人承接；请先把{to}列入应报单位。"
            : null;
    }
}

using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Handovers;

/// <summary>What goes over from one person to another, in words, a line each, as the list is printed.</summary>
internal static class HandoverItems
{
    public static async Task<IReadOnlyList<string>> OfAsync(
        CountyContext db, Membership person, DateTimeOffset now, CancellationToken cancellation)
    {
        List<string> items = [];
        if (person.Rights.Length > 0) items.Add($"权限：{Rights.Line(person.Rights, person.UnitId)}");
        items.AddRange(await ReportsAsync(db, person.UnitId, cancellation));
        var slips = await db.Invitations.AsNoTracking().Where(i => i.UnitId == person.UnitId
            && i.MadeBy == person.Person && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .OrderBy(i => i.MadeAt).ToListAsync(cancellation);
        items.AddRange(slips.Select(slip =>
            $"办出未用的{(slip.Kind == InvitationKind.Account ? "账号开通单" : "密码重置单")}：{slip.Person}，"
            + $"{Times.Local(slip.ExpiresAt)}前有效"));
        var clients = await db.Clients.AsNoTracking()
            .Where(c => c.UnitId == person.UnitId && c.RevokedAt == null).OrderBy(c => c.Name)
            .Select(c => c.Name).ToListAsync(cancellation);
        items.AddRange(clients.Select(name => $"对接系统：{name}"));
        return items;
    }

    /// <summary>A unit's unfinished reports; for the office those that wait for its answer.</summary>
    private static async Task<IEnumerable<string>> ReportsAsync(
        CountyContext db, int? unit, CancellationToken cancellation)
    {
        var open = await (
            from report in db.Reports
            join place in db.Units on new { report.CountyId, report.UnitId }
                equals new { place.CountyId, place.UnitId }
            where unit == null
                ? report.State == ReportState.Submitted
                : report.UnitId == unit && report.State != ReportState.Accepted
                    && report.State != ReportState.Published
            orderby report.Year, place.Code
            select new { report.Year, place.Name, report.State, report.ReviewStarted, report.LatestVersion })
            .ToListAsync(cancellation);
        return open.Select(report => unit is null
            ? $"{report.Year}年度报告：{report.Name}第{report.LatestVersion}稿，{(report.ReviewStarted ? "审核中" : "待审核")}"
            : $"{report.Year}年度报告：{State(report.State)}");
    }

    private static string State(ReportState state) => state switch
    {
        ReportState.Returned => "已退回，退回意见尚未办理",
        ReportState.Submitted => "已报送，主管部门尚未答复",
        ReportState.Drafting => "填报中，有草稿",
        _ => state.OfficialName(),
    };
}

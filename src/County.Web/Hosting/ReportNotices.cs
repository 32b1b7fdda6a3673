using System.Globalization;
using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>
/// Tells a unit what the office did with its report, in the transaction in which it did it. The reason stays on the
/// report's page: what a reviewer writes may hold figures.
/// </summary>
internal sealed class ReportNotices(CountyContext db, Settings settings, TimeProvider time)
{
    private static readonly Right[] Clerk = [Right.Author];
    private static readonly Right[] ClerkAndLeader = [Right.Author, Right.Signatory];
    private static readonly Right[] Reviewers = [Right.Reviewer, Right.Administrator];

    /// <summary>After the act; of acts that a unit need not hear of it says nothing.</summary>
    /// <param name="contents">What went with it, such as 审核意见2条; counts alone.</param>
    public async Task WriteAsync(Report report, Act act, CancellationToken cancellation, string? contents = null)
    {
        if (Words(report, act, contents) is not var (kind, rights, title, sentence)) return;
        var (county, id, year) = (report.CountyId, report.UnitId, report.Year);
        var audience = await Audience.OfAsync(db, county, cancellation);
        var unit = await UnitAsync(report, cancellation);
        var contact = audience.Settings.Telephone is { } telephone ? $"如有疑问请与我们联系，电话{telephone}。" : "如有疑问请与我们联系。";
        var notice = new Notice(
            id, kind, await EffectAsync(report, cancellation), rights,
            $"{year}年政府信息公开工作年度报告{title}", [$"{unit}：", sentence, contact], $"{unit}：{sentence}")
        {
            Year = year,
            Link = $"/rounds/{year}/units/{id}",
        };
        new NoticeBook(db, settings, time).Write(notice, audience);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// 申请更正, for the office to know: a message inside the system, which is all that a unit may leave there.
    /// </summary>
    public async Task TellOfficeAsync(Report report, CancellationToken cancellation)
    {
        var (county, year) = (report.CountyId, report.Year);
        var audience = await Audience.OfAsync(db, county, cancellation);
        var unit = await UnitAsync(report, cancellation);
        var sentence = $"{unit}申请更正{year}年政府信息公开工作年度报告";
        new NoticeBook(db, settings, time).Write(
            new Notice(
                null, NoticeKinds.Correction, await EffectAsync(report, cancellation), Reviewers, sentence,
                [$"{sentence}，理由见该报告的办理过程。更正稿通过以前，原来的报送稿继续有效。"], sentence)
            {
                Year = year,
                Link = $"/rounds/{year}/units/{report.UnitId}",
            },
            audience);
        await db.SaveChangesAsync(cancellation);
    }

    private Task<string> UnitAsync(Report report, CancellationToken cancellation) => db.Units
        .Where(u => u.CountyId == report.CountyId && u.UnitId == report.UnitId).Select(u => u.Name)
        .SingleAsync(cancellation);

    /// <summary>Names the effect of the act that was written last.</summary>
    private async Task<string> EffectAsync(Report report, CancellationToken cancellation)
    {
        var ordinal = await db.Acts
            .Where(a => a.CountyId == report.CountyId && a.UnitId == report.UnitId && a.Year == report.Year)
            .MaxAsync(a => a.Ordinal, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"act/{report.Year}/{report.UnitId}/{ordinal}");
    }

    private static (string Kind, Right[] Rights, string Title, string Sentence)? Words(
        Report report, Act act, string? contents)
    {
        var what = $"贵单位{report.Year}年政府信息公开工作年度报告第{report.LatestVersion}稿";
        return act switch
        {
            Act.Return => (
                NoticeKinds.Returned, Clerk, "已退回",
                $"{what}已退回，附{contents}，请登录系统查看退回函，修改或者逐条答复后重新报送。"),
            Act.Accept => (NoticeKinds.Accepted, ClerkAndLeader, "已通过", $"{what}已通过审核。"),
            Act.UndoReturn => (NoticeKinds.Undone, Clerk, "已撤销退回", $"{what}已撤销退回，继续审核，请暂勿修改。"),
            Act.UndoAcceptance =>
                (NoticeKinds.Undone, ClerkAndLeader, "已撤销通过", $"{what}已撤销通过，重新审核，结果另行通知。"),
            Act.Reopen => (
                NoticeKinds.Reopened, ClerkAndLeader, "已重新打开更正",
                $"{what}由主管部门重新打开更正，理由见该报告的办理过程。更正稿通过以前，原来的报送稿继续有效。"),
            Act.FillForUnit => (
                NoticeKinds.Filled, ClerkAndLeader, "已代填，请确认",
                $"{what}由主管部门代填，请签发人登录系统核对后确认；不认可的，请写明理由。"),
            _ => null,
        };
    }
}

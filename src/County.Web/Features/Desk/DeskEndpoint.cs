using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Desk;

/// <summary>The form in which a unit fills its own report.</summary>
public static class DeskEndpoint
{
    /// <param name="Closed">Why nothing can be written now, in office Chinese; null where it can.</param>
    /// <param name="Revisions">How often each field was saved, by its name; none that never was.</param>
    /// <param name="LastYear">Last year's figures as they compare with this form's cells, in order of print.</param>
    /// <param name="NotBesideLastYear">Why none stand beside these; null where they do, or none are known.</param>
    public sealed record Model(
        int Year, string Unit, ReportState State, string? Closed, Figures Figures, Narrative Narrative,
        IReadOnlyDictionary<string, long> Revisions, IReadOnlyList<long?> LastYear, string? NotBesideLastYear,
        IReadOnlyList<CarriedOver> Carried, IReadOnlyList<DeskFinding> Findings, DeskState Progress,
        DateTimeOffset? SavedAt)
    {
        public bool IsOpen => Closed is null;

        /// <summary>The form, as scripts read it: unchanging under this address.</summary>
        public string FormatAddress => FormatData.AddressOf(Figures.Format);
    }

    public static async Task<Results<RazorComponentResult<DeskPage>, NotFound>> Page(
        int year, CountyContext db, DraftBook drafts, Caller caller, CancellationToken cancellation)
    {
        var unit = caller.UnitId!.Value;
        if (await drafts.FindAsync(caller.CountyId, unit, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var name = await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation);
        var subject = await drafts.SubjectAsync(work, cancellation);
        var findings = DeskFinding.Of(Checker.Check(subject));
        return Pages.Show<DeskPage, Model>(new Model(
            year, name, work.Report.State, Closed(work.Report.State, caller), work.Figures, work.Narrative,
            new Dictionary<string, long>(), [.. work.Figures.Format.Cells.Select(subject.Before)],
            subject.NotBesideLastYear, CarriedOver.Of(subject), findings,
            DeskState.Of(work.Figures, work.Narrative, findings), work.IsDraft ? work.Report.ChangedAt : null));
    }

    private static string? Closed(ReportState state, Caller caller) => state switch
    {
        ReportState.NotStarted or ReportState.Drafting or ReportState.Returned => caller.Has(Right.Author)
            ? null
            : "只有本单位的填报人可以填写，您可以查看和打印。",
        ReportState.InSignOff => "报告正在单位审签，不能修改；需要修改的，请先撤回审签。",
        ReportState.Submitted => "报告已报送，不能修改；主管部门开始审核前可以撤回报送。",
        _ => "报告已经通过，不能修改；确需修改的，请申请更正。",
    };
}

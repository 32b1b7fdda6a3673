using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Desk;

/// <summary>The form in which a unit fills its own report.</summary>
public static class DeskEndpoint
{
    /// <param name="Closed">Why nothing can be written now; null where it can.</param>
    /// <param name="Revisions">The revision of each field that was ever written, by its name.</param>
    /// <param name="LastYear">Last year's figures as they compare with this form's cells, in order of print.</param>
    /// <param name="NotBesideLastYear">Why none stand beside these; null where they do, or none are known.</param>
    public sealed record Model(
        int Year, string Unit, ReportState State, Sentence? Closed, Figures Figures, Narrative Narrative,
        IReadOnlyDictionary<string, long> Revisions, IReadOnlyList<long?> LastYear, string? NotBesideLastYear,
        IReadOnlyList<CarriedOver> Carried, Readiness Ready, DateTimeOffset? SavedAt)
    {
        /// <summary>Who has said of which part that it is rightly all zero, by the section's id.</summary>
        public IReadOnlyDictionary<string, ZeroStatement> Zeros { get; init; } =
            new Dictionary<string, ZeroStatement>();

        public Appraisal Appraisal => Ready.Appraisal;

        /// <summary>With which the report was returned.</summary>
        public IReadOnlyList<Remark> Remarks =>
            State is ReportState.Submitted or ReportState.Accepted or ReportState.Published ? [] : Ready.Remarks;

        /// <summary>Those that nobody has answered yet.</summary>
        public IEnumerable<Remark> OpenRemarks => Remarks.Where(one => string.IsNullOrEmpty(one.Reply));

        /// <summary>Whether the county asks the unit for more than the report.</summary>
        public bool IsAskedMore => Appraisal.Supplement.Indicators.Length > 0;

        public bool IsOpen => Closed is null;

        /// <summary>The form, as scripts read it: unchanging under this address.</summary>
        public string FormatAddress => FormatData.AddressOf(Figures.Format);

        /// <summary>What the rules say; blanks have a line of their own over the list.</summary>
        public IReadOnlyList<Finding> Findings => DeskFindings.Listed(Appraisal);

        /// <summary>empty, open, faulty or done.</summary>
        public string StateOf(Section section) => SavedJson.Word(
            Appraisal.Completeness.Sections.Single(one => one.Section == section).State);
    }

    internal static async Task<Results<RazorComponentResult<DeskPage>, NotFound>> Page(
        int year, CountyContext db, DraftBook drafts, FieldBook fields, HandingIn desk, ZeroBook zeros, Caller caller,
        CancellationToken cancellation)
    {
        var unit = caller.UnitId!.Value;
        if (await drafts.FindAsync(caller.CountyId, unit, year, cancellation) is not { } work)
        {
            return TypedResults.NotFound();
        }

        var name = await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation);
        var subject = await drafts.SubjectAsync(work, cancellation);
        return Pages.Show<DeskPage, Model>(new Model(
            year, name, work.Report.State, Closed(work, caller), work.Figures, work.Narrative,
            await fields.RevisionsAsync(work.Report, cancellation),
            [.. work.Figures.Format.Cells.Select(subject.Before)], subject.NotBesideLastYear, CarriedOver.Of(subject),
            await desk.LookAsync(work, cancellation), work.ChangedAt)
        {
            Zeros = await zeros.StandingAsync(work.Report, cancellation),
        });
    }

    private static Sentence? Closed(Working work, Caller caller) => work.Report.State switch
    {
        _ when work.IsOpen => caller.Has(Right.Author)
            ? null
            : Words.Key("只有本单位的填报人可以填写，您可以查看和打印。"),
        ReportState.InSignOff => Words.Key("报告正在单位审签，不能修改；需要修改的，请先撤回审签。"),
        ReportState.Submitted => Words.Key("报告已报送，不能修改；主管部门开始审核前可以撤回报送。"),
        _ => Words.Key("报告已经通过，不能修改；确需修改的，请申请更正。"),
    };
}

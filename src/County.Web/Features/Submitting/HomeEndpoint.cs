using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Submitting;

/// <summary>
/// The first page of a unit's people: their reports, what each lacks, and the one thing that comes next.
/// </summary>
public static class HomeEndpoint
{
    public sealed record Model(string Unit, IReadOnlyList<Line> Lines);

    /// <param name="Next">The next date of its round; null where none is to come.</param>
    public sealed record Line(Round Round, RoundUnit Member, Readiness Ready, NextDate? Next)
    {
        /// <summary>How it stands, in a sentence without a full stop.</summary>
        public Sentence Standing => Ready.Report.State switch
        {
            ReportState.NotStarted => Words.Key("尚未开始填报"),
            ReportState.Drafting or ReportState.Returned =>
                Ready.Missing ?? Words.Key("内容已经填完，可以送单位审签"),
            ReportState.InSignOff => Ready.WhyUnsigned ?? Words.Key("单位审签已经完成，可以报送"),
            ReportState.Submitted when Ready.Report.AwaitsConfirmation => Words.Key("主管部门代填的报送稿，等签发人确认"),
            ReportState.Submitted => Ready.Report.ReviewStarted
                ? Words.Key("主管部门正在审核")
                : Words.Key("已经报送，等待审核"),
            ReportState.Accepted => Words.Key("已经通过审核"),
            _ => Words.Key("已经发布"),
        };

        public bool IsOwed => Ready.Report.State.IsWithUnit();

        public NextStep Step => NextStep.First(Ready);
    }

    internal static async Task<Results<RazorComponentResult<HomePage>, NotFound>> Page(
        CountyContext db, DraftBook drafts, HandingIn desk, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var (county, unit) = (caller.CountyId, caller.UnitId!.Value);
        var name = await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleOrDefaultAsync(cancellation);
        if (name is null) return TypedResults.NotFound();
        var calendar = await CalendarBook.OfAsync(db, county, cancellation);
        var today = Times.Day(time.GetUtcNow());
        var members = await (
            from member in db.RoundUnits.AsNoTracking()
            join round in db.Rounds.AsNoTracking()
                on new { member.CountyId, member.Year } equals new { round.CountyId, round.Year }
            where member.UnitId == unit
            orderby member.Year descending
            select new { Round = round, Member = member }).ToListAsync(cancellation);
        var lines = new List<Line>();
        foreach (var one in members)
        {
            if (await drafts.FindAsync(county, unit, one.Round.Year, cancellation) is not { } work) continue;
            lines.Add(new Line(
                one.Round, one.Member, await desk.LookAsync(work, cancellation),
                one.Member.Exemption is null ? NextDate.Of(one.Round, one.Member, today, calendar) : null));
        }

        return Pages.Show<HomePage, Model>(new Model(name, lines));
    }
}

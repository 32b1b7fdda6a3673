using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>Does with a submission what the caller asks, once it is sure that they have seen the newest.</summary>
internal sealed class Reviewing(
    CountyContext db, ReportBook reports, ReleaseBook releases, LetterBook letters, ReportNotices notices,
    Caller caller)
{
    private const string Way = "回到该报告";

    public static string Address(int year, int unit) => $"/rounds/{year}/units/{unit}";

    /// <summary>Applies an act that is made from what the submission is.</summary>
    /// <param name="version">The submission that was looked at: an answer to another is refused.</param>
    /// <param name="done">What belongs to the act and is done with it.</param>
    public Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> ActAsync(
        int year, int unit, int version, Func<Report, Task<Act>> act, CancellationToken cancellation,
        Func<Report, Task>? done = null) =>
        DoAsync(year, unit, version, "", async report =>
        {
            var wanted = await act(report);
            var refusal = await reports.ActAsync(
                report, wanted, caller.IsOffice ? Party.Office : Party.Unit, caller.Person, cancellation);
            if (refusal is not null) return refusal;
            if (done is not null) await done(report);
            if (caller.IsOffice) await notices.WriteAsync(report, wanted, cancellation);
            return null;
        }, cancellation);

    /// <summary>Does something else with the newest submission, of which <paramref name="act"/> says why not.</summary>
    /// <param name="to">The place on the report's page to come back to, such as #findings.</param>
    public async Task<Results<RedirectHttpResult, RazorComponentResult<RefusalPage>, NotFound>> DoAsync(
        int year, int unit, int? version, string to, Func<Report, Task<string?>> act, CancellationToken cancellation)
    {
        // Two who act at once wait for each other; the second meets what the first did.
        var report = await ReportBook.Locked(db, caller.CountyId, unit, year).SingleOrDefaultAsync(cancellation);
        if (report is null) return TypedResults.NotFound();
        if (version is { } seen && seen != report.LatestVersion)
        {
            return Refusal.Show(Address(year, unit), $"已有第{report.LatestVersion}稿，请看过新稿再办理", Way);
        }

        return await act(report) is { } refusal
            ? Refusal.Show(Address(year, unit), refusal, Way)
            : TypedResults.LocalRedirect(Address(year, unit) + to);
    }

    /// <summary>通过: by the second of two where the county wants two, else by whoever accepts.</summary>
    public async Task<Act> AcceptingAsync(Report report, CancellationToken cancellation)
    {
        var errors = await releases.OpenErrorsAsync(report, cancellation);
        var submission = await db.Submissions.AsNoTracking().SingleOrDefaultAsync(
            s => s.CountyId == report.CountyId && s.UnitId == report.UnitId && s.Year == report.Year
                && s.Version == report.LatestVersion,
            cancellation);
        var isByFiller = submission is { FilledForUnit: not null } && submission.SubmittedBy == caller.Person;
        var isOwn = submission is not null && await IsOwnAsync(report.UnitId, cancellation);
        var isTheirs = isOwn && await TookPartAsync(report, submission!, cancellation);
        var isOwnWork = isTheirs && !caller.Has(Right.Signatory);
        if (report.FirstAccepter is null && await FourEyesAsync(db, report.CountyId, cancellation))
        {
            return new Act.FirstAccept(errors, caller.Membership!.MembershipId)
            {
                IsByFiller = isByFiller,
                IsOwnWork = isOwnWork,
            };
        }

        var mark = isTheirs ? "本办报告，由主管部门签发人通过" : "本办报告，由未参与填报和审签的审核员通过";
        return new Act.Accept(errors, isOwn ? mark : null)
        {
            Membership = report.FirstAccepter is null ? null : caller.Membership!.MembershipId,
            IsByFiller = isByFiller,
            IsOwnWork = isOwnWork,
        };
    }

    public async Task<Act> UndoingReturnAsync(Report report, string reason, CancellationToken cancellation) =>
        new Act.UndoReturn(reason) { IsAnswered = await letters.IsAnsweredAsync(report, cancellation) };

    /// <summary>Whether a county wants two people to accept.</summary>
    public static Task<bool> FourEyesAsync(CountyContext db, int county, CancellationToken cancellation) =>
        db.ReviewSettings.AnyAsync(s => s.CountyId == county && s.FourEyes, cancellation);

    private Task<bool> IsOwnAsync(int unit, CancellationToken cancellation) => db.Units.AnyAsync(
        u => u.CountyId == caller.CountyId && u.UnitId == unit && u.Kind == UnitKind.CountyOffice, cancellation);

    /// <summary>Whether the caller filled or signed it in the unit; there people are known by their names.</summary>
    private async Task<bool> TookPartAsync(Report report, Submission submission, CancellationToken cancellation)
    {
        if (submission.FilledBy.Contains(caller.Person) || submission.SubmittedBy == caller.Person) return true;
        if (submission.SignOff is not { } number) return false;
        var passage = await Passage.FindAsync(db, report, number, cancellation);
        return passage is not null && (passage.SignOff.StartedBy == caller.Person || passage.Signatures.Any(
            one => one.Signer == caller.Person || one.RegisteredBy == caller.Person));
    }
}

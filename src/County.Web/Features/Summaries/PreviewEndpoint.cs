using County.Data;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>
/// 预览: the summary as if everything that was handed in were accepted, worked out by the same roll-up as the official
/// one and kept nowhere.
/// </summary>
public static class PreviewEndpoint
{
    /// <param name="Official">The newest official summary; null before the first.</param>
    /// <param name="Waiting">Submissions that are not accepted yet.</param>
    public sealed record Model(
        string County, int Year, Summary Preview, SummaryView? Official, IReadOnlyList<Waiting> Waiting,
        IReadOnlyList<Missing> Missing, IReadOnlyList<Difference> Differences);

    /// <param name="Accepted">An earlier submission of the unit that is counted meanwhile; null where none is.</param>
    /// <param name="IsCounted">Whether the preview counts it.</param>
    public sealed record Waiting(
        int UnitId, string Unit, bool IsSample, int Version, int? Accepted, bool AwaitsConfirmation, bool IsCounted,
        IReadOnlyList<string> Errors, int Queries);

    public sealed record Missing(int UnitId, string Unit, bool IsSample, GapReason Reason);

    public static async Task<Results<RazorComponentResult<PreviewPage>, NotFound>> Page(
        int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (!await db.Rounds.AnyAsync(round => round.Year == year, cancellation)) return TypedResults.NotFound();
        var inputs = await RollUpInputs.ReadAsync(db, caller.CountyId, year, isPreview: true, cancellation);
        var preview = inputs.Sum();
        var official = await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        return Pages.Show<PreviewPage, Model>(new Model(
            caller.CountyName, year, preview, official, await WaitingAsync(db, year, inputs, cancellation),
            [.. inputs.Lines.Where(line => !line.IsCounted(inputs.Format)).Select(line => new Missing(
                line.UnitId, line.Name, line.IsSample, RollUpInputs.Why(line)))],
            official is null ? [] : Difference.Between(official.Figures, preview.Figures)));
    }

    private static async Task<IReadOnlyList<Waiting>> WaitingAsync(
        CountyContext db, int year, RollUpInputs inputs, CancellationToken cancellation)
    {
        var findings = (await CheckBook.Current(db).Where(f => f.Year == year && f.Severity != Severity.Note)
            .OrderBy(f => f.Ordinal).ToListAsync(cancellation)).ToLookup(f => (f.UnitId, f.Version));
        return
        [
            .. from line in inputs.Lines
               let one = line.Submission
               where line.State == ReportState.Submitted && one is not null
               let found = findings[(line.UnitId, one.Version)]
               select new Waiting(
                   line.UnitId, line.Name, line.IsSample, one.Version, line.Accepted,
                   line.AwaitsConfirmation, line.IsCounted(inputs.Format),
                   [.. found.Where(f => f.Severity == Severity.Error).Select(f => f.Message)],
                   found.Count(f => f.Severity == Severity.Query)),
        ];
    }
}

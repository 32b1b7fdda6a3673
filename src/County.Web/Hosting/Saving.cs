using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Hosting;

/// <summary>What became of one change.</summary>
internal enum ChangeStatus
{
    /// <summary>It is in the database.</summary>
    Saved,

    /// <summary>Somebody else changed the field meanwhile.</summary>
    Conflict,

    /// <summary>It is no figure that the cell takes.</summary>
    Refused,

    /// <summary>The report is not open for writing.</summary>
    Closed,
}

/// <summary>A change with what was typed.</summary>
internal sealed record TypedChange(FieldChange Change, string? Value);

/// <param name="Revision">The field's after it.</param>
/// <param name="Value">What the field holds.</param>
/// <param name="Problem">Why it was not taken.</param>
/// <param name="Other">Of a conflict: who wrote last.</param>
internal sealed record ChangeResult(
    FieldChange Change, ChangeStatus Status, long Revision, string Value, Sentence? Problem = null,
    FieldWrite? Other = null);

/// <param name="Before">The work as it was.</param>
/// <param name="After">The work as it is.</param>
internal sealed record Saved(
    Working Before, Working After, IReadOnlyList<ChangeResult> Results, Appraisal Appraisal);

/// <summary>
/// The one door by which a page changes fields of a report: every change is judged by itself, the rest goes through.
/// </summary>
internal sealed class Saving(
    CountyContext db, DraftBook drafts, FieldBook fields, ProgressBook progress, Caller caller, TimeProvider time)
{
    /// <summary>Saves what can be; null where the unit has no report of the year.</summary>
    /// <param name="changes">Of different fields.</param>
    public async Task<Saved?> SaveAsync(
        int year, string load, IReadOnlyList<TypedChange> changes, CancellationToken cancellation)
    {
        var (county, unit) = (caller.CountyId, caller.UnitId!.Value);
        // A save that fails ends the request, and its transaction as a whole.
        db.Database.AutoSavepointsEnabled = false;
        if (await drafts.LockAsync(county, unit, year, cancellation) is not { } work) return null;
        var newest = await fields.NewestAsync(
            work.Report, [.. changes.Select(one => one.Change.Field).Distinct()], load, cancellation);
        var (after, results) = Judge(work, load, changes, newest);
        var taken = results.Where(one => one.IsNew).Select(one => one.Result.Change).ToList();
        if (taken.Count > 0)
        {
            if (await drafts.WriteAsync(
                work, after, load, taken, newest, caller.Person, cancellation) is { } refusal)
            {
                throw new InvalidOperationException($"An open report refused to be saved: {refusal}");
            }

            if (work.Around.HasZeroStatements) await EndZeroStatementsAsync(after, cancellation);
        }

        var appraisal = await progress.AppraiseAsync(after, cancellation);
        if (taken.Count > 0) await progress.WriteAsync(work.Report, appraisal, caller.Person, cancellation);
        return new Saved(work, after, [.. results.Select(one => one.Result)], appraisal);
    }

    private static (Working After, List<(ChangeResult Result, bool IsNew)> Results) Judge(
        Working work, string load, IReadOnlyList<TypedChange> changes, ILookup<string, FieldWrite> newest)
    {
        var after = work;
        var results = new List<(ChangeResult, bool)>();
        foreach (var (change, value) in changes)
        {
            var input = FieldInput.Of(work, change.Field, value);
            var (last, own) = Newest(newest[change.Field], load);
            var isTaken = FieldJudge.Of(change, load, last, own) == Verdict.Taken;
            var result = Result(work, change, input, last, own, load);
            var isNew = isTaken && result.Status == ChangeStatus.Saved;
            if (isNew) after = input.Apply(after, change.Field);
            if (isNew) result = result with { Revision = (last?.Revision ?? 0) + 1, Value = input.Text };
            results.Add((result, isNew));
        }

        return (after with { Figures = after.Figures.WithTotals(), IsDraft = true }, results);
    }

    private static (FieldWrite? Last, FieldWrite? Own) Newest(IEnumerable<FieldWrite> writes, string load)
    {
        var all = writes.ToList();
        var own = all.Where(write => write.Load == load);
        return (all.MaxBy(write => write.Revision), own.MaxBy(write => write.Counter));
    }

    /// <summary>What becomes of a change; of one that is taken the revision is yet to come.</summary>
    private static ChangeResult Result(
        Working work, FieldChange change, FieldInput input, FieldWrite? last, FieldWrite? own, string load)
    {
        var (verdict, revision) = (FieldJudge.Of(change, load, last, own), last?.Revision ?? 0);
        if (verdict == Verdict.Repeated) return new(change, ChangeStatus.Saved, revision, Held(work, change.Field));
        if (input.Problem is not null) return new(change, ChangeStatus.Refused, revision, "", input.Problem);
        var held = Held(work, change.Field);
        if (!work.IsOpen) return new(change, ChangeStatus.Closed, revision, held, WhyClosed(work.Report));
        // Two who write the same do not contradict each other.
        return verdict == Verdict.Conflict && held != input.Text
            ? new(change, ChangeStatus.Conflict, revision, held, null, last)
            : new(change, ChangeStatus.Saved, revision, held);
    }

    /// <summary>What a field holds, as a page shows it.</summary>
    private static string Held(Working work, string field)
    {
        if (work.Figures.Format.Find(field) is { } cell) return cell.Print(work.Figures[cell]);
        if (work.Supplement.Find(field) is { } asked) return work.Supplement.Print(asked);
        // What is no longer asked for holds nothing.
        return CountyIndicator.IsField(field) ? "" : work.Narrative[field];
    }

    /// <summary>Why a report that is not open takes nothing, without a full stop.</summary>
    public static Sentence WhyClosed(Report report) => report.State == ReportState.InSignOff
        ? Words.Key("报告正在单位审签，请先撤回审签再修改")
        : Words.Say("报告{0}，不能修改", (Sentence)report.State.OfficialName());

    private async Task EndZeroStatementsAsync(Working after, CancellationToken cancellation)
    {
        var report = after.Report;
        var statements = await db.ZeroStatements.Where(z => z.CountyId == report.CountyId
            && z.UnitId == report.UnitId && z.Year == report.Year && z.EndedAt == null).ToListAsync(cancellation);
        foreach (var statement in statements)
        {
            if (after.Figures.Section(statement.Section).All(figure => figure == 0)) continue;
            (statement.EndedAt, statement.EndedBy) = (time.GetUtcNow(), caller.Person);
        }
    }
}

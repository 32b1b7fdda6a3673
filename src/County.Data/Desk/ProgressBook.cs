using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>What the checker says of what a unit is working on, and what the unit has answered.</summary>
/// <param name="Findings">In the checker's order.</param>
/// <param name="Explanations">Those that stand, by the key of their finding.</param>
/// <param name="Completeness">How far it is.</param>
public sealed record Appraisal(
    IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, Explanation> Explanations, Completeness Completeness)
{
    /// <summary>What the county asks besides the report, with what the unit says.</summary>
    public Supplement Supplement { get; init; } = Supplement.None;

    public int Errors =>
        Findings.Count(finding => finding.Severity == Severity.Error) + Supplement.Faults.Length;

    /// <summary>What is missing, of the report and of what is asked besides; empty where nothing is.</summary>
    public string Missing => string.Join(
        '；', new[] { Completeness.Missing, Supplement.Missing }.Where(text => text.Length > 0));

    /// <summary>Queries without an explanation.</summary>
    public int Unexplained => Findings.Count(finding => finding.Severity == Severity.Query && !IsExplained(finding));

    public bool IsExplained(Finding finding) => Explanations.ContainsKey(finding.Key);
}

/// <summary>Looks at what a unit is working on, and keeps how far it is for the county to see.</summary>
/// <param name="db">Inside a transaction that names the unit.</param>
public sealed class ProgressBook(CountyContext db, DraftBook drafts, TimeProvider time)
{
    public async Task<Appraisal> AppraiseAsync(Working work, CancellationToken cancellation)
    {
        var report = work.Report;
        var findings = Checker.Check(await drafts.SubjectAsync(work, cancellation));
        // A report without queries, or without explanations, needs no look at what was explained.
        var given = work.Around.HasExplanations && findings.Any(finding => finding.Severity == Severity.Query)
            ? await Given(db, report.CountyId, report.UnitId, report.Year).ToListAsync(cancellation)
            : [];
        var keys = findings.Select(finding => finding.Key).ToHashSet();
        var explanations = given.Where(one => keys.Contains(one.Key)).ToDictionary(one => one.Key);
        var faults = findings.Select(finding => new Fault(
            finding.Code, finding.Severity, finding.Cells.FirstOrDefault(), explanations.ContainsKey(finding.Key)));
        return new Appraisal(
            findings, explanations, Completeness.Of(work.Figures, work.Narrative, [.. faults]))
        {
            Supplement = work.Supplement,
        };
    }

    // Asked for with every save.
    private static readonly Func<CountyContext, int, int, int, IAsyncEnumerable<Explanation>> Given =
        EF.CompileAsyncQuery((CountyContext db, int county, int unit, int year) => db.Explanations.AsNoTracking()
            .Where(e => e.CountyId == county && e.UnitId == unit && e.Year == year && e.Text != ""));

    /// <summary>
    /// Keeps how far the work is, and saves what else was written; the caller holds the report's lock.
    /// </summary>
    public async Task WriteAsync(Report report, Appraisal appraisal, string person, CancellationToken cancellation)
    {
        // Read with the draft, as a rule.
        var row = await db.Progress.FindAsync([report.CountyId, report.UnitId, report.Year], cancellation);
        if (row is null)
        {
            row = new Progress { CountyId = report.CountyId, UnitId = report.UnitId, Year = report.Year };
            db.Progress.Add(row);
        }

        var weighty = appraisal.Findings.Where(finding => finding.Severity != Severity.Note).ToList();
        var done = appraisal.Completeness.Sections.Where(one => one.State == SectionState.Done);
        row.Done = [.. done.Select(one => one.Section.Id)];
        row.Codes =
        [
            .. weighty.Select(finding => finding.Code)
                .Concat(appraisal.Supplement.Faults.Select(fault => fault.Code)).Distinct(),
        ];
        row.Errors = appraisal.Errors;
        row.Queries = weighty.Count(finding => finding.Severity == Severity.Query);
        row.Unexplained = appraisal.Unexplained;
        row.Missing = appraisal.Missing;
        row.SupplementBlanks = appraisal.Supplement.Blanks.Count();
        row.Answered = [.. appraisal.Supplement.Answered.Select(one => one.Key.Id)];
        row.ChangedAt = time.GetUtcNow();
        row.ChangedBy = person;
        await db.SaveChangesAsync(cancellation);
    }
}

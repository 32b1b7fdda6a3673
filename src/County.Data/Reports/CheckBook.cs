using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps what the checker found, and by which rules.</summary>
public static class CheckBook
{
    /// <summary>The findings that count: those of the newest check of each submission or draft.</summary>
    public static IQueryable<SubmissionFinding> Current(CountyContext db) => db.Findings.AsNoTracking()
        .Where(f => f.CheckNumber == db.Checks
            .Where(c => c.CountyId == f.CountyId && c.UnitId == f.UnitId && c.Year == f.Year && c.Version == f.Version)
            .Max(c => c.Number));

    /// <summary>The newest check of each submission or draft.</summary>
    public static IQueryable<Check> Newest(CountyContext db) => db.Checks.AsNoTracking()
        .Where(check => check.Number == db.Checks
            .Where(c => c.CountyId == check.CountyId && c.UnitId == check.UnitId && c.Year == check.Year
                && c.Version == check.Version)
            .Max(c => c.Number));

    /// <summary>Writes down one look of the checker; the caller saves.</summary>
    /// <param name="version">The submission's, or <see cref="Check.OfDraft"/>.</param>
    /// <param name="number">The check's, from 1 on, of this version.</param>
    public static void Add(
        CountyContext db, Report report, int version, int number, Subject subject, IReadOnlyList<Finding> findings,
        DateTimeOffset at)
    {
        db.Checks.Add(new Check
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Version = version,
            Number = number,
            Rules = Checker.VersionOf(subject.Figures.Format),
            InputHash = Checker.InputHash(subject),
            Errors = findings.Count(finding => finding.Severity == Severity.Error),
            Queries = findings.Count(finding => finding.Severity == Severity.Query),
            Notes = findings.Count(finding => finding.Severity == Severity.Note),
            CheckedAt = at,
        });
        db.Findings.AddRange(findings.Select((finding, ordinal) => new SubmissionFinding
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Version = version,
            CheckNumber = number,
            Ordinal = ordinal + 1,
            Code = finding.Code,
            Severity = finding.Severity,
            Cells = [.. finding.Cells.Select(cell => cell.Address)],
            Expected = finding.Expected,
            Actual = finding.Actual,
            Message = finding.Message,
            Quoted = finding.Quoted,
        }));
    }
}

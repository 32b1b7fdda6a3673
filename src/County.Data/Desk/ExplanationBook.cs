using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Keeps why a unit's queries are right as they stand.</summary>
/// <param name="db">Inside a transaction that names the unit.</param>
public sealed class ExplanationBook(CountyContext db, TimeProvider time)
{
    /// <summary>Characters of one explanation.</summary>
    public const int Longest = 500;

    /// <summary>Explains a finding; with an empty text it takes back what was said of it.</summary>
    public async Task GiveAsync(
        Report report, Finding finding, string text, string person, CancellationToken cancellation)
    {
        var key = finding.Key;
        var given = await Of(report).SingleOrDefaultAsync(e => e.Key == key, cancellation);
        if (given is null && text.Length > 0)
        {
            db.Explanations.Add(new Explanation
            {
                CountyId = report.CountyId,
                UnitId = report.UnitId,
                Year = report.Year,
                Key = key,
                Code = finding.Code,
                Text = text,
                By = person,
                At = time.GetUtcNow(),
            });
        }
        else if (given is not null && given.Text != text)
        {
            (given.Text, given.By, given.At) = (text, person, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// What the unit has said of a rule's findings whose numbers were others, newest first, by the rule's code. It is
    /// offered and never taken by itself: of other numbers it may be wrong.
    /// </summary>
    public async Task<ILookup<string, string>> EarlierAsync(
        Report report, Appraisal appraisal, CancellationToken cancellation)
    {
        var queries = appraisal.Findings.Where(finding => finding.Severity == Severity.Query).ToList();
        if (queries.Count == 0) return Array.Empty<Explanation>().ToLookup(one => one.Code, one => one.Text);
        var (keys, codes) = (queries.Select(one => one.Key).ToList(), queries.Select(one => one.Code).ToList());
        var rows = await Of(report).AsNoTracking()
            .Where(e => e.Text != "" && codes.Contains(e.Code) && !keys.Contains(e.Key))
            .OrderByDescending(e => e.At).ToListAsync(cancellation);
        return rows.DistinctBy(one => (one.Code, one.Text)).ToLookup(one => one.Code, one => one.Text);
    }

    private IQueryable<Explanation> Of(Report report) => db.Explanations.Where(
        e => e.CountyId == report.CountyId && e.UnitId == report.UnitId && e.Year == report.Year);
}

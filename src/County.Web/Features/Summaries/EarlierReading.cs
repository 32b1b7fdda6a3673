using System.Collections.Immutable;
using County.Data;
using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Summaries;

/// <summary>
/// What was seen when a published text was read and is not kept with its figures: which places were not legible or held
/// more than a number. The first check wrote it down in its findings; later checks take it from there, or an illegible
/// place would become a blank one.
/// </summary>
internal sealed class EarlierReading(ILookup<int, SubmissionFinding> findings)
{
    private static readonly string[] Codes = ["F-BLANK", "F-RANGE", "F-UNIT"];

    /// <summary>One query for all; none where nothing was read from a text.</summary>
    public static async Task<EarlierReading> OfAsync(
        CountyContext db, int county, int year, IEnumerable<Unsettled> changed, CancellationToken cancellation)
    {
        var read = changed.Where(one => one.IsRead).Select(one => one.Report.UnitId).ToList();
        var found = read.Count == 0
            ? []
            : await CheckBook.Current(db).Where(f => f.CountyId == county && f.Year == year
                && read.Contains(f.UnitId) && Codes.Contains(f.Code)).ToListAsync(cancellation);
        var versions = changed.Where(one => one.IsRead).ToDictionary(one => one.Report.UnitId, one => one.Version);
        return new EarlierReading(found.Where(f => versions[f.UnitId] == f.Version).ToLookup(f => f.UnitId));
    }

    /// <summary>The report as it was read then, and what is to be said of its places in any case.</summary>
    public (Subject Subject, ImmutableArray<Finding> Standing) Of(Unsettled one, Subject subject)
    {
        if (!one.IsRead) return (subject, []);
        var told = findings[one.Report.UnitId].OrderBy(finding => finding.Ordinal)
            .Select(finding => (finding.Code, Finding: finding.On(one.Figures.Format))).ToList();
        var blank = told.Where(f => f.Code == "F-BLANK").SelectMany(f => f.Finding.Cells).ToHashSet();
        var unread = one.Figures.All.Where(figure => figure.Value is null && !blank.Contains(figure.Key))
            .Select(figure => figure.Key);
        return (
            subject with { Unread = [.. unread] },
            [
                .. told.Where(f => f.Code == "F-UNIT" || (f.Code == "F-RANGE" && f.Finding.Actual is null))
                    .Select(f => f.Finding),
            ]);
    }
}

using Microsoft.EntityFrameworkCore;
using static County.Data.CountyContext;

namespace County.Data;

/// <summary>Tables of the county's sums, what they are made of, and what the office adjusts.</summary>
internal static class SummaryMapping
{
    public static void Map(ModelBuilder model)
    {
        var summary = Table<StoredSummary>(model, "summaries", s => new { s.CountyId, s.Year, s.Version });
        Belongs<StoredSummary, Round>(summary, s => new { s.CountyId, s.Year });
        summary.Ignore(s => s.Figures);
        summary.ToTable(table => Lengths(table, "summaries"));
        var contribution = Table<StoredContribution>(
            model, "contributions", c => new { c.CountyId, c.UnitId, c.Year, c.SummaryVersion });
        Belongs<StoredContribution, StoredSummary>(contribution, c => new { c.CountyId, c.Year, c.SummaryVersion });
        Belongs<StoredContribution, Submission>(
            contribution, c => new { c.CountyId, c.UnitId, c.Year, c.SubmissionVersion });
        var gap = Table<StoredGap>(model, "gaps", g => new { g.CountyId, g.UnitId, g.Year, g.SummaryVersion });
        Belongs<StoredGap, StoredSummary>(gap, g => new { g.CountyId, g.Year, g.SummaryVersion });
        Belongs<StoredGap, RoundUnit>(gap, g => new { g.CountyId, g.UnitId, g.Year });
        Belongs<Adjustment, Round>(
            Table<Adjustment>(model, "adjustments", a => new { a.CountyId, a.Year, a.Number }),
            a => new { a.CountyId, a.Year });
        var counted = Table<SummaryAdjustment>(
            model, "summary_adjustments", a => new { a.CountyId, a.Year, a.SummaryVersion, a.Number });
        Belongs<SummaryAdjustment, StoredSummary>(counted, a => new { a.CountyId, a.Year, a.SummaryVersion });
        Belongs<SummaryAdjustment, Adjustment>(counted, a => new { a.CountyId, a.Year, a.Number });
        var report = Table<CountyReport>(model, "county_reports", r => new { r.CountyId, r.Year });
        Belongs<CountyReport, Round>(report, r => new { r.CountyId, r.Year });
        report.Ignore(r => r.Narrative);
        var edition = Table<CountyEdition>(model, "county_editions", e => new { e.CountyId, e.Year, e.Number });
        Belongs<CountyEdition, StoredSummary>(edition, e => new { e.CountyId, e.Year, e.SummaryVersion });
        edition.Ignore(e => e.Narrative);
        Belongs<ChangeMark, Round>(
            Table<ChangeMark>(model, "change_marks", m => new { m.CountyId, m.Year }), m => new { m.CountyId, m.Year });
    }
}

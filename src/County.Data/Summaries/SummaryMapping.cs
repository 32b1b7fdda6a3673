using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Tables of the county's sums, what they are made of, and what the office adjusts.</summary>
internal static class SummaryMapping
{
    public static void Map(ModelBuilder model)
    {
        var summary = CountyContext.Table<StoredSummary>(model, "summaries", s => new { s.CountyId, s.Year, s.Version });
        CountyContext.Belongs<StoredSummary, Round>(summary, s => new { s.CountyId, s.Year });
        summary.Ignore(s => s.Figures);
        summary.ToTable(table => CountyContext.Lengths(table, "summaries"));
        var contribution = CountyContext.Table<StoredContribution>(
            model, "contributions", c => new { c.CountyId, c.UnitId, c.Year, c.SummaryVersion });
        CountyContext.Belongs<StoredContribution, StoredSummary>(contribution, c => new { c.CountyId, c.Year, c.SummaryVersion });
        CountyContext.Belongs<StoredContribution, Submission>(
            contribution, c => new { c.CountyId, c.UnitId, c.Year, c.SubmissionVersion });
        var gap = CountyContext.Table<StoredGap>(model, "gaps", g => new { g.CountyId, g.UnitId, g.Year, g.SummaryVersion });
        CountyContext.Belongs<StoredGap, StoredSummary>(gap, g => new { g.CountyId, g.Year, g.SummaryVersion });
        CountyContext.Belongs<StoredGap, RoundUnit>(gap, g => new { g.CountyId, g.UnitId, g.Year });
        CountyContext.Belongs<Adjustment, Round>(
            CountyContext.Table<Adjustment>(model, "adjustments", a => new { a.CountyId, a.Year, a.Number }),
            a => new { a.CountyId, a.Year });
        var counted = CountyContext.Table<SummaryAdjustment>(
            model, "summary_adjustments", a => new { a.CountyId, a.Year, a.SummaryVersion, a.Number });
        CountyContext.Belongs<SummaryAdjustment, StoredSummary>(counted, a => new { a.CountyId, a.Year, a.SummaryVersion });
        CountyContext.Belongs<SummaryAdjustment, Adjustment>(counted, a => new { a.CountyId, a.Year, a.Number });
        var report = CountyContext.Table<CountyReport>(model, "county_reports", r => new { r.CountyId, r.Year });
        CountyContext.Belongs<CountyReport, Round>(report, r => new { r.CountyId, r.Year });
        report.Ignore(r => r.Narrative);
        var edition = CountyContext.Table<CountyEdition>(model, "county_editions", e => new { e.CountyId, e.Year, e.Number });
        CountyContext.Belongs<CountyEdition, StoredSummary>(edition, e => new { e.CountyId, e.Year, e.SummaryVersion });
        edition.Ignore(e => e.Narrative);
        CountyContext.Belongs<ChangeMark, Round>(
            CountyContext.Table<ChangeMark>(model, "change_marks", m => new { m.CountyId, m.Year }), m => new { m.CountyId, m.Year });
    }
}

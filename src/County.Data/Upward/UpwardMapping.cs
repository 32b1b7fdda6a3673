using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Tables of what goes to the superior.</summary>
internal static class UpwardMapping
{
    public static void Map(ModelBuilder model)
    {
        CountyContext.Belongs<UpwardTemplate, Round>(
            CountyContext.Table<UpwardTemplate>(model, "upward_templates", t => new { t.CountyId, t.Year, t.Number }),
            t => new { t.CountyId, t.Year });
        CountyContext.Belongs<UpwardCell, UpwardTemplate>(
            CountyContext.Table<UpwardCell>(
                model, "upward_cells", c => new { c.CountyId, c.Year, c.Template, c.Sheet, c.Place }),
            c => new { c.CountyId, c.Year, c.Template });
        var sending = CountyContext.Table<UpwardSending>(
            model, "upward_sendings", s => new { s.CountyId, s.Year, s.Number });
        sending.Ignore(s => s.IsOpen);
        CountyContext.Belongs<UpwardSending, UpwardTemplate>(
            sending, s => new { s.CountyId, s.Year, s.Template });
        CountyContext.Belongs<UpwardSending, StoredSummary>(
            sending, s => new { s.CountyId, s.Year, s.SummaryVersion });
    }
}

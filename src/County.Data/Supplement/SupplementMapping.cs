using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Tables of what the county asks besides the report.</summary>
internal static class SupplementMapping
{
    public static void Map(ModelBuilder model)
    {
        CountyContext.Belongs<RoundIndicator, Round>(
            CountyContext.Table<RoundIndicator>(model, "indicators", i => new { i.CountyId, i.Year, i.IndicatorId }),
            i => new { i.CountyId, i.Year });
        var entry = CountyContext.Table<SupplementEntry>(
            model, "supplement_entries", e => new { e.CountyId, e.UnitId, e.Year, e.IndicatorId });
        entry.Ignore(e => e.Answer);
        CountyContext.Belongs<SupplementEntry, Report>(entry, e => new { e.CountyId, e.UnitId, e.Year });
        CountyContext.Belongs<SupplementEntry, RoundIndicator>(entry, e => new { e.CountyId, e.Year, e.IndicatorId });
        var value = CountyContext.Table<SupplementValue>(
            model, "supplement_values", v => new { v.CountyId, v.UnitId, v.Year, v.Version, v.IndicatorId });
        value.Ignore(v => v.Answer);
        CountyContext.Belongs<SupplementValue, Submission>(value, v => new { v.CountyId, v.UnitId, v.Year, v.Version });
        CountyContext.Belongs<SupplementValue, RoundIndicator>(value, v => new { v.CountyId, v.Year, v.IndicatorId });
    }
}

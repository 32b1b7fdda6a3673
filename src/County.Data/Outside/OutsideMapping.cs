using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Tables of what other offices say of the units' figures.</summary>
internal static class OutsideMapping
{
    public static void Map(ModelBuilder model)
    {
        CountyContext.Belongs<OutsideSheet, Round>(
            CountyContext.Table<OutsideSheet>(
                model, "outside_sheets", s => new { s.CountyId, s.Year, s.Source, s.Number }),
            s => new { s.CountyId, s.Year });
        var entry = CountyContext.Table<OutsideEntry>(
            model, "outside_figures", e => new { e.CountyId, e.UnitId, e.Year, e.Source, e.Cell });
        CountyContext.Belongs<OutsideEntry, RoundUnit>(entry, e => new { e.CountyId, e.UnitId, e.Year });
        CountyContext.Belongs<OutsideEntry, OutsideSheet>(
            entry, e => new { e.CountyId, e.Year, e.Source, e.Sheet });
    }
}

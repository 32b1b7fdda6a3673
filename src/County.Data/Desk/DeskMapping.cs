using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>
/// Tables of the unit's own work on a report: what is typed, explained, signed; and what the county remarks.
/// </summary>
internal static class DeskMapping
{
    public static void Map(ModelBuilder model)
    {
        var write = CountyContext.Table<FieldWrite>(
            model, "field_writes", w => new { w.CountyId, w.UnitId, w.Year, w.Field, w.Revision });
        write.HasIndex(w => new { w.CountyId, w.UnitId, w.Year, w.Field, w.Load, w.Counter }).IsUnique();
        CountyContext.Belongs<FieldWrite, Report>(write, w => new { w.CountyId, w.UnitId, w.Year });
        CountyContext.Belongs<Progress, Report>(
            CountyContext.Table<Progress>(model, "progress", p => new { p.CountyId, p.UnitId, p.Year }),
            p => new { p.CountyId, p.UnitId, p.Year });
        CountyContext.Belongs<ZeroStatement, Report>(
            CountyContext.Table<ZeroStatement>(
                model, "zero_statements", z => new { z.CountyId, z.UnitId, z.Year, z.Section, z.Number }),
            z => new { z.CountyId, z.UnitId, z.Year });
        CountyContext.Belongs<Explanation, Report>(
            CountyContext.Table<Explanation>(model, "explanations", e => new { e.CountyId, e.UnitId, e.Year, e.Key }),
            e => new { e.CountyId, e.UnitId, e.Year });
        CountyContext.Belongs<StatedExplanation, Submission>(
            CountyContext.Table<StatedExplanation>(
                model, "stated_explanations", e => new { e.CountyId, e.UnitId, e.Year, e.Version, e.Key }),
            e => new { e.CountyId, e.UnitId, e.Year, e.Version });
        CountyContext.Belongs<Remark, Submission>(
            CountyContext.Table<Remark>(
                model, "remarks", r => new { r.CountyId, r.UnitId, r.Year, r.Version, r.Number }),
            r => new { r.CountyId, r.UnitId, r.Year, r.Version });
        MapSignOffs(model);
    }

    private static void MapSignOffs(ModelBuilder model)
    {
        CountyContext.Belongs<SignOffStep, Unit>(
            CountyContext.Table<SignOffStep>(model, "sign_off_steps", s => new { s.CountyId, s.UnitId, s.Step }),
            s => new { s.CountyId, s.UnitId });
        CountyContext.Belongs<SignOff, Report>(
            CountyContext.Table<SignOff>(model, "sign_offs", s => new { s.CountyId, s.UnitId, s.Year, s.Number }),
            s => new { s.CountyId, s.UnitId, s.Year });
        CountyContext.Belongs<Signature, SignOff>(
            CountyContext.Table<Signature>(
                model, "signatures", s => new { s.CountyId, s.UnitId, s.Year, s.Number, s.Step }),
            s => new { s.CountyId, s.UnitId, s.Year, s.Number });
        CountyContext.Belongs<Scan, SignOff>(
            CountyContext.Table<Scan>(model, "scans", s => new { s.CountyId, s.UnitId, s.Year, s.Number, s.Page }),
            s => new { s.CountyId, s.UnitId, s.Year, s.Number });
    }
}

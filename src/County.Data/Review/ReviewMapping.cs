using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>Tables of what the county office does with what was handed in.</summary>
internal static class ReviewMapping
{
    public static void Map(ModelBuilder model)
    {
        var release = CountyContext.Table<Release>(
            model, "releases", r => new { r.CountyId, r.UnitId, r.Year, r.Number });
        CountyContext.Belongs<Release, Report>(release, r => new { r.CountyId, r.UnitId, r.Year });
        release.HasIndex(r => new { r.CountyId, r.Year });
        CountyContext.Belongs<SealedCopy, Submission>(
            CountyContext.Table<SealedCopy>(
                model, "sealed_copies", c => new { c.CountyId, c.UnitId, c.Year, c.Number }),
            c => new { c.CountyId, c.UnitId, c.Year, c.Version });
        CountyContext.Belongs<ReturnLetter, Submission>(
            CountyContext.Table<ReturnLetter>(
                model, "return_letters", l => new { l.CountyId, l.UnitId, l.Year, l.Number }),
            l => new { l.CountyId, l.UnitId, l.Year, l.Version });
        CountyContext.Belongs<ReviewSettings, CountyRecord>(
            CountyContext.Table<ReviewSettings>(model, "review_settings", s => s.CountyId), s => s.CountyId);
    }
}

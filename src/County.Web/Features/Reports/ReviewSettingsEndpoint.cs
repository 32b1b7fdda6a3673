using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Reports;

/// <summary>审核设置: whether two people accept a report.</summary>
public static class ReviewSettingsEndpoint
{
    /// <param name="IsSaved">Whether it was saved a moment ago.</param>
    public sealed record Model(ReviewSettings? Settings, bool IsSaved);

    internal static async Task<IResult> Page(
        bool? saved, CountyContext db, Caller caller, CancellationToken cancellation) =>
        Pages.Show<ReviewSettingsPage, Model>(new Model(
            await db.ReviewSettings.AsNoTracking().SingleOrDefaultAsync(
                s => s.CountyId == caller.CountyId, cancellation),
            saved == true));

    internal static async Task<IResult> Save(
        [FromForm(Name = "four-eyes")] bool? fourEyes, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var (county, now) = (caller.CountyId, time.GetUtcNow());
        // Two who save for the first time at once come one after the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({county}, 1)", cancellation);
        var settings = await db.ReviewSettings.SingleOrDefaultAsync(s => s.CountyId == county, cancellation);
        if (settings is null)
        {
            settings = new ReviewSettings { CountyId = county, ChangedBy = caller.Person, ChangedAt = now };
            db.ReviewSettings.Add(settings);
        }

        settings.FourEyes = fourEyes == true;
        (settings.ChangedBy, settings.ChangedAt) = (caller.Person, now);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect("/review/settings?saved=true");
    }
}

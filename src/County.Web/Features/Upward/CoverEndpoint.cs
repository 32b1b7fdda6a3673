using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Upward;

/// <summary>报送函: the covering letter with the list of the units that must report.</summary>
public static class CoverEndpoint
{
    public sealed record Model(CoverLetter Letter, SummaryView Summary)
    {
        public string Text => Letter.Text;
    }

    /// <param name="template">The workbook that it goes with.</param>
    /// <param name="version">The summary's; the newest where it is not given.</param>
    internal static async Task<IResult> Page(
        int year, int template, int? version, CountyContext db, UpwardReading reading, Caller caller,
        TimeProvider time, CancellationToken cancellation)
    {
        if (await reading.FindAsync(year, template, cancellation) is not { } found) return Results.NotFound();
        var summary = version is { } number
            ? await reading.SummaryAsync(year, number, cancellation)
            : await SummaryReading.LatestAsync(db, caller.CountyId, year, cancellation);
        if (summary is null) return Results.NotFound();
        var telephone = await db.NotificationSettings.Where(s => s.CountyId == caller.CountyId)
            .Select(s => s.Telephone).SingleOrDefaultAsync(cancellation);
        return Pages.Show<CoverPage, Model>(new Model(
            new CoverLetter(
                summary, found.Recipient, found.Name, Times.Day(time.GetUtcNow()), caller.Person,
                telephone ?? caller.Membership?.Telephone),
            summary));
    }
}

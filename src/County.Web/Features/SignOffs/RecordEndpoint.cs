using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.SignOffs;

/// <summary>
/// 审签记录: one passage to look at, for the unit's own people, and for the county office once it was handed in; the
/// database shows the office no scan before.
/// </summary>
internal static class RecordEndpoint
{
    public static async Task<IResult> Page(
        int year, int unit, int passage, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var report = await db.Reports.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Year == year && r.UnitId == unit, cancellation);
        if (report is null || await Passage.FindAsync(db, report, passage, cancellation) is not { } found)
        {
            return Results.NotFound();
        }

        // Until it is handed in it is the unit's own affair: the office sees on the board with whom it is.
        if (caller.IsOffice && found.SignOff.EndedAs != SignOffEnd.HandedIn) return Results.NotFound();
        var name = await db.Units.Where(u => u.UnitId == unit).Select(u => u.Name).SingleAsync(cancellation);
        return Pages.Show<RecordPage, RecordModel>(new RecordModel(name, found, caller.IsOffice));
    }

    public static async Task<IResult> Scan(
        int year, int unit, int passage, int page, HttpContext context, CountyContext db,
        CancellationToken cancellation)
    {
        var scan = await db.Scans.AsNoTracking().SingleOrDefaultAsync(
            s => s.Year == year && s.UnitId == unit && s.Number == passage && s.Page == page && s.RemovedAt == null,
            cancellation);
        if (scan is null) return Results.NotFound();
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{year}年审签扫描件{page}{ScanFile.Ending(scan.MediaType)}");
        // Pictures are looked at; a PDF, which the sandbox shows nothing of, is kept as a file.
        if (scan.MediaType == "application/pdf") return Results.Bytes(scan.Content, scan.MediaType, name);
        context.Response.Headers.ContentDisposition = $"inline; filename*=UTF-8''{Uri.EscapeDataString(name)}";
        return Results.Bytes(scan.Content, scan.MediaType);
    }
}

/// <summary>One passage of a unit's report.</summary>
public sealed record RecordModel(string Unit, Passage Passage, bool IsOffice)
{
    public string Address =>
        $"/rounds/{Passage.SignOff.Year}/units/{Passage.SignOff.UnitId}/sign-offs/{Passage.SignOff.Number}";
}

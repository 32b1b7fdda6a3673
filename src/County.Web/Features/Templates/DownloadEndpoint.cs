using County.Data;
using County.Documents;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Templates;

/// <summary>填报模板: the unit's form as an Excel file, with what is filled in so far.</summary>
public static class DownloadEndpoint
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Download(
        int year, CountyContext db, DraftBook drafts, Caller caller, CancellationToken cancellation)
    {
        if (await Place.FindAsync(year, db, drafts, caller, cancellation) is not { } place)
        {
            return TypedResults.NotFound();
        }

        var work = place.Work;
        var before = (await drafts.SubjectAsync(work, cancellation)).LastYear;
        return TypedResults.File(
            TemplateWriter.Write(place.Owner, work.Figures, work.Narrative, before), ExcelFile.MediaType,
            place.Owner.FileName);
    }
}

using County.Data;
using County.Documents;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Templates;

/// <param name="Closed">Why the report takes nothing, without a full stop; null where it is open.</param>
/// <param name="Problem">Why the file was not read; null where none was.</param>
public sealed record UploadModel(int Year, string Unit, Sentence? Closed, string? Problem);

/// <param name="Load">Names this page, so that it takes what it shows once.</param>
/// <param name="Seen">The revision of each field when it was compared.</param>
public sealed record DifferencesModel(
    int Year, string Unit, TemplateDifferences Differences, string Load, IReadOnlyDictionary<string, long> Seen);

/// <summary>A template that comes back: what it would change is shown, and nothing is kept.</summary>
public static class UploadEndpoint
{
    internal static async Task<Results<RazorComponentResult<UploadPage>, NotFound>> Page(
        int year, CountyContext db, DraftBook drafts, Caller caller, CancellationToken cancellation) =>
        await Place.FindAsync(year, db, drafts, caller, cancellation) is { } place
            ? Pages.Show<UploadPage, UploadModel>(place.Upload())
            : TypedResults.NotFound();

    internal static async
        Task<Results<RazorComponentResult<DifferencesPage>, RazorComponentResult<UploadPage>, NotFound>> Compare(
            int year, IFormCollection form, CountyContext db, DraftBook drafts, FieldBook fields, Caller caller,
            CancellationToken cancellation)
    {
        if (await Place.FindAsync(year, db, drafts, caller, cancellation) is not { } place)
        {
            return TypedResults.NotFound();
        }

        if (place.Closed is not null) return Refuse(place, null, StatusCodes.Status409Conflict);
        if (form.Files["file"] is not { FileName.Length: > 0 } file) return Refuse(place, "请选择填好的模板文件。");
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        return TemplateReader.Read(content.ToArray(), place.Owner) switch
        {
            TemplateResult.Read(var reading) => Pages.Show<DifferencesPage, DifferencesModel>(new DifferencesModel(
                year, place.Owner.Unit,
                TemplateDifferences.Of(reading, place.Work.Figures, place.Work.Narrative), Guid.NewGuid().ToString("N"),
                await fields.RevisionsAsync(place.Work.Report, cancellation))),
            TemplateResult.Refused(var reason) => Refuse(place, reason),
            _ => throw new InvalidOperationException("A result of no known kind"),
        };
    }

    private static RazorComponentResult<UploadPage> Refuse(
        Place place, string? problem, int status = StatusCodes.Status422UnprocessableEntity) =>
        Pages.Show<UploadPage, UploadModel>(place.Upload(problem), status);
}

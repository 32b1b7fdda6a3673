using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace County.Web.Features.Templates;

/// <summary>A field that was not taken.</summary>
/// <param name="Name">The field as a page names it.</param>
/// <param name="Wanted">What stood in the file.</param>
/// <param name="Held">What stands on the web, and stays.</param>
/// <param name="Problem">Why; null where somebody else changed it meanwhile.</param>
/// <param name="By">Who did.</param>
/// <param name="At">When they did.</param>
public sealed record Left(
    string Name, string Wanted, string Held, Sentence? Problem, string? By, DateTimeOffset? At);

/// <param name="Taken">How many fields hold now what stood in the file.</param>
public sealed record TakenModel(int Year, string Unit, int Taken, IReadOnlyList<Left> Left);

/// <summary>
/// Takes what was ticked through the door of all that is typed: each field by itself, and none that was changed since
/// the differences were shown.
/// </summary>
public static class TakingEndpoint
{
    internal static async Task<Results<RazorComponentResult<TakenPage>, RazorComponentResult<RefusalPage>, NotFound>>
        Take(
            int year, IFormCollection form, CountyContext db, DraftBook drafts, Saving saving, Caller caller,
            CancellationToken cancellation)
    {
        if (await Place.FindAsync(year, db, drafts, caller, cancellation) is not { } place)
        {
            return TypedResults.NotFound();
        }

        var back = $"/reports/{year}/template/upload";
        if (!Guid.TryParseExact(form["load"], "N", out var load)) return Refusal.Show(back, "请先上传填好的模板");
        var changes = Changes(form, place);
        if (changes.Count == 0) return Refusal.Show(back, "没有勾选要导入的内容，网上的内容没有改动", "重新上传模板");
        if (await saving.SaveAsync(year, load.ToString("N"), changes, cancellation) is not { } saved)
        {
            return TypedResults.NotFound();
        }

        var left = saved.Results.Where(result => result.Status != ChangeStatus.Saved)
            .Select(result => Left(result, place, changes)).ToList();
        return Pages.Show<TakenPage, TakenModel>(
            new TakenModel(year, place.Owner.Unit, saved.Results.Count - left.Count, left));
    }

    private static List<TypedChange> Changes(IFormCollection form, Place place) =>
    [
        .. from field in form["take"].OfType<string>().Distinct()
           where place.Name(field) is not null
           select new TypedChange(
               new FieldChange(field, place.Number(field), Seen(form[$"seen.{field}"]), []),
               form[$"value.{field}"].ToString()),
    ];

    // Whoever sends no revision has seen none.
    private static long Seen(string? typed) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    private static Left Left(ChangeResult result, Place place, IEnumerable<TypedChange> changes)
    {
        var change = changes.First(one => one.Change == result.Change);
        return new Left(
            place.Name(result.Change.Field)!, change.Value ?? "", result.Value, result.Problem, result.Other?.By,
            result.Other?.At);
    }
}

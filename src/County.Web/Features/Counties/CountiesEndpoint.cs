using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Counties;

/// <summary>The operator's list of counties, and the opening of a new one.</summary>
public static class CountiesEndpoint
{
    /// <summary>What the form was filled with, and why it could not be taken.</summary>
    public sealed record Form(CountyOpening Typed, IReadOnlyDictionary<string, string> Problems);

    public static async Task<RazorComponentResult<CountiesPage>> Page(
        CountyBook counties, CancellationToken cancellation) =>
        Pages.Show<CountiesPage, IReadOnlyList<CountyState>>(await counties.ListAsync(cancellation));

    public static RazorComponentResult<OpenCountyPage> New() =>
        Pages.Show<OpenCountyPage, Form>(new Form(CountyOpening.Empty, new Dictionary<string, string>()));

    /// <summary>Answers with the slip itself: its secret is shown this once and kept nowhere.</summary>
    public static async Task<Results<RazorComponentResult<AccountSlipPage>, RazorComponentResult<OpenCountyPage>>> Open(
        [FromForm] string? code, [FromForm] string? name, [FromForm] string? prefecture, [FromForm] string? province,
        [FromForm] string? person, [FromForm] string? telephone, [FromForm] string? email,
        CountyBook counties, Caller caller, HttpContext context, CancellationToken cancellation)
    {
        var typed = new CountyOpening(
            Plain(code), Plain(name), Plain(prefecture), Plain(province), Plain(person), Plain(telephone),
            Plain(email));
        if (typed.Problems() is { Count: > 0 } problems) return Again(typed, problems);
        return await counties.OpenAsync(typed, caller.Actor, cancellation) switch
        {
            CountyBook.Outcome.Invited(var slip) => Slip(context, slip),
            CountyBook.Outcome.Refused(var reason) =>
                Again(typed, new Dictionary<string, string> { [nameof(CountyOpening.Code)] = reason }),
            _ => throw new InvalidOperationException("An outcome that opening a county does not have"),
        };
    }

    internal static RazorComponentResult<AccountSlipPage> Slip(HttpContext context, AccountSlip slip)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Pages.Show<AccountSlipPage, AccountSlip>(slip);
    }

    private static RazorComponentResult<OpenCountyPage> Again(
        CountyOpening typed, IReadOnlyDictionary<string, string> problems) =>
        Pages.Show<OpenCountyPage, Form>(new Form(typed, problems), StatusCodes.Status422UnprocessableEntity);

    private static string Plain(string? typed) => typed?.Trim() ?? "";
}

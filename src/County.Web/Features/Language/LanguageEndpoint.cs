using County.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace County.Web.Features.Language;

/// <summary>The switch at the head of every page: the browser keeps what was chosen, the account does not.</summary>
internal static class LanguageEndpoint
{
    public static IResult Choose(
        [FromForm] string? language, [FromForm] string? back, HttpContext context, Settings settings)
    {
        if (!Languages.Has(language) || SignInSteps.Local(back) != back) return Results.BadRequest();
        Languages.Choose(context, settings, language!);
        return Results.LocalRedirect(back);
    }
}

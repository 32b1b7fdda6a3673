using County.Web.Features.Submitting;
using County.Web.Hosting;

namespace County.Web.Features;

internal static partial class Endpoints
{
    /// <summary>
    /// What a unit does with its report besides typing: explaining, handing in, taking back, answering.
    /// </summary>
    private static void MapSubmitting(WebApplication site)
    {
        var unit = site.MapGroup("").RequireAuthorization(Policies.Unit).AddEndpointFilter<TenantTransaction>();
        unit.MapGet("/reports", HomeEndpoint.Page);
        unit.MapGet("/reports/{year:int}/submission", SubmissionEndpoint.Page);
        unit.MapGet("/reports/{year:int}/zero", ZeroEndpoint.Page);
        var author = site.MapGroup("/reports/{year:int}").RequireAuthorization(Policies.Author)
            .AddEndpointFilter<TenantTransaction>();
        author.MapPost("/explanations", ExplanationEndpoint.Explain);
        author.MapPost("/zero-statements", ZeroEndpoint.State);
        author.MapPost("/zero-statements/{section}/withdrawal", ZeroEndpoint.TakeBack);
        author.MapPost("/remarks/{version:int}/{number:int}/reply", AnswerEndpoint.Answer);
        var handsIn = site.MapGroup("/reports/{year:int}").RequireAuthorization(Policies.HandsIn)
            .AddEndpointFilter<TenantTransaction>();
        handsIn.MapPost("/submission", SubmissionEndpoint.HandIn);
        handsIn.MapPost("/submission/withdrawal", SubmissionEndpoint.TakeBack);
        handsIn.MapPost("/correction", SubmissionEndpoint.Correct);
    }
}

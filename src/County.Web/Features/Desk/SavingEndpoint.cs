using County.Data;
using County.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace County.Web.Features.Desk;

/// <summary>Takes what is typed, field by field, as soon as it is typed.</summary>
public static class SavingEndpoint
{
    private const int MostChanges = 500;
    private const int LongestName = 64;
    private const int MostReplaced = 20;

    internal static async Task<Results<Ok<SavedJson>, NotFound, ProblemHttpResult>> Save(
        int year, ChangesBody body, Saving saving, IStringLocalizer<Words> words, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        // To whoever typed it the session is over, though the browser has one.
        if (body.Person != caller.AccountId)
        {
            return TypedResults.Problem(
                words["现在登录的是另一个人，请重新登录后再保存。"], statusCode: StatusCodes.Status401Unauthorized,
                title: words["没有保存"]);
        }

        if (Problem(body) is { } problem)
        {
            return TypedResults.Problem(
                problem, statusCode: StatusCodes.Status422UnprocessableEntity, title: words["没有保存"]);
        }

        var changes = body.Changes!.Select(one => new TypedChange(
            new FieldChange(one.Field!, one.Counter, one.Seen, one.Replaces ?? []), one.Value));
        return await saving.SaveAsync(year, body.Load!, [.. changes], cancellation) is { } saved
            ? TypedResults.Ok(SavedJson.Of(saved, time.GetUtcNow(), words))
            : TypedResults.NotFound();
    }

    /// <summary>The token that changes are sent with, where the page's own was lost.</summary>
    internal static Ok<TokenJson> Token(HttpContext context, IAntiforgery antiforgery) =>
        TypedResults.Ok(new TokenJson(antiforgery.GetAndStoreTokens(context).RequestToken ?? ""));

    internal sealed record TokenJson(string Token);

    private static string? Problem(ChangesBody body)
    {
        if (!IsName(body.Load)) return "没有写明是哪个页面。";
        if (body.Changes is not { Count: > 0 and <= MostChanges }) return $"一次保存1至{MostChanges}处修改。";
        return body.Changes.All(one => one is not null && IsName(one.Field) && one.Counter > 0 && one.Seen >= 0
            && (one.Replaces is null || (one.Replaces.Count <= MostReplaced && one.Replaces.All(IsName))))
            && body.Changes.DistinctBy(one => one!.Field).Count() == body.Changes.Count
            ? null
            : "修改的内容写得不完整。";
    }

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName }
        && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '_' or '-');
}

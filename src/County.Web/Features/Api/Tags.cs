using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace County.Web.Features.Api;

/// <summary>Entity tags (RFC 9110): who writes says which version they have seen.</summary>
internal static class Tags
{
    public static void Set(HttpResponse response, string version) =>
        response.Headers.ETag = $"\"{version}\"";

    /// <summary>Null where If-Match names this version; 428 where it is missing, 412 where it names another.</summary>
    public static ProblemHttpResult? Compare(HttpRequest request, string version)
    {
        var tags = request.GetTypedHeaders().IfMatch;
        if (tags.Count == 0)
        {
            return TypedResults.Problem(
                "请在If-Match中写明读到的版本（ETag）。", statusCode: StatusCodes.Status428PreconditionRequired,
                title: "缺少If-Match");
        }

        // "*" would be any version, and so the promise of having seen none.
        var own = new EntityTagHeaderValue($"\"{version}\"");
        return tags.Any(tag => tag.Compare(own, useStrongComparison: true))
            ? null
            : TypedResults.Problem(
                "报告已有改动，请重新读取后再办理。", statusCode: StatusCodes.Status412PreconditionFailed,
                title: "版本不是最新的");
    }
}

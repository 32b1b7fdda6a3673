using System.Text.RegularExpressions;
using County.Web.Tests.Conventions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace County.Web.Tests.Hosting;

[Collection(Demonstration.Name)]
[Trait("shows", "isolation")]
public sealed partial class HeaderTests(DemoDatabase demo)
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Strict-Transport-Security"] = "max-age=31536000",
    };

    [Fact]
    public async Task Every_endpoint_answers_strangers_and_people_with_headers_that_hold_attacks_off()
    {
        await using var site = await HardenedSite.StartAsync(demo.Database, settings: HardenedSite.Https);
        using var client = site.Client();
        using var clerk = site.Visit();
        await clerk.SignInAsync(Visitor.Clerk);
        var asked = 0;
        foreach (var (method, path, isFile) in Requests(site))
        {
            foreach (var cookies in new[] { "", clerk.CookieHeader })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Verdict.NotGuilty(Offences($"{method} {path}", answer, isFile));
                asked++;
            }
        }

        Assert.InRange(asked, 30, int.MaxValue);
    }

    [Fact]
    public async Task An_answer_that_lacks_a_header_is_caught()
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add("Content-Security-Policy", "script-src 'self' 'unsafe-inline'");

        Assert.Equal(9, Offences("GET /", answer, isFile: false).Count());
        await Task.CompletedTask;
    }

    private static IEnumerable<string> Offences(string what, HttpResponseMessage answer, bool isFile)
    {
        var policy = Header(answer, "Content-Security-Policy");
        if (!policy.StartsWith("default-src 'none'", StringComparison.Ordinal)) yield return $"{what}: no policy";
        if (policy.Contains("unsafe", StringComparison.Ordinal)) yield return $"{what}: {policy}";
        if (!policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal)) yield return $"{what}: framed";
        if (Header(answer, "Permissions-Policy").Length == 0) yield return $"{what}: no Permissions-Policy";
        foreach (var (name, value) in Expected)
        {
            if (Header(answer, name) != value) yield return $"{what}: {name} is '{Header(answer, name)}'";
        }

        if (!isFile && answer.Headers.CacheControl?.NoStore != true) yield return $"{what}: may be kept";
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static IEnumerable<(string Method, string Path, bool IsFile)> Requests(HardenedSite site) =>
        from endpoint in AuthorisationLaw.Endpoints(site.Application).OfType<RouteEndpoint>()
        let path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), "1")
        let isFile = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, path, isFile);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

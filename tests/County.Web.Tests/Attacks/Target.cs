using County.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace County.Web.Tests.Attacks;

/// <summary>An endpoint of the running program, and what a request to it says.</summary>
internal sealed record Target(
    string Method, string Pattern, IReadOnlyList<string> Policies, bool IsOpen, IReadOnlyList<Input> Inputs,
    bool IsReadByHand, bool IsForScripts)
{
    /// <summary>What the framework serves by itself, and why nobody's data can be in it.</summary>
    private static readonly Dictionary<string, string> Framework = new()
    {
        ["/attacks/"] = "the tests' own doors",
        ["/{**path:file}"] = "files that are worked on; a build that is released has no such endpoint",
        ["/openapi/"] = "the description of the API, the same for everybody",
    };

    /// <summary>
    /// The token server looks at another system's request before it looks at who is signed in: without one there is
    /// nothing to answer.
    /// </summary>
    private const string TokenServer = "/connect/";

    public string Name => $"{Method} {Pattern}";

    public bool IsApi => Pattern.StartsWith("/api/v1/", StringComparison.Ordinal);

    /// <summary>What in its path points at the victim; the API's resources are told apart by their query too.</summary>
    public IEnumerable<Input> Pointers => Inputs.Where(
        input => (input.Part == Part.Route || (IsApi && input.Part == Part.Query))
            && Values.Find(input)?.Reach is not (null or Reach.Everybody));

    public static IEnumerable<Target> Of(Site site) =>
        from endpoint in site.Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        where !Framework.Keys.Any(start => Path(endpoint).StartsWith(start, StringComparison.Ordinal))
        select new Target(
            MethodOf(endpoint), Path(endpoint),
            [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "signed in")],
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                || Path(endpoint).StartsWith(TokenServer, StringComparison.Ordinal),
            [.. Attacks.Inputs.Of(endpoint)], Attacks.Inputs.IsReadByHand(endpoint),
            endpoint.Metadata.GetMetadata<ForScripts>() is not null);

    public static string NameOf(RouteEndpoint endpoint) => $"{MethodOf(endpoint)} {Path(endpoint)}";

    /// <summary>What the world or the list of own answers lacks to attack it.</summary>
    public IEnumerable<string> Lacks()
    {
        foreach (var input in Inputs.Where(input => Values.Find(input) is null))
        {
            yield return $"{Name}: the world has no value for {input.Part} {input.Name}: add it to Attacks/Values.cs";
        }

        foreach (var policy in Policies.Except(Attacker.KnownPolicies))
        {
            yield return $"{Name}: nobody is said to pass the policy {policy}: add it to Attacks/Attacker.cs";
        }

        if (IsReadByHand && !Values.ReadByHand.ContainsKey(Name))
        {
            yield return $"{Name}: the handler reads its form itself: name the fields in Attacks/Values.cs";
        }

        if (!IsOpen && !Pointers.Any() && !OwnAnswers.Reasons.ContainsKey(Name))
        {
            yield return $"{Name}: nothing in its path points at the victim: add whose it answers to OwnAnswers.cs";
        }
    }

    private static string MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [{ } method, ..] ? method : "GET";

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}

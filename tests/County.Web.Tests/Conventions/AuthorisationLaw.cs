using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace County.Web.Tests.Conventions;

/// <summary>Every page and endpoint says who may come in, where the site's table of endpoints stands.</summary>
internal static class AuthorisationLaw
{
    public static IEnumerable<Endpoint> Endpoints(IEndpointRouteBuilder site) =>
        site.DataSources.SelectMany(source => source.Endpoints);

    /// <summary>One line for each endpoint; the pages' files, whose names change with every build, are one.</summary>
    public static string Snapshot(IEnumerable<Endpoint> endpoints) =>
        string.Join('\n', endpoints.Select(Line).Distinct().Order(StringComparer.Ordinal));

    public static IEnumerable<string> Offences(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints
        let names = endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        let opens = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        where names == opens
        select $"{Line(endpoint)}: {(names ? "says both" : "says nothing")}";

    /// <summary>Components are not routed to: an attribute on one would look like a guard and be none.</summary>
    public static IEnumerable<string> Offences(IEnumerable<Type> types) =>
        from type in types
        where typeof(IComponent).IsAssignableFrom(type)
        where type.IsDefined(typeof(AuthorizeAttribute), inherit: true)
        select $"{type.Name}: [Authorize] on a component guards nothing";

    private static string Line(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return $"GET (files) → {Who(endpoint)}";
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return $"{string.Join('|', methods)} {(endpoint as RouteEndpoint)?.RoutePattern.RawText} → {Who(endpoint)}";
    }

    private static string Who(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return "anonymous";
        var named = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        return named.Count == 0 ? "nobody said" : string.Join('+', named.Select(data => data.Policy ?? "signed in"));
    }
}

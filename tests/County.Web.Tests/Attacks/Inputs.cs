using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace County.Web.Tests.Attacks;

/// <summary>Where in a request an input stands.</summary>
internal enum Part
{
    Route,
    Query,
    Form,
    File,
    Json,
}

/// <summary>Something a request says to an endpoint.</summary>
internal sealed record Input(string Name, Part Part, Type Type);

/// <summary>Reads out of an endpoint's own metadata what a request to it may say.</summary>
internal static class Inputs
{
    public static IEnumerable<Input> Of(RouteEndpoint endpoint)
    {
        var route = endpoint.RoutePattern.Parameters.Select(one => new Input(one.Name, Part.Route, typeof(string)));
        var names = endpoint.RoutePattern.Parameters.Select(one => one.Name).ToHashSet();
        var handler = endpoint.Metadata.GetMetadata<MethodInfo>();
        var said = handler?.GetParameters().SelectMany(one => Of(one, names)) ?? [];
        var json = endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } body } accepts
            && accepts.ContentTypes.Any(type => type.Contains("json", StringComparison.Ordinal))
            ? Fields(body).Where(field => IsSimple(field.Type))
                .Select(field => new Input(field.Name, Part.Json, field.Type))
            : [];
        var byHand = Values.ReadByHand.GetValueOrDefault(Target.NameOf(endpoint)) ?? [];
        return [.. route, .. said, .. json, .. byHand.Select(name => new Input(name, Part.Form, typeof(string)))];
    }

    /// <summary>Whether the handler reads the form itself, so that its fields stand in no metadata.</summary>
    public static bool IsReadByHand(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>()
        ?.GetParameters().Any(one => one.ParameterType == typeof(IFormCollection) && one.Name != "_") == true;

    public static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray) return IsSimple(type.GetElementType()!);
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal)
            || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(DateTime)
            || type == typeof(DateTimeOffset);
    }

    private static IEnumerable<Input> Of(ParameterInfo parameter, HashSet<string> route)
    {
        var type = parameter.ParameterType;
        if (route.Contains(parameter.Name!)) return [];
        if (type == typeof(IFormFile)) return [new Input(parameter.Name!, Part.File, type)];
        if (parameter.GetCustomAttribute<FromFormAttribute>() is { } form)
        {
            return IsSimple(type)
                ? [new Input(form.Name ?? parameter.Name!, Part.Form, type)]
                : Fields(type).Select(one => new Input(
                    one.Name, one.Type == typeof(IFormFile) ? Part.File : Part.Form, one.Type));
        }

        if (parameter.IsDefined(typeof(AsParametersAttribute)))
        {
            return type.GetProperties().Where(one => one.CanWrite && IsSimple(one.PropertyType)).Select(one =>
                new Input(one.GetCustomAttribute<FromQueryAttribute>()?.Name ?? one.Name, Part.Query,
                    one.PropertyType));
        }

        return IsSimple(type) && !parameter.IsDefined(typeof(FromHeaderAttribute))
            ? [new Input(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, Part.Query, type)]
            : [];
    }

    private static IEnumerable<(string Name, Type Type)> Fields(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.GetMethod is not null)
        .Where(one => one.Name != "EqualityContract")
        .Select(one => (char.ToLowerInvariant(one.Name[0]) + one.Name[1..], one.PropertyType));
}

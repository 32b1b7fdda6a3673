using System.Net.Mime;
using System.Text.Json;

namespace County.Web.Hosting;

/// <summary>
/// County:ShortMessage:…: how the gateway of a province, prefecture or provider wants to be asked. A class and not a
/// record, which would print the secrets in it.
/// </summary>
internal sealed class ShortMessageSettings
{
    /// <summary>Placeholders of the address and the body.</summary>
    public const string Mobile = "{mobile}", Text = "{text}", Id = "{id}";

    /// <summary>May hold placeholders and a secret: never in a log.</summary>
    public required string Address { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>Null where everything stands in the address.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is JSON; a form where it is not.</summary>
    public required bool IsJson { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>
    /// What an answer says that has taken the message: a text, or $.field=value; null for any answer.
    /// </summary>
    public string? Success { get; init; }

    /// <summary>What one message may take at most.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>The form of <see cref="Success"/> that names a field: its path and its value.</summary>
    public (string[] Path, string Value)? SuccessField =>
        Success is { } said && said.StartsWith("$.", StringComparison.Ordinal)
        && said.Split('=', 2) is [var path, var value]
            ? (path[2..].Split('.'), value)
            : null;

    /// <exception cref="MisconfiguredException">What is set cannot be used; the line holds no value.</exception>
    public static ShortMessageSettings? Of(IConfigurationSection section)
    {
        if (section["Address"] is not { Length: > 0 } address) return null;
        RequireSecure(address);
        var body = section["Body"] is { Length: > 0 } text ? text : null;
        foreach (var placeholder in new[] { Mobile, Text })
        {
            if (!$"{address}{body}".Contains(placeholder, StringComparison.Ordinal))
            {
                throw new MisconfiguredException(
                    $"County:ShortMessage:Body and :Address say nowhere where {placeholder} goes");
            }
        }

        var isJson = (section["ContentType"] ?? MediaTypeNames.Application.Json) switch
        {
            MediaTypeNames.Application.Json => true,
            MediaTypeNames.Application.FormUrlEncoded => false,
            _ => throw new MisconfiguredException(
                "County:ShortMessage:ContentType is neither application/json nor application/x-www-form-urlencoded"),
        };
        if (isJson && body is not null) RequireJson(body);
        return new ShortMessageSettings
        {
            Address = address,
            Method = MethodOf(section["Method"], body),
            Body = body,
            IsJson = isJson,
            Headers = section.GetSection("Header").GetChildren().ToDictionary(one => one.Key, one => one.Value ?? ""),
            Success = section["Success"] is { Length: > 0 } said ? said : null,
            Limit = TimeSpan.FromSeconds(section.GetValue("LimitSeconds", 20)),
        };
    }

    private static HttpMethod MethodOf(string? text, string? body) => (text ?? "POST").ToUpperInvariant() switch
    {
        "POST" => HttpMethod.Post,
        "PUT" => HttpMethod.Put,
        "GET" when body is null => HttpMethod.Get,
        "GET" => throw new MisconfiguredException("County:ShortMessage:Method is GET, which has no Body"),
        _ => throw new MisconfiguredException("County:ShortMessage:Method is none of POST, PUT, GET"),
    };

    private static void RequireSecure(string address)
    {
        var plain = address.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            throw new MisconfiguredException("County:ShortMessage:Address is not an address of https");
        }

        if (uri.Scheme == "http" && !uri.IsLoopback)
        {
            throw new MisconfiguredException(
                "County:ShortMessage:Address is http: numbers and keys are not sent in clear but on this machine");
        }
    }

    private static void RequireJson(string body)
    {
        try
        {
            using var _ = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw new MisconfiguredException(
                "County:ShortMessage:Body is not JSON: placeholders stand within quotation marks");
        }
    }
}

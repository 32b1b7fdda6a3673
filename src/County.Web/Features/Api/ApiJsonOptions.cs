using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace County.Web.Features.Api;

/// <summary>How JSON is written: camelCase, names instead of numbers, Chinese as itself.</summary>
internal static class ApiJsonOptions
{
    public static JsonSerializerOptions Of(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        // A misspelt name would else be a change that is not made, and nobody would know.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        return options;
    }
}

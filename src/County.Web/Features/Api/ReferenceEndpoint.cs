using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace County.Web.Features.Api;

/// <summary>
/// The page that describes the API, written from the OpenAPI document. A page of our own: the packaged viewers put
/// styles and scripts into the page, which the site's policy forbids everywhere.
/// </summary>
public static class ReferenceEndpoint
{
    public sealed record Model(
        string Title, string About, IReadOnlyList<Operation> Operations, IReadOnlyList<Format> Formats);

    public sealed record Operation(
        string Method, string Path, string Summary, string About, string Scope, IReadOnlyList<Parameter> Parameters,
        string? Sent, string? Answered, IReadOnlyList<(string Status, string Meaning)> Answers);

    public sealed record Parameter(string Name, string In, bool IsRequired, string About);

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static async Task<RazorComponentResult<ReferencePage>> Page(
        [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider, CancellationToken cancellation)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        return Pages.Show<ReferencePage, Model>(new Model(
            document.Info.Title ?? "", document.Info.Description ?? "",
            [
                .. from path in document.Paths
                   from operation in path.Value.Operations ?? []
                   select Of(operation.Key.Method, path.Key, operation.Value),
            ],
            Catalogue.All));
    }

    private static Operation Of(string method, string path, OpenApiOperation operation) => new(
        method, path, operation.Summary ?? "", operation.Description ?? "",
        operation.Security?.SelectMany(one => one.Values).SelectMany(scopes => scopes).FirstOrDefault() ?? "",
        [.. (operation.Parameters ?? []).Select(one => new Parameter(
            one.Name ?? "", one.In == ParameterLocation.Header ? "请求头" : "查询参数", one.Required,
            one.Description ?? ""))],
        Example(operation.RequestBody?.Content), Example(operation.Responses?.GetValueOrDefault("200")?.Content),
        [.. (operation.Responses ?? []).Select(answer => (answer.Key, answer.Value.Description ?? ""))]);

    private static string? Example(IDictionary<string, OpenApiMediaType>? content) =>
        content?.Values.Select(media => media.Example).OfType<JsonNode>().FirstOrDefault()?.ToJsonString(Indented);
}

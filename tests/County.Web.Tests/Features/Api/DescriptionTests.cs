using System.Text.Json.Nodes;
using County.Web.Tests.Features.Connect;

namespace County.Web.Tests.Features.Api;

[Collection(Connected.Name)]
[Trait("shows", "isolation")]
public class DescriptionTests(ConnectedCounty county)
{
    private const string Expected = """
        GET /api/v1/report reports.read
        GET /api/v1/round reports.read
        GET /api/v1/summary summary.read
        POST /api/v1/report/sign-off reports.write
        POST /api/v1/report/submission reports.write
        PUT /api/v1/report/figures reports.write
        """;

    [Fact]
    public async Task The_document_names_every_operation_with_its_scope_and_nothing_else()
    {
        using var visitor = county.Visit();

        var answer = await visitor.GetAsync("/openapi/v1.json");

        Assert.Equal(200, answer.Status);
        var document = JsonNode.Parse(answer.Html)!;
        Assert.StartsWith("3.", (string?)document["openapi"], StringComparison.Ordinal);
        var operations =
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select (Line: $"{operation.Key.ToUpperInvariant()} {path.Key} "
                + operation.Value!["security"]![0]!["oauth2"]![0], operation.Value);
        Assert.Equal(Expected, string.Join('\n', operations.Select(one => one.Line).Order(StringComparer.Ordinal)));
        Assert.All(operations, one => Assert.NotEmpty((string)one.Value!["summary"]!));
        Assert.NotNull(document["components"]!["securitySchemes"]!["oauth2"]!["flows"]!["clientCredentials"]);
        Assert.DoesNotContain("127.0.0.1", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_of_what_is_sent_can_be_sent()
    {
        using var visitor = county.Visit();
        var document = JsonNode.Parse((await visitor.GetAsync("/openapi/v1.json")).Html)!;
        var example = document["paths"]!["/api/v1/report/figures"]!["put"]!["requestBody"]!["content"]!
            ["application/json"]!["example"]!;
        using var system = await county.EnteredAsync("3", "reports.read", "reports.write");
        await county.RunAsync("update county.reports set state = 'Returned' where unit_id = 3 and year = 2021");
        var tag = (await system.GetAsync("/api/v1/report?year=2021")).Tag;

        var answer = await system.SendAsync(
            HttpMethod.Put, "/api/v1/report/figures?year=2021", example.ToJsonString(), tag);

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task The_page_says_the_same_without_a_script_or_a_style_of_its_own()
    {
        using var visitor = county.Visit();

        var page = await visitor.GetAsync("/api/reference");

        Assert.Equal(200, page.Status);
        Assert.All(Expected.Split('\n'), line => Assert.Contains(
            string.Join(' ', line.Split(' ')[..2]) + "<", page.Html, StringComparison.Ordinal));
        Assert.Contains("t3_applications.new_received.natural_person", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unsafe-inline", page.Headers, StringComparison.Ordinal);
    }
}

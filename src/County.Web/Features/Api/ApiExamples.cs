using System.Text.Json;
using System.Text.Json.Nodes;
using County.Reporting;
using Microsoft.OpenApi;

namespace County.Web.Features.Api;

/// <summary>Examples of what is sent and answered, made from the very records that are sent.</summary>
internal static class ApiExamples
{
    private static readonly UnitJson Unit = new(8, "430781105000", "药山镇");

    private static readonly VersionsJson Versions = new(1, 1, null);

    private static readonly NarrativeJson Text = new("（总体情况）", "（主要问题及改进情况）", "（其他事项）");

    private static readonly Dictionary<string, decimal?> Some = new()
    {
        ["t2_art20_1.normative_docs.issued"] = 3,
        ["t2_art20_8.fees.fee_amount"] = 1.25m,
    };

    private static readonly ReportJson Report = new(
        2021, Unit, "2021", ReportState.Drafting, ReportState.Drafting.OfficialName(), Versions, null, false, true,
        Some, Text,
        [new FindingJson("T3-BALANCE", Severity.Error, ["t3_applications.total.natural_person"], 4, 5, "……")]);

    private static readonly JsonSerializerOptions Options = ApiJsonOptions.Of(new(JsonSerializerDefaults.Web));

    public static void Add(OpenApiOperation operation, string? path, string? method)
    {
        if (operation.RequestBody?.Content is { } sent && sent.TryGetValue("application/json", out var body))
        {
            body.Example = Node(new ChangesJson(Some, new TextChangesJson("（总体情况）", null, null)));
        }

        if (operation.Responses?.GetValueOrDefault("200")?.Content is { } answered
            && answered.TryGetValue("application/json", out var answer))
        {
            answer.Example = Answer(path!);
        }

        if (method == "GET") return;
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Required = true,
            Description = "读到的版本，即上一次回答的ETag。没有写的回答428，不是最新的回答412。",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static JsonNode? Answer(string path) => path switch
    {
        "api/v1/round" => Node(new RoundJson(
            2021, "2021", new(2022, 1, 4), new(2022, 1, 12), new(2022, 1, 20), new(2022, 1, 31), new(2022, 2, 18),
            new(2022, 3, 31),
            [new ObligationJson(
                Unit, ReportState.Drafting, ReportState.Drafting.OfficialName(), Versions, null, false)])),
        "api/v1/summary" => Node(new SummaryJson(
            2021, "津市市", 3, DateTimeOffset.UnixEpoch.AddYears(52), "2021", 10, 9, false, Some,
            new Dictionary<string, decimal?>(Some) { [Some.Keys.First()] = 4 },
            [new AdjustmentJson(1, Some.Keys.First(), -1, "（调整的理由）")],
            [new ContributionJson(Unit, 1, new string('0', 64), false)],
            [new GapJson(Unit with { Unit = 10 }, GapReason.NotStarted, GapReason.NotStarted.OfficialName())])),
        _ => Node(Report),
    };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options);
}

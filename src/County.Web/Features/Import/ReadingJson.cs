using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using County.Documents;
using County.Reporting;

namespace County.Web.Features.Import;

/// <summary>What was read as one line of JSON; money in the unit the form prints.</summary>
internal static class ReadingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string file, Reading reading) => new JsonObject
    {
        ["file"] = file,
        ["format"] = reading.Format?.Id,
        ["year"] = reading.Year,
        ["unit"] = reading.Unit,
        ["figures"] = new JsonObject(reading.Cells.Select(cell => KeyValuePair.Create<string, JsonNode?>(
            cell.Cell.Address, Number(cell.Cell, cell.Value)))),
        ["unresolved"] = new JsonArray([.. reading.Cells.Where(cell => cell.IsUnresolved).Select(cell => new JsonObject
        {
            ["cell"] = cell.Cell.Address,
            ["text"] = cell.Text,
            ["readings"] = new JsonArray([.. cell.Readings.Select(value => Number(cell.Cell, value))]),
        })]),
        ["findings"] = new JsonArray([.. Findings(reading).Select(finding => new JsonObject
        {
            ["code"] = finding.Code,
            ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
            ["cells"] = new JsonArray([.. finding.Cells.Select(cell => JsonValue.Create(cell.Address))]),
            ["expected"] = Number(finding.Expected),
            ["actual"] = Number(finding.Actual),
            ["message"] = finding.Message,
        })]),
    }.ToJsonString(Options);

    public static IEnumerable<Finding> Findings(Reading reading) =>
        reading.Checked is { } subject ? Checker.Check(subject) : [];

    private static JsonValue? Number(Cell cell, long? figure) => Number((decimal?)figure / cell.Column.Scale);

    // A decimal keeps the zeros it was divided with; 0.000000 is written 0.
    private static JsonValue? Number(decimal? number) =>
        number is { } value ? JsonValue.Create(value / 1.000000000000000000000000000000m) : null;
}

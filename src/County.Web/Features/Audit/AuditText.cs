using System.Globalization;
using System.Text.Json;
using County.Data;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Audit;

/// <summary>One changed value, as people read it.</summary>
/// <param name="Before">Null where there was none.</param>
/// <param name="After">Null where there is none.</param>
public sealed record AuditChange(string Name, string? Before, string? After)
{
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"{Name}：{After}",
        (_, null) => $"{Name}：原{Before}",
        _ => $"{Name}：{Before} → {After}",
    };
}

/// <summary>Reads the values of an entry: columns and their values in office Chinese.</summary>
public static class AuditText
{
    public static IReadOnlyList<AuditChange> Changes(AuditEntry entry)
    {
        var (before, after) = (Values(entry.Before), Values(entry.After));
        return
        [
            .. before.Keys.Union(after.Keys).Where(name => AuditWords.Name(name) is not null).Select(name =>
                new AuditChange(
                    AuditWords.Name(name)!,
                    Text(before, name, isChange: after.Count > 0 && before.Count > 0),
                    Text(after, name, isChange: after.Count > 0 && before.Count > 0))),
        ];
    }

    private static string? Text(Dictionary<string, JsonElement> values, string name, bool isChange) =>
        values.TryGetValue(name, out var value) ? Text(value) : isChange ? "空" : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "空",
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Array when value.GetArrayLength() == 0 => "空",
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(
            '，', value.EnumerateObject().Select(one => $"{one.Name} {Text(one.Value)}")),
        _ => value.GetRawText(),
    };

    private static string Text(string text) => text switch
    {
        "" => "空",
        _ when AuditWords.Value(text) is { } word => word,
        _ when char.IsAsciiLetter(text[0]) && Enum.TryParse<ReportState>(text, out var state) => state.OfficialName(),
        [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => Times.Local(time),
        _ => text,
    };

    private static Dictionary<string, JsonElement> Values(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}

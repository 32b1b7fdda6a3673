using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace County.Reporting;

/// <summary>The official forms, embedded in this assembly: 2019 (years 2019–2020) and 2021 (from 2021 on).</summary>
public static class Catalogue
{
    // Stands first: the forms are read by it while this class is initialised.
    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>All forms, oldest first.</summary>
    public static ImmutableArray<Format> All { get; } = [Load("2019"), Load("2021")];

    /// <summary>The form with an id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such form.</exception>
    public static Format Of(string id) => Find(id) ?? throw new KeyNotFoundException($"No format {id}");

    /// <summary>The form with an id, or null.</summary>
    public static Format? Find(string id) => All.FirstOrDefault(format => format.Id == id);

    /// <summary>The form to be used for a report year; null before 2019.</summary>
    public static Format? ForYear(int year) => All.FirstOrDefault(format => format.IsFor(year));

    private static Format Load(string id)
    {
        using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream($"Formats/{id}.json")
            ?? throw new InvalidOperationException($"Format {id} is not embedded");
        var file = JsonSerializer.Deserialize<FormatFile>(stream, Options)!;
        var sections = file.Sections.Select(s => new Section(
            s.Id, s.Ordinal, s.Title, s.English, s.Kind == "text", s.Guidance, [.. s.Topics ?? []])).ToImmutableArray();
        var tables = ImmutableArray.CreateBuilder<Table>();
        var cells = 0;
        foreach (var table in file.Tables)
        {
            tables.Add(new Table(
                table.Id, sections.First(s => s.Id == table.Section), table.Title, table.Corner,
                [.. table.Columns.Select(c => new Column(
                    c.Id, c.Label, c.English, [.. c.Heads ?? []], c.Computed, c.Kind, c.Unit, c.UnitPrinted))],
                [.. table.Rows.Select(r => new Row(
                    r.Id, r.Label, r.English, [.. r.Heads ?? []], r.Computed, [.. r.Articles ?? []]))],
                cells));
            cells += table.Rows.Length * table.Columns.Length;
        }

        var rules = file.Rules.Select(rule => rule.Build(tables.First(t => t.Id == rule.Table)));
        return new Format(
            file.Id, file.Title, file.Document, file.Years.From, file.Years.To, sections, tables.ToImmutable(),
            [.. rules]);
    }

    private sealed record FormatFile(
        string Id, string Title, string English, string Issuer, string Document, YearsFile Years,
        SectionFile[] Sections, TableFile[] Tables, RuleFile[] Rules);

    private sealed record YearsFile(int From, int? To);

    private sealed record SectionFile(
        string Id, string Ordinal, string Title, string English, string Kind, string? Guidance, string[]? Topics);

    private sealed record TableFile(
        string Id, string Section, string? Title, string? Corner, ColumnFile[] Columns, RowFile[] Rows);

    private sealed record ColumnFile(
        string Id, string Label, string English, FigureKind Kind, string Unit, bool UnitPrinted, string[]? Heads,
        bool Computed);

    private sealed record RowFile(
        string Id, string Label, string English, string[]? Heads, bool Computed, string[]? Articles);
}

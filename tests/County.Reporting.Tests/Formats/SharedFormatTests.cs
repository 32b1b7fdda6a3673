using System.Text.Json;

namespace County.Reporting.Tests;

/// <summary>The embedded forms say what the forms the project began with say.</summary>
[Trait("shows", "main-job")]
public class SharedFormatTests
{
    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Ids_labels_and_addresses_are_those_of_the_shared_file(string id)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedMaterial.File($"format-{id}.json")));
        var (form, told) = (Catalogue.Of(id), file.RootElement);

        Assert.Equal(Word(told, "name_zh"), form.Title);
        Assert.Equal(Word(told, "document_number"), form.Document);
        Assert.Equal(told.GetProperty("data_cells_total").GetInt32(), form.Cells.Length);
        Assert.Equal(
            Each(told, "sections").Select(s => $"{Word(s, "id")} {Word(s, "full_title_zh")}"),
            form.Sections.Select(s => $"{s.Id} {s.FullTitle}"));
        Assert.Equal(
            Each(told, "tables").Select(t => $"{Word(t, "id")} {Word(t, "section_id")} {Word(t, "title_zh")}"),
            form.Tables.Select(t => $"{t.Id} {t.Section.Id} {t.Title}"));
        Assert.Equal(
            Each(told, "tables").SelectMany(Addresses), form.Cells.Select(cell => cell.Address));
        foreach (var (table, shared) in form.Tables.Zip(Each(told, "tables"))) AssertSame(shared, table);
    }

    private static void AssertSame(JsonElement told, Table table)
    {
        Assert.Equal(Word(told, "row_header_zh") ?? Word(told, "corner_header_zh"), table.Corner);
        Assert.Equal(
            Each(told, "columns").Select(c => $"{Word(c, "id")} {string.Join('/', Path(c, "header_path_zh"))}"),
            table.Columns.Select(c => $"{c.Id} {string.Join('/', c.Heads.Append(c.Label))}"));
        Assert.Equal(
            Each(told, "rows").Select(r => $"{Word(r, "id")} {string.Join('/', Path(r, "path_zh"))}"),
            table.Rows.Select(r => $"{r.Id} {string.Join('/', r.Heads.Append(r.Label))}"));
        Assert.Equal(
            Each(told, "columns").Select(c => Word(c, "value_type") ?? Word(told, "value_type")),
            table.Columns.Select(c => c.Kind switch
            {
                FigureKind.Count => "integer",
                FigureKind.SignedCount => "signed_integer",
                _ => "decimal",
            }));
    }

    private static IEnumerable<string> Addresses(JsonElement table) =>
        from row in Each(table, "rows")
        from column in Each(table, "columns")
        let place = Word(row, "label_zh") == "" ? "" : $"{Word(row, "id")}."
        select $"{Word(table, "id")}.{place}{Word(column, "id")}";

    private static IEnumerable<string?> Path(JsonElement one, string name) => one.TryGetProperty(name, out var path)
        ? path.EnumerateArray().Select(part => part.GetString())
        : [Word(one, "label_zh")];

    private static JsonElement.ArrayEnumerator Each(JsonElement one, string name) =>
        one.GetProperty(name).EnumerateArray();

    private static string? Word(JsonElement one, string name) =>
        one.TryGetProperty(name, out var word) ? word.GetString() : null;
}

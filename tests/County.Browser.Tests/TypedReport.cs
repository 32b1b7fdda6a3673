using County.Reporting;
using Microsoft.Playwright;
using Npgsql;

namespace County.Browser.Tests;

/// <summary>The form of one report in a browser, beside what the database holds of it.</summary>
internal sealed class TypedReport(Site site, int year, int unit)
{
    /// <summary>The cells that are typed into, in order of print.</summary>
    public IReadOnlyList<string> Fields { get; } =
        [.. Catalogue.ForYear(year)!.Cells.Where(cell => !cell.IsComputed).Select(cell => cell.Address)];

    /// <summary>Empties the report, as it is before anybody has typed.</summary>
    public Task EmptyAsync() => ExecuteAsync(
        $"""
        delete from county.field_writes where unit_id = {unit} and year = {year};
        delete from county.progress where unit_id = {unit} and year = {year};
        delete from county.drafts where unit_id = {unit} and year = {year};
        update county.reports set state = 'Returned' where unit_id = {unit} and year = {year};
        """);

    /// <summary>Opens the form and waits until it takes what is typed.</summary>
    public async Task OpenAsync(IPage page)
    {
        await page.GotoAsync($"/reports/{year}");
        await Assertions.Expect(page.Locator("[data-desk][data-ready]")).ToHaveCountAsync(
            1, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
    }

    /// <summary>Types into a cell as a person does.</summary>
    public static async Task TypeAsync(IPage page, string field, string value)
    {
        var cell = page.Locator($"input[name=\"{field}\"]");
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(value);
    }

    /// <summary>The state that the page shows, such as saved, sending, offline.</summary>
    public static async Task<string> StateAsync(IPage page) =>
        (await page.Locator("[data-saving]").GetAttributeAsync("class") ?? "").Replace("saving ", "");

    /// <summary>Waits until the page says that all is saved.</summary>
    public static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("[data-saving]")).ToHaveClassAsync(
        "saving saved", new LocatorAssertionsToHaveClassOptions { Timeout = 90_000 });

    /// <summary>What the database holds in each cell; blank as nothing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HeldAsync()
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using var command = source.CreateCommand(
            $"select proactive, applications, disputes from county.drafts where unit_id = {unit} and year = {year}");
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return new Dictionary<string, string>();
        var figures = Figures.Of(
            Catalogue.ForYear(year)!, reader.GetFieldValue<long?[]>(0), reader.GetFieldValue<long?[]>(1),
            reader.GetFieldValue<long?[]>(2));
        return Fields.ToDictionary(field => field, field => figures.Format.Cell(field).Print(figures[field]));
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

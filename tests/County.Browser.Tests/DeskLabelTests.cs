using County.Reporting;

namespace County.Browser.Tests;

/// <summary>
/// The official tables stand on the form exactly as they are printed: no block merged, renamed or shortened.
/// </summary>
[Collection(ClerksPage.Desk)]
[Trait("shows", "clerk")]
public sealed class DeskLabelTests(Site site)
{
    /// <summary>Each place of a table, merged cells spread out: what it says and which cell says it.</summary>
    private const string Spread = """
        table => {
          const rows = [...table.tHead.rows, ...table.tBodies[0].rows];
          const grid = rows.map(() => []);
          let number = 0;
          rows.forEach((row, y) => {
            let x = 0;
            for (const cell of row.cells) {
              while (grid[y][x] !== undefined) x++;
              number++;
              const text = cell.tagName === 'TH' ? cell.textContent.trim() : '#' + cell.id;
              for (let down = 0; down < cell.rowSpan; down++)
                for (let right = 0; right < cell.colSpan; right++)
                  grid[y + down][x + right] = number + '|' + text;
            }
          });
          return grid.map(row => row.join('\n'));
        }
        """;

    [Theory]
    [InlineData(2019)]
    [InlineData(2021)]
    public async Task Every_label_and_every_merged_cell_is_the_format_files(int year)
    {
        var clerk = await ClerksPage.OpenAsync(site, year);
        var format = Catalogue.ForYear(year)!;

        Assert.Equal(format.Sections.Select(section => section.FullTitle),
            await clerk.Page.Locator(".sheet .part:not(.supplement) h2").AllInnerTextsAsync());
        Assert.Equal(format.Tables.Select(table => table.Id),
            await clerk.Page.Locator(".sheet .part:not(.supplement) table")
                .EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.grid)"));
        foreach (var table in format.Tables)
        {
            var rows = await clerk.Page.Locator($"table[data-grid='{table.Id}']").EvaluateAsync<string[]>(Spread);
            var shown = rows.Select(row => row.Split('\n')).ToArray();
            Assert.Equal(Printed(table), shown.Select(row => row.Select(place => place.Split('|', 2)[1]).ToArray()));
            Assert.Equal(Cells(table), shown.SelectMany(row => row).Distinct().Count());
        }

        await Site.ShotAsync(clerk.Page, $"desk-{year}");
        Assert.Empty(clerk.Faults);
        await clerk.Page.Context.CloseAsync();
    }

    /// <summary>The table as the form prints it, written from the format alone.</summary>
    private static List<string[]> Printed(Table table)
    {
        var stubs = Stubs(table);
        var depth = table.Columns.Max(column => column.Heads.Length) + 1;
        var rows = new List<string[]>();
        if (table.Title is { } title) rows.Add([.. Enumerable.Repeat(title, stubs + table.Columns.Length)]);
        for (var level = 0; level < depth; level++)
        {
            rows.Add([
                .. Enumerable.Repeat(table.Corner ?? "", stubs),
                .. table.Columns.Select(column => level < column.Heads.Length ? column.Heads[level] : column.Label),
            ]);
        }

        rows.AddRange(table.Rows.Select(row => (string[])
        [
            .. Enumerable.Range(0, stubs).Select(at => at < row.Heads.Length ? row.Heads[at] : row.Label),
            .. table.Cells.Where(cell => cell.Row == row).Select(cell => $"#{cell.Address}"),
        ]));
        return rows;
    }

    /// <summary>How many cells the printed table has: equal neighbours under the same heads are one.</summary>
    private static int Cells(Table table)
    {
        var groups = Groups(table.Columns.Select(column => column.Heads.ToArray()).ToList())
            + Groups(table.Rows.Select(row => row.Heads.ToArray()).ToList());
        var corner = Stubs(table) > 0 ? 1 : 0;
        var labels = Stubs(table) > 0 ? table.Rows.Length : 0;
        return (table.Title is null ? 0 : 1) + corner + groups + table.Columns.Length + labels + table.Cells.Length;
    }

    private static int Groups(List<string[]> paths) => Enumerable.Range(0, paths.Max(path => path.Length))
        .Sum(level => paths.Where((path, at) => path.Length > level
            && (at == 0 || !paths[at - 1].Take(level + 1).SequenceEqual(path.Take(level + 1)))).Count());

    private static int Stubs(Table table) =>
        table.Rows.Max(row => row.Label.Length == 0 ? 0 : row.Heads.Length + 1);
}

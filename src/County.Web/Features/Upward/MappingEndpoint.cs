using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;

namespace County.Web.Features.Upward;

/// <summary>单元格对应: which cell of the superior's workbook takes which figure, and the workbook filled.</summary>
internal static class MappingEndpoint
{
    public static async Task<IResult> Page(
        int year, int template, CountyContext db, UpwardReading reading, CancellationToken cancellation) =>
        await UpwardEndpoint.RoundAsync(year, db, cancellation) is { } round
        && await reading.MappingAsync(round, template, null, null, cancellation) is { } model
            ? Pages.Show<MappingPage, MappingModel>(model)
            : Results.NotFound();

    /// <summary>Keeps the mapping whole; where one cell is wrong nothing is kept, and all is shown again.</summary>
    public static async Task<IResult> Save(
        int year, int template, IFormCollection form, CountyContext db, UpwardReading reading, Caller caller,
        TimeProvider time, CancellationToken cancellation)
    {
        var (round, refused) = await UpwardEndpoint.LockAsync(year, db, caller, cancellation);
        if (round is null) return refused ?? Results.NotFound();
        if (await reading.FindAsync(year, template, cancellation) is not { } found) return Results.NotFound();
        var typed = new Typed(form);
        var (cells, problems) = Read(typed, Catalogue.Of(round.Format), SuperiorBook.Open(found.Content).Book!);
        if (problems.Count > 0)
        {
            return Pages.Show<MappingPage, MappingModel>(
                (await reading.MappingAsync(round, template, typed, problems, cancellation))!,
                StatusCodes.Status422UnprocessableEntity);
        }

        db.UpwardCells.RemoveRange(await reading.CellsAsync(year, template, cancellation));
        await db.SaveChangesAsync(cancellation);
        db.UpwardCells.AddRange(cells.Select(one => new UpwardCell
        {
            CountyId = caller.CountyId,
            Year = year,
            Template = template,
            Sheet = one.Key.Sheet,
            Place = one.Key.Place,
            Cell = one.Value.Address,
        }));
        (found.Mapped, found.MappedBy, found.MappedAt) = (cells.Count, caller.Person, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(UpwardEndpoint.AddressOf(year, template));
    }

    /// <summary>The workbook filled from one version of the summary.</summary>
    public static async Task<IResult> File(
        int year, int template, int version, UpwardReading reading, CancellationToken cancellation) =>
        await reading.FindAsync(year, template, cancellation) is { } found
        && await reading.FillAsync(found, version, cancellation) is { } filled
            ? Results.File(filled, ExcelFile.MediaType, found.FileName)
            : Results.NotFound();

    private static (Dictionary<SuperiorPlace, Cell> Cells, Dictionary<string, string> Problems) Read(
        Typed typed, Format form, SuperiorBook book)
    {
        var (cells, problems) = (new Dictionary<SuperiorPlace, Cell>(), new Dictionary<string, string>());
        foreach (var cell in form.Cells.Where(cell => typed[cell.Address].Trim().Length > 0))
        {
            var (place, problem) = book.Find(typed[cell.Address].Trim());
            if (place is not null && !cells.TryAdd(place, cell))
            {
                problem = $"{book.NameOf(place)}已经对应{Naming.Place(cells[place])}。";
            }

            if (problem is not null) problems[cell.Address] = problem;
        }

        return (cells, problems);
    }
}

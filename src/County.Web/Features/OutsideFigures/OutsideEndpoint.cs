using County.Data;
using County.Documents;
using County.Reporting;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.OutsideFigures;

/// <summary>
/// 部门对账数: what offices that know some of the units' figures by themselves say of them, a sheet for each. Read by
/// the office, taken on and withdrawn by an administrator.
/// </summary>
internal static class OutsideEndpoint
{
    public static async Task<IResult> Page(
        int year, CountyContext db, OutsideReading reading, CancellationToken cancellation) =>
        await RoundAsync(year, db, cancellation) is { } round
            ? Pages.Show<OutsidePage, OutsideModel>(await reading.ReadAsync(round, cancellation))
            : Results.NotFound();

    public static async Task<IResult> Source(
        int year, string bureau, CountyContext db, OutsideReading reading, CancellationToken cancellation) =>
        await RoundAsync(year, db, cancellation) is { } round && OutsideState.Find(bureau) is { } found
            ? Pages.Show<SourcePage, SourceModel>(await reading.ReadAsync(round, found, null, cancellation))
            : Results.NotFound();

    /// <summary>The sheet to be filled, with what is taken on already.</summary>
    public static async Task<IResult> Template(
        int year, string bureau, CountyContext db, OutsideReading reading, Caller caller,
        CancellationToken cancellation)
    {
        if (await RoundAsync(year, db, cancellation) is not { } round) return Results.NotFound();
        if (OutsideState.Find(bureau) is not { } found) return Results.NotFound();
        var template = await reading.TemplateAsync(round, found, cancellation);
        var told = (await OutsideBook.OfRoundAsync(db, caller.CountyId, year, cancellation))
            .SelectMany(unit => unit).Where(entry => entry.Source == found)
            .ToDictionary(entry => (entry.UnitId, entry.Cell), entry => (long?)entry.Figure);
        return Results.File(
            template.Write((unit, cell) => told.GetValueOrDefault((unit, cell.Address))), ExcelFile.MediaType,
            template.FileName);
    }

    /// <summary>A sheet that comes back: what it says is shown, and nothing is kept.</summary>
    public static async Task<IResult> Upload(
        int year, string bureau, IFormCollection form, CountyContext db, OutsideReading reading,
        CancellationToken cancellation)
    {
        if (await RoundAsync(year, db, cancellation) is not { } round) return Results.NotFound();
        if (OutsideState.Find(bureau) is not { } found) return Results.NotFound();
        if (form.Files["file"] is not { FileName.Length: > 0 } file)
        {
            return await RefuseAsync("请选择填好的部门对账表。");
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        var template = await reading.TemplateAsync(round, found, cancellation);
        switch (OutsideReader.Read(content.ToArray(), template))
        {
            case OutsideResult.Refused(var reason):
                return await RefuseAsync(reason);
            case OutsideResult.Read({ IsEmpty: true }, { IsEmpty: true }):
                return await RefuseAsync("表里一个数也没有填，没有可以采用的。");
            case OutsideResult.Read read:
                var state = (await reading.ReadAsync(round, found, null, cancellation)).State;
                return Pages.Show<PreviewPage, PreviewModel>(
                    new PreviewModel(year, found, state.Sheet, template.Cells, read, Typed.FileName(file.FileName)),
                    read.Problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
            default:
                throw new InvalidOperationException("A result of no known kind");
        }

        async Task<IResult> RefuseAsync(string problem) => Pages.Show<SourcePage, SourceModel>(
            await reading.ReadAsync(round, found, problem, cancellation), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Takes on what was shown, whole or not at all.</summary>
    public static async Task<IResult> Take(
        int year, string bureau, IFormCollection form, CountyContext db, OutsideReading reading, OutsideBook book,
        Caller caller, CancellationToken cancellation)
    {
        var (round, refusal) = await LockAsync(year, bureau, db, caller, cancellation);
        if (round is null || OutsideState.Find(bureau) is not { } found) return refusal ?? Results.NotFound();
        var address = AddressOf(year, found);
        var template = await reading.TemplateAsync(round, found, cancellation);
        if (TakenSheet.Read(form["figures"], template) is not { Count: > 0 } figures)
        {
            return Refusal.Show(address, "应报单位或者表格在上传之后有变动，请重新上传");
        }

        await book.TakeAsync(round, found, Typed.FileName(form["name"]), figures, caller.Person, cancellation);
        return Results.LocalRedirect(address);
    }

    public static async Task<IResult> Withdraw(
        int year, string bureau, IFormCollection _, CountyContext db, OutsideBook book, Caller caller,
        CancellationToken cancellation)
    {
        var (round, refusal) = await LockAsync(year, bureau, db, caller, cancellation);
        if (round is null || OutsideState.Find(bureau) is not { } found) return refusal ?? Results.NotFound();
        return await book.WithdrawAsync(round, found, caller.Person, cancellation)
            ? Results.LocalRedirect(AddressOf(year, found))
            : Refusal.Show(AddressOf(year, found), $"{found.OfficialName()}还没有采用的部门对账数");
    }

    internal static string AddressOf(int year) => $"/rounds/{year}/outside-figures";

    internal static string AddressOf(int year, OutsideSource source) =>
        $"{AddressOf(year)}/{OutsideState.PathOf(source)}";

    private static Task<Round?> RoundAsync(int year, CountyContext db, CancellationToken cancellation) =>
        db.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Year == year, cancellation);

    /// <summary>The round, held until the transaction ends; else why not, or neither where there is none.</summary>
    private static async Task<(Round? Round, IResult? Refused)> LockAsync(
        int year, string bureau, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        if (OutsideState.Find(bureau) is null) return (null, null);
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        return office.MayManage
            ? (await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation), null)
            : (null, Refusal.Show("/rounds", Place.NoLonger));
    }
}

using System.Security.Cryptography;
using County.Data;
using County.Documents;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.Upward;

/// <summary>上级报送: the superior's own workbooks, kept with the round.</summary>
internal static class UpwardEndpoint
{
    private const int LongestName = 60;

    public static async Task<IResult> Page(
        int year, CountyContext db, UpwardReading reading, CancellationToken cancellation) =>
        await RoundAsync(year, db, cancellation) is { } round
            ? Pages.Show<UpwardPage, UpwardModel>(await reading.ReadAsync(round, null, null, cancellation))
            : Results.NotFound();

    /// <summary>Takes a workbook in, as it came.</summary>
    public static async Task<IResult> Add(
        int year, IFormCollection form, CountyContext db, UpwardReading reading, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var (round, refused) = await LockAsync(year, db, caller, cancellation);
        if (round is null) return refused ?? Results.NotFound();
        var typed = new Typed(form);
        var (name, recipient) = (typed.Required("name", "表格名称", LongestName),
            typed.Required("addressee", "收文单位", LongestName));
        var file = form.Files["file"];
        var content = await ReadAsync(file, typed, cancellation);
        if (await db.UpwardTemplates.AnyAsync(t => t.Year == year && t.Name == name, cancellation))
        {
            typed.Refuse("name", "本年度已有同名的表格。");
        }

        if (!typed.IsGood)
        {
            return Pages.Show<UpwardPage, UpwardModel>(
                await reading.ReadAsync(round, typed, null, cancellation), StatusCodes.Status422UnprocessableEntity);
        }

        var number = 1 + await LastAsync(year, db, cancellation);
        db.UpwardTemplates.Add(new UpwardTemplate
        {
            CountyId = caller.CountyId,
            Year = year,
            Number = number,
            Name = name,
            Recipient = recipient,
            FileName = Typed.FileName(file!.FileName),
            Content = content,
            Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
            AddedBy = caller.Person,
            AddedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(AddressOf(year, number));
    }

    /// <summary>Takes over an earlier year's workbooks with their mappings, but for names that this year has.</summary>
    public static async Task<IResult> Copy(
        int year, IFormCollection _, CountyContext db, Caller caller, TimeProvider time,
        CancellationToken cancellation)
    {
        var (round, refused) = await LockAsync(year, db, caller, cancellation);
        if (round is null) return refused ?? Results.NotFound();
        var earlier = await db.UpwardTemplates.Where(t => t.Year < year).MaxAsync(t => (int?)t.Year, cancellation);
        var have = await db.UpwardTemplates.Where(t => t.Year == year).Select(t => t.Name).ToListAsync(cancellation);
        var templates = await db.UpwardTemplates.AsNoTracking()
            .Where(t => t.Year == earlier && !have.Contains(t.Name)).OrderBy(t => t.Number).ToListAsync(cancellation);
        if (templates.Count == 0) return Refusal.Show(AddressOf(year), "没有可以沿用的往年表格");
        var number = await LastAsync(year, db, cancellation);
        foreach (var template in templates)
        {
            var cells = await db.UpwardCells.AsNoTracking()
                .Where(c => c.Year == earlier && c.Template == template.Number).ToListAsync(cancellation);
            CopyInto(db, round, template, cells, ++number, caller.Person, time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(AddressOf(year));
    }

    /// <summary>Takes a workbook out that was never sent.</summary>
    public static async Task<IResult> Remove(
        int year, int template, IFormCollection _, CountyContext db, UpwardReading reading, Caller caller,
        CancellationToken cancellation)
    {
        var (round, refused) = await LockAsync(year, db, caller, cancellation);
        if (round is null) return refused ?? Results.NotFound();
        if (await reading.FindAsync(year, template, cancellation) is not { } found) return Results.NotFound();
        if (await db.UpwardSendings.AnyAsync(s => s.Year == year && s.Template == template, cancellation))
        {
            return Refusal.Show(AddressOf(year), $"“{found.Name}”已经报送过，不能删除");
        }

        db.UpwardCells.RemoveRange(await reading.CellsAsync(year, template, cancellation));
        db.UpwardTemplates.Remove(found);
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect(AddressOf(year));
    }

    internal static string AddressOf(int year) => $"/rounds/{year}/upward";

    internal static string AddressOf(int year, int template) => $"{AddressOf(year)}/templates/{template}";

    internal static string SendingOf(int year, int sending) => $"{AddressOf(year)}/sendings/{sending}";

    internal static Task<Round?> RoundAsync(int year, CountyContext db, CancellationToken cancellation) =>
        db.Rounds.AsNoTracking().SingleOrDefaultAsync(round => round.Year == year, cancellation);

    /// <summary>The round, held until the transaction ends; else why not, or neither where there is none.</summary>
    internal static async Task<(Round? Round, IResult? Refused)> LockAsync(
        int year, CountyContext db, Caller caller, CancellationToken cancellation)
    {
        var office = await Place.LockAsync(db, caller.Membership!, null, cancellation);
        return office.MayManage
            ? (await CountyReportBook.LockAsync(db, caller.CountyId, year, cancellation), null)
            : (null, Refusal.Show("/rounds", Place.NoLonger));
    }

    private static async Task<byte[]> ReadAsync(IFormFile? file, Typed typed, CancellationToken cancellation)
    {
        if (file is not { FileName.Length: > 0 })
        {
            typed.Refuse("file", "请选择上级下发的表格。");
            return [];
        }

        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        if (SuperiorBook.Open(content.ToArray()).Refusal is { } refusal) typed.Refuse("file", refusal);
        return content.ToArray();
    }

    private static async Task<int> LastAsync(int year, CountyContext db, CancellationToken cancellation) =>
        await db.UpwardTemplates.Where(t => t.Year == year).MaxAsync(t => (int?)t.Number, cancellation) ?? 0;

    private static void CopyInto(
        CountyContext db, Round round, UpwardTemplate from, IEnumerable<UpwardCell> cells, int number, string person,
        DateTimeOffset at)
    {
        // A cell that this year's form has not is left out.
        var kept = cells.Where(cell => Reporting.Catalogue.Of(round.Format).Find(cell.Cell) is not null).ToList();
        db.UpwardTemplates.Add(new UpwardTemplate
        {
            CountyId = round.CountyId,
            Year = round.Year,
            Number = number,
            Name = from.Name,
            Recipient = from.Recipient,
            FileName = from.FileName,
            Content = from.Content,
            Hash = from.Hash,
            AddedBy = person,
            AddedAt = at,
            CopiedFrom = from.Year,
            Mapped = kept.Count,
            MappedBy = person,
            MappedAt = at,
        });
        db.UpwardCells.AddRange(kept.Select(cell => new UpwardCell
        {
            CountyId = round.CountyId,
            Year = round.Year,
            Template = number,
            Sheet = cell.Sheet,
            Place = cell.Place,
            Cell = cell.Cell,
        }));
    }
}

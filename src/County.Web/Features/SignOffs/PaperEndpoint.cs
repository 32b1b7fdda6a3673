using System.Globalization;
using County.Data;
using County.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace County.Web.Features.SignOffs;

/// <summary>线下审签: what was signed and sealed on paper is uploaded and registered.</summary>
internal static class PaperEndpoint
{
    /// <summary>Registers who signed on paper and when.</summary>
    public static async Task<IResult> Register(
        int year, IFormCollection form, CountyContext db, DraftBook drafts, SignOffBook book, SignOffReading reading,
        Caller caller, TimeProvider time, CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return Results.NotFound();
        }

        var typed = new Typed(form);
        var passage = await Passage.OpenAsync(db, work.Report, isToChange: false, cancellation);
        var papers = passage is null ? [] : Read(typed, work, passage, Times.Day(time.GetUtcNow()));
        var refusal = typed.IsGood
            ? (Sentence?)await book.RegisterAsync(work, Number(typed), papers, caller.Person, cancellation)
            : Words.Key("请改正标出的地方，再登记");
        return refusal is null
            ? Results.LocalRedirect($"/reports/{year}/sign-off")
            : await AgainAsync(year, reading, typed, refusal, cancellation);
    }

    /// <summary>Adds the scans of one upload: all of them, or none.</summary>
    public static async Task<IResult> AddScans(
        int year, IFormCollection form, DraftBook drafts, ScanBook scans, SignOffReading reading, Caller caller,
        CancellationToken cancellation)
    {
        if (await drafts.LockAsync(caller.CountyId, caller.UnitId!.Value, year, cancellation) is not { } work)
        {
            return Results.NotFound();
        }

        var (files, problem) = await FilesAsync(form, cancellation);
        var refusal = problem ?? await scans.AddAsync(work.Report, files, caller.Person, cancellation);
        return refusal is null
            ? Results.LocalRedirect($"/reports/{year}/sign-off")
            : await AgainAsync(year, reading, new Typed(), refusal, cancellation);
    }

    public static async Task<IResult> RemoveScan(
        int year, int page, CountyContext db, DraftBook drafts, ScanBook scans, Caller caller,
        CancellationToken cancellation) =>
        await db.Scans.AnyAsync(
            scan => scan.UnitId == caller.UnitId && scan.Year == year && scan.Page == page, cancellation)
            ? await SignOffEndpoint.ActAsync(
                year, drafts, caller,
                async work => await scans.RemoveAsync(work.Report, page, caller.Person, cancellation), cancellation)
            : Results.NotFound();

    private static int Number(Typed typed) =>
        int.TryParse(typed["passage"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static async Task<(List<ScanFile> Files, Sentence? Problem)> FilesAsync(
        IFormCollection form, CancellationToken cancellation)
    {
        var files = new List<ScanFile>();
        var uploads = form.Files.GetFiles("file");
        if (!uploads.Any(upload => upload.FileName.Length > 0)) return (files, Words.Key("请选择扫描件或照片。"));
        if (uploads.Count > ScanFile.Most) return (files, Words.Say("一次最多上传{0}个文件。", ScanFile.Most));
        foreach (var upload in uploads)
        {
            // One byte beyond the largest is enough to refuse it; no more of it is taken into memory.
            using var content = new MemoryStream((int)Math.Min(upload.Length, ScanFile.Largest + 1));
            await using var stream = upload.OpenReadStream();
            await Beginning(stream, ScanFile.Largest + 1, content, cancellation);
            var (file, problem) = ScanFile.Of(upload.FileName, content.ToArray());
            if (file is null) return (files, problem);
            files.Add(file);
        }

        return (files, null);
    }

    private static async Task Beginning(
        Stream stream, int most, MemoryStream content, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        while (content.Length < most)
        {
            var wanted = (int)Math.Min(buffer.Length, most - content.Length);
            var read = await stream.ReadAsync(buffer.AsMemory(0, wanted), cancellation);
            if (read == 0) return;
            content.Write(buffer, 0, read);
        }
    }

    /// <summary>What was filled in, from the current step on; what is missing is said at its field.</summary>
    private static List<PaperSignature> Read(Typed typed, Working work, Passage passage, DateOnly today)
    {
        var (papers, isOver) = (new List<PaperSignature>(), false);
        var first = SignOffBook.FirstDay(work, passage);
        foreach (var step in passage.Signatures.Where(step => step.Signer is null))
        {
            var (who, when) = ($"signer-{step.Step}", $"date-{step.Step}");
            var (signer, day) = (typed.Text(who, 30), typed.Day(when));
            if (signer is null && typed[when].Length == 0)
            {
                isOver = true;
                if (step == passage.Current) typed.Refuse(who, Words.Key("请填写签字人和签字日期。"));
                continue;
            }

            if (isOver) typed.Refuse(who, Words.Key("前面的环节还没有登记，请按顺序登记。"));
            if (signer is null) typed.Refuse(who, Words.Key("请填写签字人。"));
            if (typed[when].Length == 0) typed.Refuse(when, Words.Key("请填写签字日期。"));
            if (day < first || day > today) typed.Refuse(when, $"{SignOffBook.WrongDay(first)}。");
            if (signer is not null && day is { } signedOn) papers.Add(new PaperSignature(step.Step, signer, signedOn));
        }

        return papers;
    }

    private static async Task<IResult> AgainAsync(
        int year, SignOffReading reading, Typed typed, Sentence problem, CancellationToken cancellation) =>
        await reading.ReadAsync(year, cancellation) is { } model
            ? Pages.Show<SignOffPage, SignOffModel>(
                model with { Paper = typed, Problem = problem },
                StatusCodes.Status422UnprocessableEntity)
            : Results.NotFound();
}

using System.Security.Cryptography;
using County.Reporting;

namespace County.Data;

/// <summary>
/// Keeps scans and photographs of what was signed on paper. The bytes stay as they came, with whatever a camera wrote
/// into them: a picture that was changed would not be the one whose hash goes with the submission.
/// </summary>
/// <param name="db">Inside a transaction that names the unit; the caller holds the report's lock.</param>
public sealed class ScanBook(CountyContext db, TimeProvider time)
{
    private const string NotGoingOn = "现在没有进行中的审签，请先送单位审签";

    /// <summary>Adds files to the passage that goes on; null where it was done, else why not.</summary>
    public async Task<string?> AddAsync(
        Report report, IReadOnlyList<ScanFile> files, string person, CancellationToken cancellation)
    {
        if (await OpenAsync(report, cancellation) is not { } passage) return NotGoingOn;
        if (passage.Standing.Count() + files.Count > ScanFile.Most)
        {
            return $"一次审签最多保留{ScanFile.Most}个扫描件，请合并成一个PDF，或者先移除不用的";
        }

        var page = passage.Scans.Select(scan => scan.Page).DefaultIfEmpty().Max();
        foreach (var file in files)
        {
            db.Scans.Add(new Scan
            {
                CountyId = report.CountyId,
                UnitId = report.UnitId,
                Year = report.Year,
                Number = passage.SignOff.Number,
                Page = ++page,
                FileName = file.Name,
                MediaType = file.MediaType,
                Content = file.Content,
                Hash = Convert.ToHexStringLower(SHA256.HashData(file.Content)),
                AddedBy = person,
                AddedAt = time.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Removes one from the passage that goes on; it stays on record. Null where done, else why not.</summary>
    public async Task<string?> RemoveAsync(Report report, int page, string person, CancellationToken cancellation)
    {
        if (await OpenAsync(report, cancellation) is not { } passage) return NotGoingOn;
        if (passage.Standing.All(scan => scan.Page != page)) return "这个扫描件已经移除";
        if (passage.IsOnPaper && passage.Standing.Count() == 1) return "线下审签已经登记，至少要有一个扫描件；要更换，请先上传新的再移除";
        // Its content need not be read for that.
        var scan = new Scan
        {
            CountyId = report.CountyId,
            UnitId = report.UnitId,
            Year = report.Year,
            Number = passage.SignOff.Number,
            Page = page,
            FileName = "",
            MediaType = "",
            Content = [],
            Hash = "",
            AddedBy = "",
            AddedAt = default,
        };
        db.Scans.Attach(scan);
        (scan.RemovedAt, scan.RemovedBy) = (time.GetUtcNow(), person);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private async Task<Passage?> OpenAsync(Report report, CancellationToken cancellation) =>
        report.State == ReportState.InSignOff
            ? await Passage.OpenAsync(db, report, isToChange: false, cancellation)
            : null;
}

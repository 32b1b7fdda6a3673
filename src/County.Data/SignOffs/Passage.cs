using County.Reporting;
using Microsoft.EntityFrameworkCore;

namespace County.Data;

/// <summary>A passage of sign-off with its steps and its scans.</summary>
/// <param name="Signatures">In the chain's order.</param>
/// <param name="Scans">In the order in which they were added, those that were removed too.</param>
public sealed record Passage(SignOff SignOff, IReadOnlyList<Signature> Signatures, IReadOnlyList<ScanLine> Scans)
{
    /// <summary>Whose turn it is; null once all have signed.</summary>
    public Signature? Current => Signatures.FirstOrDefault(step => step.Signer is null);

    /// <summary>Since when it lies with whom it is.</summary>
    public DateTimeOffset Since => Signatures.Max(step => step.RegisteredAt) ?? SignOff.StartedAt;

    public IEnumerable<ScanLine> Standing => Scans.Where(scan => scan.RemovedAt is null);

    /// <summary>Whether something of it was signed on paper, of which a scan has to stand.</summary>
    public bool IsOnPaper => Signatures.Any(step => step is { Signer: not null, IsOnPaper: true });

    /// <summary>Whether all have signed, and what was signed on paper is to be seen.</summary>
    public bool IsSigned => Current is null && (!IsOnPaper || Standing.Any());

    /// <summary>What the scans say in one hash: SHA-256 over theirs, a line each; null where none stands.</summary>
    public string? ScansHash =>
        Standing.Any() ? ContentHash.OfText(string.Join('\n', Standing.Select(scan => scan.Hash))) : null;

    /// <summary>The passage that goes on; null where none does.</summary>
    public static async Task<Passage?> OpenAsync(
        CountyContext db, Report report, bool isToChange, CancellationToken cancellation) =>
        await Track(Of(db, report), isToChange).SingleOrDefaultAsync(p => p.EndedAt == null, cancellation) is { } found
            ? await WithAsync(db, found, isToChange, cancellation)
            : null;

    /// <summary>A passage by its number, to look at; null where there is none.</summary>
    public static async Task<Passage?> FindAsync(
        CountyContext db, Report report, int number, CancellationToken cancellation) =>
        await Of(db, report).AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, cancellation) is { } found
            ? await WithAsync(db, found, isToChange: false, cancellation)
            : null;

    /// <summary>All passages of a report.</summary>
    public static IQueryable<SignOff> Of(CountyContext db, Report report) => db.SignOffs.Where(
        p => p.CountyId == report.CountyId && p.UnitId == report.UnitId && p.Year == report.Year);

    /// <summary>Ends the passage that goes on, where one does; the caller saves.</summary>
    internal static async Task EndAsync(
        CountyContext db, Report report, SignOffEnd end, string person, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var open = await Of(db, report).SingleOrDefaultAsync(p => p.EndedAt == null, cancellation);
        if (open is not null) End(open, end, person, now);
    }

    internal static void End(SignOff passage, SignOffEnd end, string person, DateTimeOffset now) =>
        (passage.EndedAs, passage.EndedBy, passage.EndedAt) = (end, person, now);

    internal static async Task<Passage> WithAsync(
        CountyContext db, SignOff found, bool isToChange, CancellationToken cancellation)
    {
        var (county, unit, year, number) = (found.CountyId, found.UnitId, found.Year, found.Number);
        var signatures = await Track(db.Signatures, isToChange)
            .Where(s => s.CountyId == county && s.UnitId == unit && s.Year == year && s.Number == number)
            .OrderBy(s => s.Step).ToListAsync(cancellation);
        // A scan's content is megabytes: it is read by itself, where it is shown.
        var scans = await db.Scans
            .Where(s => s.CountyId == county && s.UnitId == unit && s.Year == year && s.Number == number)
            .OrderBy(s => s.Page)
            .Select(s => new ScanLine(
                s.Page, s.FileName, s.MediaType, s.Content.Length, s.Hash, s.AddedBy, s.AddedAt, s.RemovedAt,
                s.RemovedBy))
            .ToListAsync(cancellation);
        return new Passage(found, signatures, scans);
    }

    private static IQueryable<T> Track<T>(IQueryable<T> rows, bool isToChange)
        where T : class => isToChange ? rows.AsTracking() : rows.AsNoTracking();
}

/// <summary>A scan without what is in it.</summary>
/// <param name="Size">In bytes.</param>
public sealed record ScanLine(
    int Page, string FileName, string MediaType, int Size, string Hash, string AddedBy, DateTimeOffset AddedAt,
    DateTimeOffset? RemovedAt, string? RemovedBy);

using System.Globalization;
using System.Text;

namespace County.Data;

/// <summary>A head and when it was written down.</summary>
public sealed record KnownHead(AuditHead Head, DateTimeOffset? At);

/// <summary>
/// The file outside the database into which the heads of the chains are written as they move: who owns the tables can
/// cut off the end of a chain, but not of this file. It is only ever added to.
/// </summary>
/// <param name="path">The file; null where the installation names none.</param>
public sealed class AuditHeads(string? path)
{
    private readonly Dictionary<int, AuditHead> last = [];

    private long read;

    /// <summary>Writes down the heads that have moved. One process at a time: the caller holds the lock.</summary>
    public async Task WriteAsync(
        IEnumerable<AuditHead> heads, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (path is null) return;
        await CatchUpAsync(cancellation);
        var moved = heads.Where(head => last.GetValueOrDefault(head.CountyId) != head).ToList();
        if (moved.Count == 0) return;
        var text = new StringBuilder();
        foreach (var head in moved)
        {
            text.Append(CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:ssZ} {head.CountyId} {head.Count} ")
                .Append(head.Mark).Append('\n');
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        await File.AppendAllTextAsync(path, text.ToString(), cancellation);
    }

    /// <summary>What the file knows, line by line.</summary>
    /// <exception cref="InvalidDataException">A line is not a head.</exception>
    public async IAsyncEnumerable<KnownHead> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (path is null || !File.Exists(path)) yield break;
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellation))
        {
            number++;
            yield return Parse(line) ?? throw new InvalidDataException($"line {number} of {path} is not a head");
        }
    }

    // Another process may have added lines since.
    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path)) return;
        await using var stream = new FileStream(path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = Math.Min(read, stream.Length);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (Parse(line) is { } known) last[known.Head.CountyId] = known.Head;
        }

        read = stream.Position;
    }

    private static KnownHead? Parse(string line) =>
        line.Split(' ') is [var at, var county, var count, var mark]
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && AuditHead.Parse($"{county}:{count}:{mark}") is { } head
            ? new KnownHead(head, time)
            : null;
}

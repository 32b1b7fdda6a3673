using System.Runtime.InteropServices;

namespace County.Reporting;

/// <summary>A text among many.</summary>
/// <param name="Unit">Whose it is.</param>
/// <param name="Year">Report year.</param>
/// <param name="Text">The text.</param>
public sealed record CopyText(string Unit, int Year, string Text);

/// <summary>Two texts that have passages in common.</summary>
/// <param name="Later">The later one, or of one year the one with the larger share from the other.</param>
/// <param name="Earlier">The other.</param>
/// <param name="Found">What the later one has from the earlier.</param>
public sealed record CopyPair(CopyText Later, CopyText Earlier, CopiedPassages Found);

/// <summary>
/// Finds texts that are nearly the same among many, without comparing each with each. Of each text 256 least hashes
/// are kept (MinHash with one permutation); texts that agree in a band of four of them are looked at (LSH), so that of
/// pairs half alike 98 in a hundred are met, and of pairs of which a twentieth is alike one in two thousand.
/// </summary>
public sealed class CopyIndex
{
    private const int Size = 256;
    private const int Rows = 4;

    // Beyond so many alike in a band, all are compared with the first of them only: copies of one text are one family.
    private const int MostInBand = 24;

    private readonly Boilerplate common;
    private readonly CopyLimits limits;
    private readonly List<CopyText> texts = [];
    private readonly List<uint[]?> signatures = [];

    /// <summary>An empty index.</summary>
    public CopyIndex(Boilerplate common, CopyLimits limits) => (this.common, this.limits) = (common, limits);

    /// <summary>Pairs that were compared word for word.</summary>
    public int Compared { get; private set; }

    /// <summary>Takes a text in.</summary>
    public void Add(CopyText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        texts.Add(text);
        signatures.Add(Signature(text.Text));
    }

    /// <summary>All pairs beyond the limits, each once, those with the largest share first.</summary>
    public IReadOnlyList<CopyPair> Pairs()
    {
        var met = new HashSet<(int, int)>();
        for (var band = 0; band < Size / Rows; band++)
        {
            foreach (var pair in Met(band)) met.Add(pair);
        }

        Compared = 0;
        return
        [
            .. met.Where(pair => IsLikely(pair.Item1, pair.Item2)).Select(Compare).OfType<CopyPair>()
                .OrderByDescending(pair => pair.Found.Share)
                .ThenBy(pair => pair.Later.Unit, StringComparer.Ordinal).ThenBy(pair => pair.Later.Year),
        ];
    }

    private IEnumerable<(int, int)> Met(int band)
    {
        var buckets = new Dictionary<ulong, List<int>>(texts.Count);
        for (var i = 0; i < texts.Count; i++)
        {
            if (signatures[i] is not { } signature) continue;
            var bucket = BucketOf(buckets, Key(signature, band));
            foreach (var other in bucket.Take(bucket.Count < MostInBand ? bucket.Count : 1)) yield return (other, i);
            bucket.Add(i);
        }
    }

    private static List<int> BucketOf(Dictionary<ulong, List<int>> buckets, ulong key)
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _);
        return bucket ??= new List<int>(1);
    }

    private static ulong Key(uint[] signature, int band)
    {
        ulong key = 0;
        for (var row = 0; row < Rows; row++) key = Shingles.Mixed(key) ^ signature[band * Rows + row];
        return Shingles.Mixed(key);
    }

    // What agrees in one band by chance agrees in few of the others.
    private bool IsLikely(int one, int other)
    {
        var (a, b, alike) = (signatures[one]!, signatures[other]!, 0);
        for (var i = 0; i < Size; i++)
        {
            if (a[i] == b[i]) alike++;
        }

        // Two texts of one length that have half of each in common are a third alike.
        var share = Math.Min(limits.FromPast, limits.FromOthers);
        return alike >= Size * share / (2 - share) * 0.7;
    }

    private CopyPair? Compare((int One, int Other) pair)
    {
        var (one, other) = (texts[pair.One], texts[pair.Other]);
        if (one.Year < other.Year) (one, other) = (other, one);
        Compared++;
        var found = CopiedPassages.Of(one.Text, other.Text, common, limits);
        if (one.Year == other.Year && CopiedPassages.Of(other.Text, one.Text, common, limits) is var back
            && back.Share > found.Share)
        {
            (one, other, found) = (other, one, back);
        }

        return found.Share > (one.Unit == other.Unit ? limits.FromPast : limits.FromOthers)
            ? new CopyPair(one, other, found)
            : null;
    }

    // The least hash in each of the bins; an empty bin takes that of the next full one, so that alike stays alike.
    private uint[]? Signature(string text)
    {
        var bins = new uint[Size];
        Array.Fill(bins, uint.MaxValue);
        var full = 0;
        foreach (var shingle in Shingles.Of(text, limits.Shingle).Hashes)
        {
            if (common.Has(shingle)) continue;
            ref var bin = ref bins[shingle >> 56];
            if (bin == uint.MaxValue) full++;
            bin = Math.Min(bin, (uint)(shingle & uint.MaxValue));
        }

        if (full == 0) return null;
        for (var i = Size - 1; i >= 0; i--)
        {
            var next = i;
            while (bins[next] == uint.MaxValue) next = (next + 1) % Size;
            if (next != i) bins[i] = bins[next] ^ (uint)((next - i + Size) % Size);
        }

        return bins;
    }
}

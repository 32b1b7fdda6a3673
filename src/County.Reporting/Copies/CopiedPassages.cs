using System.Collections.Immutable;

namespace County.Reporting;

/// <summary>A passage that stands in two texts.</summary>
/// <param name="Here">Where it stands in the text that is judged.</param>
/// <param name="There">Where it stands in the other.</param>
public sealed record CopiedPassage(TextRange Here, TextRange There);

/// <summary>What one text has from another, common passages left out.</summary>
/// <param name="Share">Copied characters of all that are not common, from 0 to 1.</param>
/// <param name="Passages">The passages, in order of the text that is judged, beside where they came from.</param>
public sealed record CopiedPassages(double Share, ImmutableArray<CopiedPassage> Passages)
{
    private static readonly CopiedPassages None = new(0, []);

    /// <summary>Compares two texts, in time proportional to their length.</summary>
    /// <param name="here">The text that is judged.</param>
    /// <param name="there">The one it may come from.</param>
    /// <param name="common">What is common to most units.</param>
    /// <param name="limits">Lengths that count.</param>
    public static CopiedPassages Of(string here, string there, Boilerplate common, CopyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(common);
        ArgumentNullException.ThrowIfNull(limits);
        var (mine, theirs) = (Shingles.Of(here, limits.Shingle), Shingles.Of(there, limits.Shingle));
        var own = Own(mine, common);
        if (own < limits.ShortestText) return None;
        var passages = ImmutableArray.CreateBuilder<CopiedPassage>();
        var copied = 0;
        foreach (var (first, last, from) in Runs(mine, theirs, common))
        {
            if (last - first + 1 < limits.ShortestPassage) continue;
            copied += last - first + 1;
            passages.Add(new CopiedPassage(mine.Range(first, last), theirs.Range(from, from + last - first)));
        }

        return new CopiedPassages(Math.Min(1, copied / (double)own), passages.ToImmutable());
    }

    // Letters that stand in at least one shingle of the text's own.
    private static int Own(Shingles text, Boilerplate common)
    {
        var (own, covered) = (0, 0);
        for (var i = 0; i < text.Hashes.Length; i++)
        {
            if (common.Has(text.Hashes[i])) continue;
            var from = Math.Max(covered, i);
            covered = i + text.Length;
            own += covered - from;
        }

        return own;
    }

    // Runs of letters that are the same in both texts; a letter belongs to one run only.
    private static IEnumerable<(int First, int Last, int From)> Runs(Shingles mine, Shingles theirs, Boilerplate common)
    {
        var places = new Dictionary<ulong, int>(theirs.Hashes.Length);
        for (var i = theirs.Hashes.Length - 1; i >= 0; i--) places[theirs.Hashes[i]] = i;
        var free = 0;
        for (var i = 0; i < mine.Hashes.Length; i++)
        {
            if (i < free || common.Has(mine.Hashes[i]) || !places.TryGetValue(mine.Hashes[i], out var from)) continue;
            var (at, other) = (i, from);
            while (at + 1 < mine.Hashes.Length && other + 1 < theirs.Hashes.Length
                && mine.Hashes[at + 1] == theirs.Hashes[other + 1] && !common.Has(mine.Hashes[at + 1]))
            {
                (at, other) = (at + 1, other + 1);
            }

            yield return (i, at + mine.Length - 1, from);
            free = at + mine.Length;
        }
    }
}
